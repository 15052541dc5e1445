/**
 * Moves on the two laws of a setting, given as integer masses over a common total. A cell is a point with a label: the
 * points with label +1, then those with label -1.
 */
import type {Generator as Random} from '../../../theory/laws/generator.ts';
import type {Masses} from '../schemaParts.ts';
import {changeField, same} from './moves.ts';
import {pick} from './numbers.ts';

export interface Laws {
  readonly total: number;
  readonly U: Masses;
  readonly T: Masses;
}

const cellsOf = ({plus, minus}: Masses): number[] => [...plus, ...minus];

const lawOf = (cells: readonly number[]): Masses => ({
  plus: cells.slice(0, cells.length / 2),
  minus: cells.slice(cells.length / 2),
});

const sum = (cells: readonly number[]): number => cells.reduce((a, b) => a + b, 0);

/** Both laws changed in the same way, over another total. */
const withCells = <S extends Laws>(
  s: S,
  total: number,
  change: (cells: readonly number[]) => number[],
): S => ({
  ...s,
  total,
  U: lawOf(change(cellsOf(s.U))),
  T: lawOf(change(cellsOf(s.T))),
});

/** The masses of all points changed in the same way for both laws and labels. */
export const changeMasses = <S extends Laws>(s: S, change: (side: readonly number[]) => number[]): S => ({
  ...s,
  U: {plus: change(s.U.plus), minus: change(s.U.minus)},
  T: {plus: change(s.T.plus), minus: change(s.T.minus)},
});

function moveMass(law: Masses, from: number, to: number, amount: number): Masses {
  const cells = cellsOf(law);
  cells[from]! -= amount;
  cells[to]! += amount;
  return lawOf(cells);
}

/** Some of a cell's mass moved to another cell, for all pairs of cells. */
export function* transfers(law: Masses, amounts: (mass: number) => readonly number[]): Generator<Masses> {
  const cells = cellsOf(law);
  for (const [from, mass] of cells.entries()) {
    if (mass === 0) continue;
    for (const to of cells.keys()) {
      if (to !== from) for (const amount of amounts(mass)) yield moveMass(law, from, to, amount);
    }
  }
}

/** The law with masses over a smaller total, nearest by largest remainder. */
function rescaled(law: Masses, to: number): Masses {
  const cells = cellsOf(law);
  const scale = to / sum(cells);
  const whole = cells.map((mass) => Math.floor(mass * scale));
  const order = [...cells.keys()].sort(
    (a, b) => cells[b]! * scale - whole[b]! - (cells[a]! * scale - whole[a]!),
  );
  for (let left = to - sum(whole), i = 0; left > 0; left--, i++) whole[order[i]!]! += 1;
  return lawOf(whole);
}

/** Equal masses on the cells that have any, where the total divides. */
function levelled(law: Masses, to: number): Masses | undefined {
  const used = cellsOf(law).filter((mass) => mass > 0).length;
  return to % used === 0 ? lawOf(cellsOf(law).map((mass) => (mass > 0 ? to / used : 0))) : undefined;
}

function* smallerTotals<S extends Laws>(s: S): Generator<S> {
  for (const total of [1, 2, 3, 4, 5, 6, 8, 10, 12, 16]) {
    if (total >= s.total) break;
    for (const U of [rescaled(s.U, total), levelled(s.U, total)]) {
      for (const T of [rescaled(s.T, total), levelled(s.T, total)]) if (U && T) yield {...s, total, U, T};
    }
  }
  for (const factor of [16, 4, 3, 2]) {
    const next = withCells(s, s.total, (cells) => cells.map((mass) => Math.round(mass / factor)));
    const total = sum(cellsOf(next.U));
    if (total > 0 && total === sum(cellsOf(next.T))) yield {...next, total};
  }
  // One unit off one cell of each law: totals need not stay powers of two.
  const size = s.U.plus.length;
  for (let i = 0; i < 2 * size; i++) {
    const cell = (i % 2) * size + Math.floor(i / 2);
    const cut = Math.min(cellsOf(s.U)[cell]!, cellsOf(s.T)[cell]!);
    for (const less of cut > 0 && cut < s.total ? [cut, 1] : [])
      yield withCells(s, s.total - less, (cells) => cells.with(cell, cells[cell]! - less));
  }
}

/** Equal laws, mass put together, smaller totals. */
export function* shrinkLaws<S extends Laws>(s: S): Generator<S> {
  yield {...s, T: s.U};
  yield {...s, U: s.T};
  const amounts = (mass: number) => [mass, Math.ceil(mass / 2), 1];
  yield* changeField<S, 'U' | 'T'>(s, ['U', 'T'], (law) => transfers(law, amounts));
  yield* changeField(s, ['T'], (law) => transfers(law, amounts));
  yield* smallerTotals(s);
}

/** Masses stay far below 2^46 and dyadic totals stay short. */
const MOST_TOTAL = 2 ** 20;

function nearLaw(law: Masses, random: Random): Masses {
  const cells = cellsOf(law);
  const from = pick(
    random,
    [...cells.keys()].filter((i) => cells[i]! > 0),
  );
  // Often the same point with the other label.
  const size = law.plus.length;
  const to = random.integer(3) === 0 ? (from + size) % (2 * size) : random.integer(2 * size);
  const mass = cells[from]!;
  const amount = pick(random, [
    1,
    mass,
    Math.max(1, mass - 1),
    Math.ceil(mass / 2),
    1 + random.integer(mass),
  ]);
  return moveMass(law, from, to, amount);
}

/** One law made the other, another total, or a random part of a cell's mass moved; equal laws often stay equal. */
export function nearLaws<S extends Laws>(s: S, random: Random): S {
  const kind = random.integer(12);
  if (kind === 0) return {...s, T: s.U};
  if (kind === 1) return {...s, U: s.T};
  const times = (factor: number): S =>
    withCells(s, s.total * factor, (cells) => cells.map((mass) => mass * factor));
  const even = [s.U, s.T].flatMap(cellsOf).every((mass) => mass % 2 === 0);
  if (kind === 2 && s.total * 2 <= MOST_TOTAL) return times(2);
  if (kind === 3 && even) return times(0.5);
  if (kind < 6 && same(s.U, s.T)) {
    const law = nearLaw(s.T, random);
    return {...s, U: law, T: law};
  }
  return random.integer(2) === 0 ? {...s, T: nearLaw(s.T, random)} : {...s, U: nearLaw(s.U, random)};
}
