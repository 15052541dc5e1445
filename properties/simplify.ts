/**
 * Makes a setting smaller and rounder while it keeps a property (usually: the claim stays refuted). Greedy: the first
 * smaller candidate that keeps the property is taken, until none does. Deterministic.
 */
import {digits, rounder} from './digits.ts';
import {simplifyIn} from './simplifyIn.ts';
import type {FiniteSetting, HeadSetting, Masses} from './worlds/finite.ts';

type Rows = readonly (readonly number[])[];

const total = (rows: Rows): number => rows.flat().reduce((sum, x) => sum + digits(x), 0);

const headCost = (heads: HeadSetting): number =>
  heads.kind === 'ball' ? digits(heads.radius) : 20 * heads.thetas.length + total(heads.thetas);

/** Smaller is simpler: points first, then features, samples, and the digits of all numbers. */
export function complexity(s: FiniteSetting): number {
  const differs = (a: unknown, b: unknown) => (JSON.stringify(a) === JSON.stringify(b) ? 0 : 3);
  return (
    1000 * s.representation.length +
    100 * (s.representation[0]!.length + s.reference[0]!.length + s.decoder.length) +
    100 * s.others.length +
    20 * s.n +
    (s.visible ? 50 : 0) +
    (s.noise ? 50 + total(s.noise) : 0) +
    digits(s.total) +
    total([s.U.plus, s.U.minus, s.T.plus, s.T.minus]) +
    20 * [...s.U.minus, ...s.T.minus].filter((mass) => mass > 0).length +
    total(s.representation) +
    total(s.reference) +
    s.others.reduce((sum, rows) => sum + total(rows), 0) +
    total(s.decoder) +
    headCost(s.heads) +
    headCost(s.referenceHeads) +
    digits(s.nu) +
    differs(s.U, s.T) +
    differs(s.representation, s.reference) +
    differs(s.heads, s.referenceHeads)
  );
}

const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);
const dropColumn = (rows: Rows, at: number): number[][] => rows.map((row) => without(row, at));
const replaced = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((x, i) => (i === at ? value : x));

function tableMoves(rows: Rows): number[][][] {
  const moves: number[][][] = [];
  for (const [j, row] of rows.entries()) {
    for (const [i, x] of row.entries()) {
      for (const y of rounder(x)) moves.push(replaced(rows, j, replaced(row, i, y)) as number[][]);
    }
  }
  return moves;
}

function headMoves(heads: HeadSetting): HeadSetting[] {
  if (heads.kind === 'ball') {
    return [1, 2, 0.5, heads.radius / 2]
      .filter((r) => digits(r) < digits(heads.radius))
      .map((radius) => ({kind: 'ball', radius}));
  }
  const {thetas} = heads;
  return [...(thetas.length > 1 ? thetas.map((_, i) => without(thetas, i)) : []), ...tableMoves(thetas)].map(
    (next) => ({kind: 'finite', thetas: next}),
  );
}

const dropHeadEntry = (heads: HeadSetting, at: number): HeadSetting =>
  heads.kind === 'ball' ? heads : {kind: 'finite', thetas: dropColumn(heads.thetas, at)};

/** Without feature i of h and of the others. */
function dropFeature(s: FiniteSetting, i: number): FiniteSetting {
  return {
    ...s,
    representation: dropColumn(s.representation, i),
    others: s.others.map((rows) => dropColumn(rows, i)),
    heads: dropHeadEntry(s.heads, i),
  };
}

/** Without feature i of h°. */
function dropReferenceFeature(s: FiniteSetting, i: number): FiniteSetting {
  return {
    ...s,
    reference: dropColumn(s.reference, i),
    decoder: dropColumn(s.decoder, i),
    referenceHeads: dropHeadEntry(s.referenceHeads, i),
  };
}

const sum = (law: Masses): number => [...law.plus, ...law.minus].reduce((a, b) => a + b, 0);

/** Point `from` leaves; each law's mass on it goes to point `to`, label kept. */
export function mergePoint(s: FiniteSetting, from: number, to: number): FiniteSetting {
  const merge = (side: readonly number[]) => without(replaced(side, to, side[to]! + side[from]!), from);
  const law = ({plus, minus}: Masses): Masses => ({plus: merge(plus), minus: merge(minus)});
  const {noise, visible} = s;
  return {
    ...s,
    U: law(s.U),
    T: law(s.T),
    representation: without(s.representation, from),
    reference: without(s.reference, from),
    others: s.others.map((rows) => without(rows, from)),
    ...(noise ? {noise: without(noise, from)} : {}),
    ...(visible ? {visible: without(visible, from)} : {}),
  };
}

const fromCells = (cells: readonly number[]): Masses => ({
  plus: cells.slice(0, cells.length / 2),
  minus: cells.slice(cells.length / 2),
});

/** The law with masses over a smaller total, nearest by largest remainder. */
function rescaled(law: Masses, to: number): Masses {
  const cells = [...law.plus, ...law.minus];
  const scale = to / sum(law);
  const whole = cells.map((mass) => Math.floor(mass * scale));
  const order = [...cells.keys()].sort(
    (a, b) => cells[b]! * scale - whole[b]! - (cells[a]! * scale - whole[a]!),
  );
  for (let left = to - whole.reduce((a, b) => a + b, 0), i = 0; left > 0; left--, i++) whole[order[i]!]! += 1;
  return fromCells(whole);
}

/** Equal masses on the cells that have any, where the total divides. */
function levelled(law: Masses, to: number): Masses | undefined {
  const cells = [...law.plus, ...law.minus];
  const used = cells.filter((mass) => mass > 0).length;
  return to % used === 0 ? fromCells(cells.map((mass) => (mass > 0 ? to / used : 0))) : undefined;
}

