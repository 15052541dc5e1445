/** Simplifying moves on descent settings: fewer coordinates, kinks, steps and noise rows, then rounder numbers. */
import {digits, rounder} from '../edit/numberCost.ts';
import type {DescentSetting, KinkSetting} from './setting.ts';

type Row = readonly number[];
type Rows = readonly Row[];

const cost = (row: Row): number => row.reduce((sum, x) => sum + digits(x), 0);

/** Smaller is simpler: coordinates, kinks, steps and noise rows first, then the digits of all numbers. */
export function descentComplexity(s: DescentSetting): number {
  return (
    1000 * s.start.length +
    200 * s.kinks.length +
    200 * s.steps.length +
    100 * s.noise.length +
    [...s.quadratic, ...s.noise, s.linear, s.lower, s.upper, s.start, s.steps].reduce(
      (sum, row) => sum + cost(row),
      0,
    ) +
    s.kinks.reduce((sum, {at, weight}) => sum + cost([at, weight]), 0) +
    cost([s.rho, s.rhoHat])
  );
}

const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);
const replaced = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((x, i) => (i === at ? value : x));

function dropCoordinate(s: DescentSetting, at: number): DescentSetting {
  return {
    ...s,
    quadratic: without(s.quadratic, at).map((row) => without(row, at)),
    linear: without(s.linear, at),
    kinks: s.kinks
      .filter(({coordinate}) => coordinate !== at)
      .map((kink) => (kink.coordinate > at ? {...kink, coordinate: kink.coordinate - 1} : kink)),
    lower: without(s.lower, at),
    upper: without(s.upper, at),
    start: without(s.start, at),
    noise: s.noise.map((row) => without(row, at)),
  };
}

function rowMoves(row: Row): Row[] {
  return row.flatMap((x, i) => rounder(x).map((y) => replaced(row, i, y)));
}

/** Entry (i, j) and its mirror image. */
function quadraticMoves(rows: Rows): Rows[] {
  return rows.flatMap((row, i) =>
    row
      .slice(0, i + 1)
      .flatMap((x, j) =>
        rounder(x).map((y) =>
          rows.map((other, a) => other.map((z, b) => ((a === i && b === j) || (a === j && b === i) ? y : z))),
        ),
      ),
  );
}

function kinkMoves(kinks: readonly KinkSetting[]): KinkSetting[][] {
  return kinks.flatMap((kink, k) => [
    ...rounder(kink.at).map((at) => replaced(kinks, k, {...kink, at})),
    ...rounder(kink.weight).map((weight) => replaced(kinks, k, {...kink, weight})),
  ]);
}

export function* descentMoves(s: DescentSetting): Iterable<DescentSetting> {
  if (s.start.length > 1) for (const at of s.start.keys()) yield dropCoordinate(s, at);
  for (const at of s.kinks.keys()) yield {...s, kinks: without(s.kinks, at)};
  if (s.steps.length > 1) for (const at of s.steps.keys()) yield {...s, steps: without(s.steps, at)};
  const still = s.start.map(() => 0);
  if (s.noise.length > 1) yield {...s, noise: [still]};
  for (const kinks of kinkMoves(s.kinks)) yield {...s, kinks};
  for (const quadratic of quadraticMoves(s.quadratic)) yield {...s, quadratic};
  for (const name of ['linear', 'lower', 'upper', 'start', 'steps'] as const) {
    for (const row of rowMoves(s[name])) yield {...s, [name]: row};
  }
  // A row and its opposite change together, or the mean would not stay 0.
  if (s.noise.length === 2) {
    for (const row of rowMoves(s.noise[0]!)) yield {...s, noise: [row, row.map((x) => 0 - x)]};
  }
  for (const rho of rounder(s.rho)) yield {...s, rho};
  for (const rhoHat of rounder(s.rhoHat)) yield {...s, rhoHat};
}
