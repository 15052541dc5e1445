export const without = <T>(list: readonly T[], ...gone: readonly number[]): T[] =>
  list.filter((_, at) => !gone.includes(at));

/** Of plain JSON: the same text. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
