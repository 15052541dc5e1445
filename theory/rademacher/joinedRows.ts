/** Atoms that a random sign cannot tell apart: draws of equal or opposite rows have one signed law. */
import type {IntervalMatrix} from '../linear/intervalMatrix.ts';

/**
 * The masses (or counts), one per row, with those of exactly known rows that are equal or opposite moved to the first such
 * row.
 */
export function joinedRows(masses: ArrayLike<number>, table: IntervalMatrix): Float64Array {
  const out = Float64Array.from(masses);
  const first = new Map<string, number>();
  const k = table.columns;
  for (let a = 0; a < table.rows; a++) {
    const row = table.lo.subarray(a * k, (a + 1) * k);
    if (out[a] === 0 || row.some((x, c) => x !== table.hi[a * k + c])) continue;
    const lead = row.find((x) => x !== 0) ?? 0;
    const key = Array.from(row, (x) => (lead < 0 ? -x : x) + 0).join();
    const to = first.get(key);
    if (to === undefined) first.set(key, a);
    else {
      out[to]! += out[a]!;
      out[a] = 0;
    }
  }
  return out;
}
