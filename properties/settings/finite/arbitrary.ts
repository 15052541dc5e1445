/**
 * Random finite settings for a claim's needs, drawn with fast-check. Tight cases live on skewed laws, coinciding or
 * merged rows, equal laws and small round numbers, so each of these is a pattern of its own rather than a rarity.
 */
import fc from 'fast-check';
import type {Needs} from '../../../theory/claim/needs.ts';
import {matrixOf, vector, weighted} from '../arbitraries.ts';
import type {Masses} from '../schemaParts.ts';
import {withTokens} from './arbitraryTokens.ts';
import {limits, lossesFor, oneHot, withHeadRoom} from './needs.ts';
import type {FiniteSetting, HeadSetting} from './setting.ts';

type Rows = number[][];

/** Quarters in [-1, 1], units in [-2, 2], or sixty-fourths near 0: all short dyadic numbers. */
const entry = weighted(
  [4, fc.integer({min: -2, max: 2})],
  [4, fc.integer({min: -4, max: 4}).map((x) => x / 4)],
  [1, fc.integer({min: -2, max: 2}).map((x) => x / 64)],
);

const sign = fc.constantFrom(0, 1, -1);

const rows = (count: number, columns: number, coarse: boolean): fc.Arbitrary<Rows> =>
  matrixOf(count, columns, coarse ? sign : entry);

/** 2M integer masses that sum to total: small numbers everywhere, the rest on one or two cells. */
function law(size: number, total: number, noisy: boolean): fc.Arbitrary<Masses> {
  const cell = weighted([3, fc.constant(0)], [4, fc.integer({min: 0, max: 4})]);
  return fc
    .tuple(
      vector(2 * size, cell),
      fc.nat({max: 2 * size - 1}),
      fc.nat({max: 2 * size - 1}),
      fc.nat({max: 8}),
      fc.boolean(),
    )
    .map(([small, heavy, second, eighths, flat]) => {
      const cells = flat ? small.map(() => 0) : [...small];
      if (!noisy)
        for (let j = 0; j < size; j++) cells[2 * j + (cells[2 * j]! > cells[2 * j + 1]! ? 1 : 0)] = 0;
      let left = total - cells.reduce((a, b) => a + b, 0);
      while (left < 0) {
        const at = cells.findIndex((mass) => mass > 0);
        cells[at]! -= 1;
        left++;
      }
      if (flat) {
        // Uniform over the points, one label each.
        const share = Math.floor(left / size);
        for (let j = 0; j < size; j++) cells[2 * j + (small[2 * j]! % 2)]! += share;
        left -= share * size;
      }
      const aside = Math.floor((left * eighths) / 16);
      const put = (at: number, mass: number) => {
        const other = at ^ 1;
        cells[noisy || cells[other] === 0 ? at : other]! += mass;
      };
      put(second, aside);
      put(heavy, left - aside);
      return {plus: cells.filter((_, i) => i % 2 === 0), minus: cells.filter((_, i) => i % 2 === 1)};
    });
}

function headClass(kind: 'finite' | 'ball', dimension: number, coarse: boolean): fc.Arbitrary<HeadSetting> {
  if (kind === 'ball') {
    return fc.constantFrom(1, 2, 0.5, 4, 0.25, 3).map((radius) => ({kind: 'ball' as const, radius}));
  }
  return fc
    .array(vector(dimension, coarse ? sign : entry), {minLength: 1, maxLength: coarse ? 2 : 4})
    .map((thetas) => ({kind: 'finite' as const, thetas}));
}

/** h°, merged or bent into an h that stays related to it, or drawn freshly. */
function related(reference: Rows, dimension: number, coarse: boolean): fc.Arbitrary<Rows> {
  const size = reference.length;
  const k = reference[0]!.length;
  const merged = vector(size, fc.nat({max: size - 1})).map((to) => to.map((j) => reference[j]!));
  const mapped = rows(dimension, k, coarse).map((map) =>
    reference.map((row) => map.map((weights) => weights.reduce((sum, w, i) => sum + w * row[i]!, 0))),
  );
  return weighted(
    [2, fc.constant(reference)],
    [3, rows(size, dimension, coarse)],
    [2, fc.constant(reference.map((row) => row.map(() => 0)))],
    [2, merged],
    [2, mapped],
  );
}

