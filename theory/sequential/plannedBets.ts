/**
 * The default bets with half of the capital moved to one planned alternative: the rate `detect` where `nu` is claimed.
 *
 * Its odds are 1 + 0.75 (R - 1), R the odds ratio of detect against nu: a bet somewhat below the one of largest
 * growth (Kelly) has less spread and reaches 95% power in the fewest trials (about 0.75 over nu = 0.01-0.5,
 * detect/nu = 1.5-10, alpha = 0.05 and 1e-6). Any choice is valid; it only has to be made before the first trial.
 * Ranges: 0 < nu < detect <= 1.
 */
import {inputError, openProbability} from '../errors.ts';
import {DEFAULT_BETS, type OddsBet} from './oddsBets.ts';

const MOST_ODDS = 1000;

export function plannedBets({nu, detect}: {nu: number; detect: number}): readonly OddsBet[] {
  openProbability('plannedBets', 'nu', nu);
  if (!(detect > nu && detect <= 1))
    throw inputError('plannedBets', 'detect', `a rate in (${nu}, 1]`, detect);
  const ratio = Math.min(MOST_ODDS, (detect * (1 - nu)) / (nu * (1 - detect)));
  const planned = {odds: 1 + 0.75 * (ratio - 1), weight: 0.5};
  return [planned, ...DEFAULT_BETS.map(({odds, weight}) => ({odds, weight: weight / 2}))];
}
