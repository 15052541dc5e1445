/** All kinds of worlds, in the order in which a run tries them. */
import {inputError} from '../../theory/errors.ts';
import {fileKinds} from './file/fileKind.ts';
import {finiteKind} from './finite/finiteKind.ts';
import {imageKinds} from './images/imageKind.ts';
import {trainedKinds} from './trained/trainedKind.ts';
import type {CountOption, KindsByWord, WorldKind} from './worldKind.ts';

const KINDS: readonly (WorldKind | KindsByWord)[] = [finiteKind, ...imageKinds, ...trainedKinds, fileKinds];

export const worldKinds: readonly WorldKind[] = KINDS.filter((kind) => 'name' in kind);

const byWord: readonly KindsByWord[] = KINDS.filter((kind) => 'prefix' in kind);

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
export const countOptions: readonly CountOption[] = [...new Set(KINDS.map(({count}) => count))];

/** What `--world` may be, besides words for several kinds: for `--help` and error messages. */
export const worldWords: readonly string[] = [
  ...worldNames,
  ...byWord.map(({prefix, word}) => `${prefix}:${word}`),
];

function kindNamed(name: string): WorldKind | undefined {
  const found = worldKinds.find((kind) => kind.name === name);
  if (found) return found;
  const at = name.indexOf(':');
  const kinds = byWord.find(({prefix}) => at > 0 && prefix === name.slice(0, at));
  return at + 1 < name.length ? kinds?.kind(name.slice(at + 1)) : undefined;
}

/** Whether there is a kind of that name; what its word stands for may still be missing. */
export const isWorldName = (name: unknown): name is string =>
  typeof name === 'string' && kindNamed(name) !== undefined;

export function worldKindNamed(name: string): WorldKind {
  const found = kindNamed(name);
  if (found) return found;
  throw inputError('worldKindNamed', 'world', worldWords.join(' | '), name);
}

/** The kind of a row's world: its name, and what is special about the row after a comma. */
export const kindOfWorld = (world: string): WorldKind | undefined =>
  kindNamed(world) ?? kindNamed(world.split(',')[0]!);

/** The kinds of those names, each once, in the order of the registry and then of the names. */
export function worldKindsNamed(names: readonly string[]): readonly WorldKind[] {
  const wanted = new Map(names.map((name) => [worldKindNamed(name).name, worldKindNamed(name)]));
  const fixed = worldKinds.filter(({name}) => wanted.has(name));
  return [...fixed, ...[...wanted.values()].filter(({name}) => !worldNames.includes(name))];
}
