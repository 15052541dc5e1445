/** Lists with something left out, replaced or compared; what the moves on settings are made of. */

export const without = <T>(list: readonly T[], ...gone: readonly number[]): T[] =>
  list.filter((_, at) => !gone.includes(at));

export const replaced = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((x, i) => (i === at ? value : x));

/** Of plain JSON: the same text. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
