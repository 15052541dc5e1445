/**
 * The contrastive lemma on a pool, the two labels being its classes. With rho_y = U(y), tau = rho_+^2 + rho_-^2, D_y = U(.|y), x, x+ ~ D_{c+}, x- ~ D_{c-},
 * and the representation a^(1/2) h:
 *
 *   L_un(a) = E l(a <h(x), h(x+) - h(x-)>),
 *   (1/2) sum_y E_{D_y} l(y a <h(x), mu_+ - mu_->)  <=  (L_un(a) - tau) / (1 - tau),
 *
 * l convex with l(0) = 1: hinge (1-t)_+ and squared (1-t)^2. The left side is the risk of the head a (mu_+ - mu_-) under U with both labels made
 * equally likely. For every x+ the mean over x- comes from sorted scores and sums from the top; what rounding may do is in the enclosure.
 * Source: theory section 12; Arora et al. 2019, lemma 4.3; docs/theory/contrastive.md.
 */
import {div, type Interval, interval, ONE, point, sub} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import type {JointLaw} from '../laws/pool.ts';
import {type Matrix, plainDot, row} from '../linear/matrix.ts';

/** Losses with l(0) = 1 that are convex. */
export type PairLoss = 'hinge' | 'squared';

export interface Pairs {
  /** tau. */
  readonly collisions: Interval;
  /** mu_+ - mu_-, in doubles. */
  readonly direction: Float64Array;
  /** L_un(a), enclosed. */
  readonly loss: (kind: PairLoss, scale: number) => Interval;
}

/** Points by their score against one point, with their masses of each label and of both. */
interface Scored {
  readonly scores: Float64Array;
  readonly plus: Float64Array;
  readonly minus: Float64Array;
  readonly mixed: Float64Array;
}

/** sum_z mixed_z (1 - a (s - z))_+ for every s, the scores ascending: from the sums of what is above s - 1/a. */
function hingeMeans({scores, mixed}: Scored, a: number): Float64Array {
  const M = scores.length;
  const found = new Float64Array(M);
  let [mass, moment, at] = [0, 0, M];
  for (let i = M - 1; i >= 0; i--) {
    const s = scores[i]!;
    while (at > 0 && 1 - a * (s - scores[at - 1]!) > 0) {
      at--;
      mass += mixed[at]!;
      moment += mixed[at]! * scores[at]!;
    }
    found[i] = mass * (1 - a * s) + a * moment;
  }
  return found;
}

function squaredMeans({scores, mixed}: Scored, a: number): Float64Array {
  let [mass, first, second] = [0, 0, 0];
  for (let i = 0; i < scores.length; i++) {
    mass += mixed[i]!;
    first += mixed[i]! * scores[i]!;
    second += mixed[i]! * scores[i]! ** 2;
  }
  return scores.map((s) => mass * (1 - a * s) ** 2 + 2 * a * (1 - a * s) * first + a * a * second);
}

/** @throws InputError where a label has no mass */
export function pairsOf(law: JointLaw, total: number, table: Matrix): Pairs {
  const points = Array.from({length: table.rows}, (_, j) => j).filter(
    (j) => law.plus[j]! + law.minus[j]! > 0,
  );
  const whole = (side: 'plus' | 'minus') => points.reduce((s, j) => s + law[side][j]!, 0);
  const [plusMass, minusMass] = [whole('plus'), whole('minus')];
  if (plusMass === 0 || minusMass === 0)
    throw inputError('pairsOf', 'law', 'mass of both labels', [plusMass, minusMass]);
  const direction = new Float64Array(table.columns);
  for (const j of points) {
    const share = law.plus[j]! / plusMass - law.minus[j]! / minusMass;
    for (const [i, x] of row(table, j).entries()) direction[i]! += share * x;
  }
  let longest = 0;
  const scored = points.map((x): Scored & {own: readonly [number, number]} => {
    const pairs = points
      .map((j) => ({j, score: plainDot(row(table, x), row(table, j))}))
      .sort((p, q) => p.score - q.score || p.j - q.j);
    const taken = (of: (j: number) => number) => Float64Array.from(pairs, ({j}) => of(j));
    longest = Math.max(longest, Math.abs(pairs[0]!.score), Math.abs(pairs.at(-1)!.score));
    return {
      scores: Float64Array.from(pairs, ({score}) => score),
      plus: taken((j) => law.plus[j]! / plusMass),
      minus: taken((j) => law.minus[j]! / minusMass),
      mixed: taken((j) => (law.plus[j]! + law.minus[j]!) / total),
      own: [law.plus[x]! / total, law.minus[x]! / total],
    };
  });
  const [p, q] = [div(point(plusMass), point(total)), div(point(minusMass), point(total))];
  const collisions = interval(p.lo * p.lo + q.lo * q.lo - 2 ** -50, p.hi * p.hi + q.hi * q.hi + 2 ** -50);
  const loss = (kind: PairLoss, a: number): Interval => {
    let mean = 0;
    for (const one of scored) {
      const means = kind === 'hinge' ? hingeMeans(one, a) : squaredMeans(one, a);
      let [ofPlus, ofMinus] = [0, 0];
      for (let i = 0; i < means.length; i++) {
        ofPlus += one.plus[i]! * means[i]!;
        ofMinus += one.minus[i]! * means[i]!;
      }
      mean += one.own[0] * ofPlus + one.own[1] * ofMinus;
    }
    // Sums of so many products of numbers below (1 + 2 a s)^2, each rounded a few times; inner products of d entries before them.
    const error = (6 * points.length + 4 * table.columns + 40) * 2 ** -52 * (1 + 2 * a * longest) ** 2;
    return interval(Math.max(0, mean - error), mean + error);
  };
  return {collisions, direction, loss};
}

/** (L_un - tau) / (1 - tau). */
export const supervisedLimit = (unsupervised: Interval, collisions: Interval): Interval =>
  div(sub(unsupervised, collisions), sub(ONE, collisions));
