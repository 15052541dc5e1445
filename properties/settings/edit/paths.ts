/** Places inside plain JSON: a setting is read and changed by them, and never in place. */

/** From the outside inwards: `['heads', 'thetas', 0, 1]`. */
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
