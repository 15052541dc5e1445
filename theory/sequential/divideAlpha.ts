/**
 * The level of each of several claims such that the chance of refuting any true one stays <= alpha (union bound).
 *
 * Holds whatever the dependence between the claims' trials, and whichever claims the run stops early on; the number
 * of claims is fixed before the run. Ranges: claims >= 1, alpha in (0,1), 1e-6 where none is given. Rounded down.
 */
import {openProbability, positiveInteger} from '../errors.ts';

export const DEFAULT_ALPHA = 1e-6;

export function divideAlpha({claims, alpha = DEFAULT_ALPHA}: {claims: number; alpha?: number}): number {
  positiveInteger('divideAlpha', 'claims', claims);
  openProbability('divideAlpha', 'alpha', alpha);
  return claims === 1 ? alpha : (alpha / claims) * (1 - 2 ** -52);
}
