/** All kinds of worlds, in the order in which a run tries them. */
import {inputError} from '../../theory/errors.ts';
import {finiteKind} from './finite/finiteKind.ts';
import {imageKinds} from './images/imageKind.ts';
import {trainedKinds} from './trained/trainedKind.ts';
import type {CountOption, WorldKind} from './worldKind.ts';

export const worldKinds: readonly WorldKind[] = [finiteKind, ...imageKinds, ...trainedKinds];

/**
 * The names of all kinds of worlds, as in `--world` and the option `worlds` of `check`.
 * @example
 * ```ts
 * import {worlds} from 'transferbound';
 *
 * worlds.worldNames; // => ['finite', 'digits', 'context', 'masked', 'mlp', 'context-digits', 'masked-digits', 'mlp-digits']
 * ```
 */
export const worldNames: readonly string[] = worldKinds.map(({name}) => name);

/** The options that say how many settings a run tries, each once. */
export const countOptions: readonly CountOption[] = [...new Set(worldKinds.map(({count}) => count))];

export function worldKindNamed(name: string): WorldKind {
  const found = worldKinds.find((kind) => kind.name === name);
  if (found) return found;
  throw inputError('worldKindNamed', 'world', worldNames.join(' | '), name);
}
