/** Small changes of numbers and tables, towards short dyadic ones. */
import type {Generator} from '../../../theory/laws/generator.ts';

export type Rows = readonly (readonly number[])[];

export function pick<T>(random: Generator, list: readonly T[]): T {
  return list[random.integer(list.length)]!;
}

/** The neighbours of x that exact refinement tries. */
export function numbersAround(x: number): number[] {
  const options = [x + 1, x - 1, x + 0.25, x - 0.25, 2 * x, x / 2, -x, 0, 1, -1];
  return [...new Set(options)].filter((y) => y !== x);
}

const STEPS = [1, 0.5, 0.25, 0.125, 2 ** -4, 2 ** -6, 2 ** -10];
const MOST = 2 ** 10;

/** A random neighbour of x: a dyadic step away, doubled, halved, of the other sign, or 0, 1, -1. */
export function nearNumber(x: number, random: Generator): number {
  const step = pick(random, STEPS);
  const next = pick(random, [x + step, x - step, x + step, x - step, 2 * x, x / 2, -x, 0, 1, -1]);
  return Math.abs(next) > MOST || (next !== 0 && Math.abs(next) < 2 ** -20) ? x : next;
}

/** One entry changed, one row copied onto another, or all entries doubled or halved. */
export function nearTable(rows: Rows, random: Generator): Rows {
  const j = random.integer(rows.length);
  const kind = random.integer(8);
  if (kind === 0) return rows.with(j, pick(random, rows));
  if (kind === 1) {
    const factor = pick(random, [2, 0.5, -1]);
    return rows.map((row) => row.map((x) => (Math.abs(x * factor) > MOST ? x : x * factor)));
  }
  const row = rows[j]!;
  const i = random.integer(row.length);
  return rows.with(j, row.with(i, nearNumber(row[i]!, random)));
}
