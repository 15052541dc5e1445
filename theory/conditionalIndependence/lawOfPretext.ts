/**
 * What the conditional-independence theory reads off a pool: f*, psi*, A and e_CI of its law U, and what a network leaves of psi*.
 *
 * x1 is the visible part of a pool point, X2 = w what the pretext predicts, y its label:
 *   f*(v) = (P(y=+1|v), P(y=-1|v)),  psi*(v) = E[w|v],  A = (E[w|y=+1], E[w|y=-1]), q x 2,
 *   e_CI^2 = E|psi* - A f*|^2,  noise = E|w - psi*|^2,  e(W,h) = E|W h - psi*|^2.
 * All enclosed. Points with equal numbers `visible` show the encoder the same; by default each point is its own v.
 * Source: theory section 12; Lee et al. 2021.
 */
import {
  add,
  div,
  dot,
  type Interval,
  mul,
  ONE,
  point,
  scale,
  square,
  sub,
  sum,
  ZERO,
} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import {type JointLaw, pointMass} from '../laws/pool.ts';
import {type Matrix, row} from '../linear/matrix.ts';

/** A law of pretext rows with labels. */
export interface LabelledPretext {
  readonly law: JointLaw;
  readonly total: number;
  /** w, one row per pool point. */
  readonly target: Matrix;
  readonly visible?: ArrayLike<number>;
}

/** One visible part with mass. */
interface Visible {
  /** A pool point that shows it. */
  readonly at: number;
  readonly plus: number;
  readonly minus: number;
  /** P(y=+1|v). */
  readonly positive: Interval;
  /** psi*. */
  readonly mean: readonly Interval[];
}

export interface LawOfPretext {
  readonly total: number;
  readonly visible: readonly Visible[];
  /** E[w|y=+1] and E[w|y=-1]. */
  readonly classMeans: readonly [readonly Interval[], readonly Interval[]];
  /** e_CI^2. */
  readonly dependence: Interval;
  readonly noise: Interval;
}

const squaredDistance = (a: readonly Interval[], b: readonly Interval[]): Interval =>
  sum(a.map((x, i) => square(sub(x, b[i]!))));

/** Means of the targets, weighted. */
function meanOf(
  {target}: LabelledPretext,
  points: readonly number[],
  mass: (j: number) => number,
): Interval[] {
  const all = points.reduce((s, j) => s + mass(j), 0);
  return Array.from({length: target.columns}, (_, i) =>
    div(sum(points.map((j) => scale(mass(j), point(row(target, j)[i]!)))), point(all)),
  );
}

/** @throws InputError where a class has no mass */
export function lawOfPretext(pretext: LabelledPretext): LawOfPretext {
  const {law, total, target, visible} = pretext;
  const parts = new Map<number, number[]>();
  for (let j = 0; j < target.rows; j++) {
    if (pointMass(law, j) === 0) continue;
    const key = visible ? visible[j]! : j;
    const known = parts.get(key);
    if (known) known.push(j);
    else parts.set(key, [j]);
  }
  const points = [...parts.values()].flat();
  const means = (['plus', 'minus'] as const).map((side) => {
    const own = points.filter((j) => law[side][j]! > 0);
    if (own.length === 0) throw inputError('lawOfPretext', 'law', 'mass of both labels', side);
    return meanOf(pretext, own, (j) => law[side][j]!);
  });
  const [first, second] = [means[0]!, means[1]!];
  const all = [...parts.values()].map((own): Visible => {
    const [plus, minus] = [
      own.reduce((s, j) => s + law.plus[j]!, 0),
      own.reduce((s, j) => s + law.minus[j]!, 0),
    ];
    return {
      at: own[0]!,
      plus,
      minus,
      positive: div(point(plus), point(plus + minus)),
      mean: meanOf(pretext, own, (j) => pointMass(law, j)),
    };
  });
  const dependence = all.map(({plus, minus, positive, mean}) => {
    const other = sub(ONE, positive);
    const explained = first.map((a, i) => add(mul(a, positive), mul(second[i]!, other)));
    return scale(plus + minus, squaredDistance(mean, explained));
  });
  const noise = [...parts.values()].flatMap((own, g) =>
    own.map((j) =>
      scale(pointMass(law, j), squaredDistance(Array.from(row(target, j), point), all[g]!.mean)),
    ),
  );
  return {
    total,
    visible: all,
    classMeans: [first, second],
    dependence: div(sum(dependence), point(total)),
    noise: div(sum(noise), point(total)),
  };
}

/** e(W, h) = E|W h - psi*|^2. @param table h at the pool points */
export function excessOver({visible, total}: LawOfPretext, table: Matrix, decoder: Matrix): Interval {
  if (visible.length === 0) return ZERO;
  const lost = visible.map(({at, plus, minus, mean}) => {
    const decoded = mean.map((_, i) => dot(row(decoder, i), row(table, at)));
    return scale(plus + minus, squaredDistance(decoded, mean));
  });
  return div(sum(lost), point(total));
}
