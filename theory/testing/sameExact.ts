import type {ExactMatrix} from '../linear/exactMatrix.ts';

/** True where shapes and all entries agree. */
export function sameExact(a: ExactMatrix, b: ExactMatrix): boolean {
  return (
    a.rows === b.rows &&
    a.columns === b.columns &&
    a.num.every((n, i) => n * b.den === (b.num[i] as bigint) * a.den)
  );
}
