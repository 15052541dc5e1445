/** Moves on any plain JSON: one number, one field, or fields that are to stay equal, changed. */
import type {Generator as Random} from '../../../theory/laws/generator.ts';
import {numberPaths, type Path, valueAt, withValue} from './axes.ts';
import {nearNumber, pick, simplerNumbers} from './numbers.ts';

/** Of plain JSON: the same text. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

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

/** Each number changed to each simpler one in turn. */
export const simpler = <T>(json: T): Generator<T> => changeNumbers(json, simplerNumbers);

/** One field with each of other values in turn; where further fields hold the same, also all of them: apart they would first have to differ. */
export function* changeField<S, K extends keyof S>(
  setting: S,
  [field, ...twins]: readonly [K, ...K[]],
  moves: (value: NonNullable<S[K]>) => Iterable<S[K]>,
): Generator<S> {
  const value = setting[field];
  if (value === undefined || value === null) return;
  const equal = twins.filter((twin) => same(value, setting[twin]));
  for (const next of moves(value)) {
    yield {...setting, [field]: next};
    if (equal.length > 0)
      yield {...setting, ...Object.fromEntries([field, ...equal].map((key) => [key, next]))};
  }
}

/**
 * One random number changed: the neighbours of a family without random moves of its own.
 * @param twins further places that get the same number
 */
export function nearJson<S>(
  setting: S,
  random: Random,
  twins: (path: Path) => readonly Path[] = () => [],
): S {
  const paths = numberPaths(setting);
  if (paths.length === 0) return setting;
  const path = pick(random, paths);
  const x = nearNumber(valueAt(setting, path) as number, random);
  return [path, ...twins(path)].reduce((next, at) => withValue(next, at, x), setting);
}
