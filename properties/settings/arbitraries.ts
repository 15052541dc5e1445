import fc from 'fast-check';

export const vector = <T>(length: number, entry: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(entry, {minLength: length, maxLength: length});

export const matrixOf = <T>(rows: number, columns: number, entry: fc.Arbitrary<T>): fc.Arbitrary<T[][]> =>
  vector(rows, vector(columns, entry));

/** One of several, each in proportion to its weight. */
export const weighted = <T>(...options: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<T>])[]) =>
  fc.oneof(...options.map(([weight, arbitrary]) => ({weight, arbitrary})));
