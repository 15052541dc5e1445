/**
 * Makes a setting smaller and rounder while it keeps a property (usually: the claim stays refuted). Greedy: the first
 * smaller candidate that keeps the property is taken, until none does. Deterministic.
 */
import {digits, rounder} from '../edit/numberCost.ts';
import {simplifyIn} from '../edit/shrinkIn.ts';
import {massMoves} from '../edit/shrinkMasses.ts';
import type {FiniteSetting, HeadSetting, Masses} from './setting.ts';
import {tokenMoves} from './shrinkTokens.ts';

type Rows = readonly (readonly number[])[];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const total = (rows: Rows): number => rows.flat().reduce((sum, x) => sum + digits(x), 0);

const headCost = (heads: HeadSetting): number =>
  heads.kind === 'ball' ? digits(heads.radius) : 20 * heads.thetas.length + total(heads.thetas);

/** Smaller is simpler: points first, then features, samples, and the digits of all numbers. */
export function complexity(s: FiniteSetting): number {
  const differs = (a: unknown, b: unknown) => (same(a, b) ? 0 : 3);
  return (
    1000 * s.representation.length +
    100 * (s.representation[0]!.length + s.reference[0]!.length + s.decoder.length) +
    100 * s.others.length +
    20 * s.n +
    (s.visible ? 50 : 0) +
    (s.noise ? 50 + total(s.noise) : 0) +
    (s.tokens ? 1000 * s.tokens.length : 0) +
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

/** 1/2, 1/4, 3/4, 1/8, 7/8, ... */
const LEVELS: readonly number[] = Array.from({length: 16}, (_, i) => i + 1).flatMap((k) => [
  2 ** -k,
  1 - 2 ** -k,
]);

/** Every candidate one move away, coarse moves first. */
export function* moves(s: FiniteSetting): Generator<FiniteSetting> {
  if (s.tokens) yield* tokenMoves(s);
  const size = s.tokens ? 0 : s.representation.length;
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
  const {visible: _visible, ...allVisible} = s;
  const {noise: _noise, ...plain} = allVisible;
  if (s.noise) yield plain;
  if (s.visible) yield allVisible;
  const d = s.representation[0]!.length;
  for (let i = 0; i < d && d > 1; i++) yield dropFeature(s, i);
  const k = s.reference[0]!.length;
  for (let i = 0; i < k && k > 1; i++) {
    const dropped = dropReferenceFeature(s, i);
    yield dropped;
    if (d === k) yield dropFeature(dropped, i);
  }
  for (let q = 0; q < s.decoder.length && s.decoder.length > 1; q++)
    yield {...s, decoder: without(s.decoder, q), ...(s.noise ? {noise: dropColumn(s.noise, q)} : {})};
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
    ...(s.noise ? {noise: s.noise.map((row) => row.slice(0, 1))} : {}),
  };
  yield {...s, heads: s.referenceHeads};
  yield {...s, referenceHeads: s.heads};
  yield* massMoves(s);
  const sameHeads = same(s.heads, s.referenceHeads);
  for (const heads of headMoves(s.heads)) {
    yield {...s, heads};
    if (sameHeads) yield {...s, heads, referenceHeads: heads};
  }
  for (const referenceHeads of headMoves(s.referenceHeads)) yield {...s, referenceHeads};
  const sameTables = same(s.representation, s.reference);
  for (const representation of tableMoves(s.representation)) {
    yield {...s, representation};
    // Apart they would first have to differ.
    if (sameTables) yield {...s, representation, reference: representation};
  }
  for (const reference of tableMoves(s.reference)) yield {...s, reference};
  for (const decoder of tableMoves(s.decoder)) yield {...s, decoder};
  for (const noise of s.noise ? tableMoves(s.noise) : []) yield {...s, noise};
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
