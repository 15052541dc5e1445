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
 * worlds.worldNames.slice(0, 2); // => ['finite', 'digits']
 * worlds.worldNames.includes('context-fashion'); // => true
 * ```
 */
export const worldNames: readonly string[] = worldKinds.map(({name}) => name);

/** What a run leaves out where no world is named: it would take longer than a first look should. */
const ON_REQUEST: readonly string[] = [
  'fashion',
  'context-digits',
  'context-fashion',
  'mlp-digits',
  'masked-fashion',
  'mlp-fashion',
  'context-brown',
  'masked-brown',
  'mlp-brown',
];

/** The worlds of a run with nothing said. */
export const defaultWorlds: readonly string[] = worldNames.filter((name) => !ON_REQUEST.includes(name));

/** The options that say how many settings a run tries, each once. */
export const countOptions: readonly CountOption[] = [...new Set(worldKinds.map(({count}) => count))];

export function worldKindNamed(name: string): WorldKind {
  const found = worldKinds.find((kind) => kind.name === name);
  if (found) return found;
  throw inputError('worldKindNamed', 'world', worldNames.join(' | '), name);
}