function* massMoves(s: FiniteSetting): Generator<FiniteSetting> {
  yield {...s, T: s.U};
  yield {...s, U: s.T};
  const size = s.U.plus.length;
  for (const side of ['U', 'T'] as const) {
    const law = s[side];
    const cells = [...law.plus, ...law.minus];
    for (let i = 0; i < cells.length; i++) {
      if (cells[i] === 0) continue;
      for (let to = 0; to < cells.length; to++) {
        if (to === i) continue;
        for (const moved of [cells[i]!, Math.ceil(cells[i]! / 2), 1]) {
          const next = [...cells];
          next[i]! -= moved;
          next[to]! += moved;
          yield {...s, [side]: {plus: next.slice(0, size), minus: next.slice(size)}};
        }
      }
    }
  }
  for (const less of [1, 2, 3, 4, 5, 6, 8, 10, 12, 16]) {
    if (less >= s.total) break;
    for (const U of [rescaled(s.U, less), levelled(s.U, less)]) {
      for (const T of [rescaled(s.T, less), levelled(s.T, less)]) {
        if (U && T) yield {...s, total: less, U, T};
      }
    }
  }
  for (const factor of [16, 4, 3, 2]) {
    const scaled = (law: Masses): Masses => ({
      plus: law.plus.map((m) => Math.round(m / factor)),
      minus: law.minus.map((m) => Math.round(m / factor)),
    });
    const U = scaled(s.U);
    const T = scaled(s.T);
    if (sum(U) > 0 && sum(U) === sum(T)) yield {...s, total: sum(U), U, T};
  }
  // One unit off one cell of each law: totals need not stay powers of two.
  for (let i = 0; i < size; i++) {
    for (const side of ['plus', 'minus'] as const) {
      const [u, t] = [s.U[side][i]!, s.T[side][i]!];
      const cut = Math.min(u, t);
      if (cut > 0 && cut < s.total) {
        for (const less of [cut, 1]) {
          yield {
            ...s,
            total: s.total - less,
            U: {...s.U, [side]: replaced(s.U[side], i, u - less)},
            T: {...s.T, [side]: replaced(s.T[side], i, t - less)},
          };
        }
      }
    }
  }
}

/** 1/2, 1/4, 3/4, 1/8, 7/8, ... */
const LEVELS: readonly number[] = Array.from({length: 16}, (_, i) => i + 1).flatMap((k) => [
  2 ** -k,
  1 - 2 ** -k,
]);

/** Every candidate one move away, coarse moves first. */
export function* moves(s: FiniteSetting): Generator<FiniteSetting> {
  const size = s.representation.length;
  for (let from = size - 1; from >= 0 && size > 1; from--) {
    for (let to = 0; to < size; to++) {
      if (to === from) continue;
      const merged = mergePoint(s, from, to);
      yield merged;
      // A point and its own feature, so that one-hot tables stay one-hot.
      if (s.representation[0]!.length === size && s.reference[0]!.length === size)
        yield dropFeature(dropReferenceFeature(merged, from), from);
    }
  }
  for (let i = 0; i < s.others.length; i++) yield {...s, others: without(s.others, i)};
  const {visible: _visible, noise: _noise, ...plain} = s;
  if (s.noise) yield plain;
  const d = s.representation[0]!.length;
  for (let i = 0; i < d && d > 1; i++) yield dropFeature(s, i);
  const k = s.reference[0]!.length;
  for (let i = 0; i < k && k > 1; i++) {
    const dropped = dropReferenceFeature(s, i);
    yield dropped;
    if (d === k) yield dropFeature(dropped, i);
  }
  for (let q = 0; q < s.decoder.length && s.decoder.length > 1; q++)
    yield {...s, decoder: without(s.decoder, q)};
  for (const n of new Set([1, Math.ceil(s.n / 2), s.n - 1])) {
    if (n < 1 || n >= s.n) continue;
    yield {...s, n};
    // The tail of fewer draws is heaviest at another nu.
    for (const nu of LEVELS) yield {...s, n, nu};
  }
  yield {...s, representation: s.reference, heads: s.referenceHeads};
  yield {
    ...s,
    reference: s.representation,
    referenceHeads: s.heads,
    decoder: [s.representation[0]!.map(() => 0)],
  };
  yield {...s, heads: s.referenceHeads};
  yield {...s, referenceHeads: s.heads};
  yield* massMoves(s);
  for (const heads of headMoves(s.heads)) {
    yield {...s, heads};
    if (JSON.stringify(s.heads) === JSON.stringify(s.referenceHeads))
      yield {...s, heads, referenceHeads: heads};
  }
  for (const referenceHeads of headMoves(s.referenceHeads)) yield {...s, referenceHeads};
  for (const representation of tableMoves(s.representation)) yield {...s, representation};
  for (const reference of tableMoves(s.reference)) yield {...s, reference};
  for (const decoder of tableMoves(s.decoder)) yield {...s, decoder};
  for (const [i, rows] of s.others.entries()) {
    for (const next of tableMoves(rows)) yield {...s, others: replaced(s.others, i, next)};
  }
  for (const nu of LEVELS) if (digits(nu) < digits(s.nu)) yield {...s, nu};
}

/** `simplifyIn` for finite worlds. */
export function simplify(
  setting: FiniteSetting,
  keeps: (candidate: FiniteSetting) => boolean,
  most = 20_000,
): FiniteSetting {
  return simplifyIn({moves, complexity}, setting, keeps, most);
}
