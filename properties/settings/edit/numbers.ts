/** Small changes of numbers and tables, towards short dyadic ones, and how long numbers are to write down: what shrinking minimises. */
import type {Generator} from '../../../theory/laws/generator.ts';

/** Roughly the digits needed to write x: 0 for 0, 1 for 1, more for large, negative or fractional numbers. */
export function numberCost(x: number): number {
  if (x === 0) return 0;
  let places = 0;
  let whole = Math.abs(x);
  while (!Number.isInteger(whole) && places < 60) {
    whole *= 2;
    places++;
  }
  return 1 + Math.log2(Math.abs(whole)) + 2 * places + (x < 0 ? 0.5 : 0);
}

type Numbers = number | readonly Numbers[];

/** Of all numbers of nested lists, each `more` than its own cost; added to `sum` one after the other. */
export function numbersCost(numbers: Numbers, more = 0, sum = 0): number {
  if (typeof numbers === 'number') return sum + more + numberCost(numbers);
  return numbers.reduce<number>((soFar, inner) => numbersCost(inner, more, soFar), sum);
}

/** Candidates that cost less, roughest first. */
export function simplerNumbers(x: number): number[] {
  const options = [
    0,
    1,
    -1,
    Math.trunc(x),
    Math.round(x),
    Math.round(2 * x) / 2,
    Math.round(4 * x) / 4,
    x / 2,
    -x,
  ];
  return [...new Set(options)].filter((y) => numberCost(y) < numberCost(x));
}

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
