/** Shrinking of finite settings: fewer points, features, members, draws, then equal laws, tables and heads, simpler numbers. */
import {axisLengths, dropEach, dropped, without} from '../edit/axes.ts';
import {shrinkLaws} from '../edit/laws.ts';
import {changeField, same, simpler} from '../edit/moves.ts';
import {numberCost, numbersCost} from '../edit/numbers.ts';
import {AXES, mergePoint, rowsOf} from './axes.ts';
import type {FiniteSetting, HeadSetting} from './setting.ts';

const headCost = (heads: HeadSetting): number =>
  heads.kind === 'ball' ? numberCost(heads.radius) : 20 * heads.thetas.length + numbersCost(heads.thetas);

const differs = (a: unknown, b: unknown): number => (same(a, b) ? 0 : 3);

/** Smaller is simpler: points first, then features, samples, and all numbers. */
export function shrinkCost(s: FiniteSetting): number {
  return (
    1000 * s.representation.length +
    100 * (s.representation[0]!.length + s.reference[0]!.length + s.decoder.length) +
    100 * s.others.length +
    20 * s.n +
    (s.visible ? 50 : 0) +
    (s.noise ? 50 + numbersCost(s.noise) : 0) +
    (s.tokens ? 1000 * s.tokens.length : 0) +
    numberCost(s.total) +
    numbersCost([s.U.plus, s.U.minus, s.T.plus, s.T.minus]) +
    20 * [...s.U.minus, ...s.T.minus].filter((mass) => mass > 0).length +
    numbersCost(s.representation) +
    numbersCost(s.reference) +
    s.others.reduce((sum, rows) => sum + numbersCost(rows), 0) +
    numbersCost(s.decoder) +
    headCost(s.heads) +
    headCost(s.referenceHeads) +
    numberCost(s.nu) +
    differs(s.U, s.T) +
    differs(s.representation, s.reference) +
    differs(s.heads, s.referenceHeads)
  );
}

function* mergePoints(s: FiniteSetting): Generator<FiniteSetting> {
  const lengths = axisLengths(s, AXES);
  const size = s.U.plus.length;
  const oneHot = lengths.get('feature') === size && lengths.get('referenceFeature') === size;
  for (let from = size - 1; from >= 0 && size > 1; from--) {
    for (let to = 0; to < size; to++) {
      if (to === from) continue;
      const merged = mergePoint(s, from, to);
      yield merged;
      // A point and its own feature, so that one-hot tables stay one-hot.
      if (oneHot && !s.tokens)
        yield dropped(dropped(merged, AXES, 'referenceFeature', from), AXES, 'feature', from);
    }
  }
}

/** A token less; one that leaves its point without a masked token leads to an ill-formed setting. */
function* dropTokens(s: FiniteSetting): Generator<FiniteSetting> {
  for (const [j, flags] of (s.tokens ?? []).entries()) {
    for (const [p, row] of rowsOf(s, j).entries()) {
      if (flags.length === 1) continue;
      const tokens = s.tokens!.with(j, without(flags, p));
      yield {...dropped(s, AXES, 'row', row), tokens};
    }
  }
}

/** A point less, then a token less. */
export function* sizeMoves(s: FiniteSetting): Generator<FiniteSetting> {
  yield* mergePoints(s);
  yield* dropTokens(s);
}

function headMoves(heads: HeadSetting): HeadSetting[] {
  if (heads.kind === 'finite') {
    const {thetas} = heads;
    const fewer = thetas.length > 1 ? thetas.map((_, i) => without(thetas, i)) : [];
    return [...fewer, ...simpler(thetas)].map((next) => ({...heads, thetas: next}));
  }
  return [1, 2, 0.5, heads.radius / 2]
    .filter((radius) => numberCost(radius) < numberCost(heads.radius))
    .map((radius) => ({...heads, radius}));
}

/** 1/2, 1/4, 3/4, 1/8, 7/8, ... */
export const LEVELS = Array.from({length: 16}, (_, i) => [2 ** (-1 - i), 1 - 2 ** (-1 - i)]).flat();

function* featureMoves(s: FiniteSetting): Generator<FiniteSetting> {
  yield* dropEach(s, AXES, 'feature');
  const lengths = axisLengths(s, AXES);
  for (const [i, next] of [...dropEach(s, AXES, 'referenceFeature')].entries()) {
    yield next;
    if (lengths.get('feature') === lengths.get('referenceFeature')) yield dropped(next, AXES, 'feature', i);
  }
  yield* dropEach(s, AXES, 'target');
}

/** Every candidate one move away, coarse moves first. */
export function* shrinkMoves(s: FiniteSetting): Generator<FiniteSetting> {
  yield* sizeMoves(s);
  yield* dropEach(s, AXES, 'member', 0);
  const {visible, ...allVisible} = s;
  const {noise, ...plain} = allVisible;
  if (noise) yield plain;
  if (visible) yield allVisible;
  yield* featureMoves(s);
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
    ...(noise ? {noise: noise.map((row) => row.slice(0, 1))} : {}),
  };
  yield {...s, heads: s.referenceHeads};
  yield {...s, referenceHeads: s.heads};
  yield* shrinkLaws(s);
  yield* changeField(s, ['heads', 'referenceHeads'], headMoves);
  yield* changeField(s, ['referenceHeads'], headMoves);
  yield* changeField(s, ['representation', 'reference'], simpler);
  for (const name of ['reference', 'decoder', 'noise', 'others'] as const)
    yield* changeField(s, [name], simpler);
  for (const nu of LEVELS) if (numberCost(nu) < numberCost(s.nu)) yield {...s, nu};
}
