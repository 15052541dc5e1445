/** Moves on any plain JSON: one number, one field, or fields that are to stay equal, changed. */
import type {Generator as Random} from '../../../theory/laws/generator.ts';
import {same} from './lists.ts';
import {nearNumber, pick} from './nearNumbers.ts';
import {numberPaths, type Path, valueAt, withValue} from './paths.ts';

type Change = (x: number) => Iterable<number>;

/** The number at the first path changed, and the same put at the further paths: what has to change together. */
export function* changeNumber<S>(setting: S, change: Change, ...paths: readonly Path[]): Generator<S> {
  for (const y of change(valueAt(setting, paths[0]!) as number))
    yield paths.reduce((next, path) => withValue(next, path, y), setting);
}

/** Each number of a list, a table or a whole setting changed in turn. */
export function* changeNumbers<T>(json: T, change: Change): Generator<T> {
  for (const path of numberPaths(json)) yield* changeNumber(json, change, path);
}

/** One field with each of the values in turn; where a second field holds the same, also both. */
export function* replaceField<S, K extends keyof S>(
  setting: S,
  field: K,
  values: Iterable<S[K]>,
  twin: K = field,
): Generator<S> {
  const both = twin !== field && same(setting[field], setting[twin]);
  for (const value of values) {
    yield {...setting, [field]: value};
    // Apart they would first have to differ.
    if (both) yield {...setting, [field]: value, [twin]: value};
  }
}

/** One random number changed: the neighbours of a family without random moves of its own. */
export function nearJson<S>(setting: S, random: Random): S {
  const paths = numberPaths(setting);
  if (paths.length === 0) return setting;
  const path = pick(random, paths);
  return withValue(setting, path, nearNumber(valueAt(setting, path) as number, random));
}
