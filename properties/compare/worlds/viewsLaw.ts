/** The laws of the worlds of two views, their tables, the finite class of maximum likelihood, and positive pairs: see views.ts. */
import {point, square, sub, sum} from '../../../theory/arithmetic/interval.ts';
import type {EncodedNetwork} from '../../../theory/endToEnd/endToEndCase.ts';
import {inputMasses, type JointLaw, type Pool, pool} from '../../../theory/laws/pool.ts';
import {type Matrix, matrix} from '../../../theory/linear/matrix.ts';

export const VIEWS = 8;
export const TOTAL = 2 ** 40;
export const SIXTEENTHS = 16;

/** P(w = first token | v), v = (a, b); the label's part and b's. */
export const tokenChance = (v: number, strength: number, dependence: number): number => {
  const [a, b] = [Math.floor(v / 4), v % 4];
  // P(y = +1 | a = 0) = 31/32.
  const positive = a === 0 ? 31 / 32 : 1 / 32;
  const ofLabel = positive * strength + (1 - positive) * (1 - strength);
  return (1 - dependence) * ofLabel + dependence * (b < 2 ? 1 : 0);
};

/** P(w = first token | v, y). */
const givenLabel = (v: number, y: 1 | -1, dependence: number): number =>
  (1 - dependence) * (y === 1 ? 7 / 8 : 1 / 8) + dependence * (v % 4 < 2 ? 1 : 0);

/** Points are pairs (v, w), v first. */
export function laws(shift: number, dependence: number): Pool {
  // TV of U and the law of b = 0 is 3/4.
  const share = Math.round((shift / 0.75) * 2 ** 20) / 2 ** 20;
  const side = (shifted: number): JointLaw => {
    const [plus, minus] = [new Float64Array(2 * VIEWS), new Float64Array(2 * VIEWS)];
    for (let v = 0; v < VIEWS; v++) {
      const a = Math.floor(v / 4);
      const ofB = (1 - shifted) / 4 + (v % 4 === 0 ? shifted : 0);
      for (const y of [1, -1] as const) {
        const own = 0.5 * ofB * ((a === 0) === (y === 1) ? 31 / 32 : 1 / 32);
        const first = givenLabel(v, y, dependence);
        for (const w of [0, 1])
          (y === 1 ? plus : minus)[2 * v + w] = TOTAL * own * (w === 0 ? first : 1 - first);
      }
    }
    return {plus, minus};
  };
  return pool({total: TOTAL, U: side(0), T: side(share)});
}

export const TARGETS = matrix(Array.from({length: 2 * VIEWS}, (_, j) => (j % 2 === 0 ? [1, 0] : [0, 1])));
export const IDENTITY = matrix([
  [1, 0],
  [0, 1],
]);

/** A table of (p_v, 1 - p_v) at the points; p_v short, so that both are exact. */
export const tableOf = (chances: readonly number[]): Matrix =>
  matrix(
    Array.from({length: 2 * VIEWS}, (_, j) => {
      const p = Math.round(chances[Math.floor(j / 2)]! * 2 ** 30) / 2 ** 30;
      return [p, 1 - p];
    }),
  );

export function encoded(chances: readonly number[]): EncodedNetwork {
  const table = tableOf(chances);
  const losses = Array.from({length: 2 * VIEWS}, (_, j) =>
    sum([0, 1].map((i) => square(sub(point(table.data[2 * j + i]!), point(TARGETS.data[2 * j + i]!))))),
  );
  return {
    table,
    rows: table,
    decoder: IDENTITY,
    losses: {lo: Float64Array.from(losses, ({lo}) => lo), hi: Float64Array.from(losses, ({hi}) => hi)},
  };
}

export const views = Array.from({length: VIEWS}, (_, v) => v);
export const STRENGTHS = [3 / 4, 7 / 8, 15 / 16, 1];

/** The law of w given v that is likeliest on the draws. */
export function likeliest(counts: Float64Array): number[] {
  const members = STRENGTHS.flatMap((strength) =>
    Array.from({length: SIXTEENTHS}, (_, k) => views.map((v) => tokenChance(v, strength, k / SIXTEENTHS))),
  );
  const score = (chances: readonly number[]): number =>
    views.reduce((all, v) => {
      const [first, second] = [counts[2 * v]!, counts[2 * v + 1]!];
      const p = chances[v]!;
      return all + (first > 0 ? first * Math.log(p) : 0) + (second > 0 ? second * Math.log(1 - p) : 0);
    }, 0);
  let best = members[0]!;
  let most = Number.NEGATIVE_INFINITY;
  for (const member of members) {
    const own = score(member);
    if (own > most) [best, most] = [member, own];
  }
  return best;
}

/** Two v of one w. */
export function positivePairs({U}: Pool) {
  const mass = inputMasses(U);
  const ofToken = [0, 1].map((w) => views.reduce((s, v) => s + mass[2 * v + w]!, 0));
  // Whole numbers: products of masses over a common power of two.
  const graph = views.map((v) =>
    Float64Array.from(views, (z) =>
      Math.round(
        [0, 1].reduce((s, w) => s + (mass[2 * v + w]! * (mass[2 * z + w]! / ofToken[w]!)) / 2 ** 8, 0),
      ),
    ),
  );
  return {graph, node: Int32Array.from({length: 2 * VIEWS}, (_, j) => Math.floor(j / 2)), kept: 2};
}
