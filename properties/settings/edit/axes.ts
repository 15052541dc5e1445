/**
 * Named axes: what the dimensions of a setting's tables count. Tables that share an axis share its length, so something
 * left out or copied along it changes in all of them at once.
 */

/** A place inside plain JSON, from the outside inwards: `['heads', 'thetas', 0, 1]`. Nothing is changed in place. */
export type Path = readonly (string | number)[];

/** What stands at a path; undefined where the path leads nowhere. */
export function valueAt(json: unknown, path: Path): unknown {
  return path.reduce((inside, key) => (inside as Record<string | number, unknown> | undefined)?.[key], json);
}

/** A copy with another value at a path, everything that is not on the way to it shared. */
export function withValue<T>(json: T, path: Path, value: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return value as T;
  const copy = (Array.isArray(json) ? [...json] : {...json}) as Record<string | number, unknown>;
  copy[key] = withValue(copy[key], rest, value);
  return copy as T;
}

/** The paths of all numbers, in the order in which they are written. */
export function numberPaths(json: unknown, at: Path = []): Path[] {
  if (typeof json === 'number') return [at];
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, item]) =>
    numberPaths(item, [...at, Array.isArray(json) ? Number(key) : key]),
  );
}

export const without = <T>(list: readonly T[], ...gone: readonly number[]): T[] =>
  list.filter((_, at) => !gone.includes(at));

/** By the path to each table (`heads/thetas`) the names of its axes, from the outside inwards. Tables that a setting lacks are skipped. */
export type Axes = Readonly<Record<string, readonly string[]>>;

type Change = <T>(list: readonly T[]) => T[];

function changed(table: unknown, [name, ...inner]: readonly string[], axis: string, change: Change): unknown {
  if (!Array.isArray(table)) return table;
  const items = inner.includes(axis) ? table.map((item) => changed(item, inner, axis, change)) : table;
  return name === axis ? change(items) : items;
}

/** Every list along an axis changed in the same way. */
export function alongAxis<S>(setting: S, axes: Axes, axis: string, change: Change): S {
  let next = setting;
  for (const [name, axesOfTable] of Object.entries(axes)) {
    const path = name.split('/');
    const table = axesOfTable.includes(axis) ? valueAt(setting, path) : undefined;
    if (table !== undefined) next = withValue(next, path, changed(table, axesOfTable, axis, change));
  }
  return next;
}

/** Without some places of an axis. */
export function dropped<S>(setting: S, axes: Axes, axis: string, ...gone: readonly number[]): S {
  return alongAxis(setting, axes, axis, (list) => without(list, ...gone));
}

/** Each place of an axis dropped in turn, as long as `least` of them stay. */
export function* dropEach<S>(setting: S, axes: Axes, axis: string, least = 1): Generator<S> {
  const length = axisLengths(setting, axes).get(axis) ?? 0;
  for (let at = 0; at < length && length > least; at++) yield dropped(setting, axes, axis, at);
}

/** The length of each axis, as the first table with it has it. */
export function axisLengths(setting: unknown, axes: Axes): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const [path, names] of Object.entries(axes)) {
    let table = valueAt(setting, path.split('/'));
    for (const name of names) {
      if (!Array.isArray(table)) break;
      if (!lengths.has(name)) lengths.set(name, table.length);
      table = table[0];
    }
  }
  return lengths;
}
