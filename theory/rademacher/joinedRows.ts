/** Atoms that random signs cannot tell apart: draws of equal and of opposite rows have one signed law. */
import type {IntervalMatrix} from '../linear/intervalMatrix.ts';

/** For each row the first one with mass that is equal or opposite to it, itself where it is not known exactly. */
export function firstAlike(masses: ArrayLike<number>, table: IntervalMatrix): Int32Array {
  const first = new Map<string, number>();
  const k = table.columns;
  return Int32Array.from({length: table.rows}, (_, a) => {
    const row = table.lo.subarray(a * k, (a + 1) * k);
    if (masses[a] === 0 || row.some((x, c) => x !== table.hi[a * k + c])) return a;
    const lead = row.find((x) => x !== 0) ?? 0;
    const key = Array.from(row, (x) => (lead < 0 ? -x : x) + 0).join();
    const found = first.get(key) ?? a;
    first.set(key, found);
    return found;
  });
}

/** The masses (or counts), one per row, with each row's moved to where `firstAlike` says. */
export function joinedRows(
  masses: ArrayLike<number>,
  table: IntervalMatrix,
  to = firstAlike(masses, table),
): Float64Array {
  const out = new Float64Array(masses.length);
  for (let a = 0; a < out.length; a++) out[to[a]!]! += masses[a]!;
  return out;
}