/** @param needs what the claim asks of its worlds */
export function finiteSettings(needs: Needs): fc.Arbitrary<FiniteSetting> {
  const plain = anySettings(needs);
  const settings = needs.tokens ? withTokens(plain) : plain;
  return needs.realisable ? settings.map(withHeadRoom) : settings;
}

/** A third of the settings: at most two points, total 2 or 4, entries -1, 0, 1 - where extremes are common. */
function coarsened<S extends {size: number; columns: number; k: number; exponent: number; noisy: boolean}>(
  s: S,
): S {
  return {...s, size: 1 + (s.size % 2), columns: 1, k: 1, exponent: 1 + (s.exponent % 2), noisy: true};
}

function anySettings(needs: Needs): fc.Arbitrary<FiniteSetting> {
  const most = limits(needs);
  const kinds =
    needs.heads === undefined || needs.heads === 'any' ? (['finite', 'ball'] as const) : [needs.heads];
  const shape = fc.record({
    size: fc.integer({min: 1, max: most.points}),
    columns: fc.integer({min: 1, max: 3}),
    k: fc.integer({min: 1, max: 3}),
    q: fc.integer({min: needs.realisable ? 2 : 1, max: 3}),
    exponent: fc.integer({min: 4, max: 10}),
    kind: fc.constantFrom(...kinds),
    noisy: fc.boolean(),
    coarse: fc.constantFrom(false, false, true),
    shifted: fc.constantFrom('same', 'free', 'free'),
    table: needs.oneHot ? fc.constant('oneHot') : fc.constantFrom('free', 'free', 'free', 'oneHot'),
    n: fc.oneof(fc.constant(1), fc.integer({min: 1, max: most.n})),
    nu: fc.constantFrom(0.5, 0.25, 0.125, 0.0625, 0.75),
  });
  return shape.chain((drawnShape) => {
    const s = drawnShape.coarse ? coarsened(drawnShape) : drawnShape;
    const {coarse} = s;
    const total = 2 ** s.exponent;
    const k = s.table === 'oneHot' ? s.size : s.size === 1 ? 1 : s.k;
    return fc
      .record({
        U: law(s.size, total, s.noisy),
        other: law(s.size, total, s.noisy),
        reference: s.table === 'oneHot' ? fc.constant(oneHot(s.size)) : rows(s.size, k, coarse),
        decoder: rows(s.q, k, coarse),
        loss: fc.constantFrom(...lossesFor(needs, s.kind)),
        referenceHeads: headClass(s.kind, k, coarse),
        grow: fc.constantFrom(1, 2, 4),
      })
      .chain((drawn) => {
        const {reference} = drawn;
        const tables = needs.oneHot ? fc.constant(reference) : related(reference, s.columns, coarse);
        return tables.chain((representation) => {
          const dimension = representation[0]!.length;
          const heads: fc.Arbitrary<HeadSetting> =
            drawn.referenceHeads.kind === 'ball'
              ? fc.constant({kind: 'ball', radius: drawn.referenceHeads.radius * drawn.grow})
              : dimension === k
                ? fc.oneof(fc.constant(drawn.referenceHeads), headClass('finite', dimension, coarse))
                : headClass('finite', dimension, coarse);
          return fc.record({heads, others: fc.array(rows(s.size, dimension, coarse), {maxLength: 2})}).map(
            (rest): FiniteSetting => ({
              family: 'finite',
              total,
              U: drawn.U,
              T: s.shifted === 'same' ? drawn.U : drawn.other,
              loss: drawn.loss,
              heads: rest.heads,
              referenceHeads: drawn.referenceHeads,
              representation,
              reference,
              others: rest.others,
              decoder: drawn.decoder,
              beta: 0.5,
              n: s.n,
              nu: s.nu,
            }),
          );
        });
      });
  });
}
