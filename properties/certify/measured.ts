/** What the limits are limits of, where the population is known: exact sums over its rows, enclosed. */
import {
  abs,
  div,
  type Interval,
  mul,
  point,
  positivePart,
  scale,
  sub,
  sum,
} from '../../theory/arithmetic/interval.ts';
import {gaussianRisk} from '../../theory/certificate/pacBayes.ts';
import {weightedMean} from '../../theory/heads/risk.ts';
import {scoreEnds} from '../../theory/heads/scoreEnds.ts';
import type {TrainedHead} from './evidence.ts';
import type {Quantity} from './form.ts';
import type {Population} from './givenFiles.ts';
import type {Posterior} from './posteriorRisk.ts';
import {bestHeadOn, errorsOf, scored} from './trainHead.ts';

const sumOf = (weights: Float64Array): Interval => sum(Array.from(weights, point));

/** Weights over their sum, as an enclosure of a weighted mean. */
function meanUnder(weights: Float64Array, values: {lo: Float64Array; hi: Float64Array}): Interval {
  return div(weightedMean(weights, values, 1), sumOf(weights));
}

/** TV of two laws with these weights: half the sum of |u - t|, both normalised. */
export function totalVariationOf(T: Float64Array, U: Float64Array): Interval {
  const [totalT, totalU] = [sumOf(T), sumOf(U)];
  const differences = Array.from(T, (t, j) => abs(sub(div(point(t), totalT), div(point(U[j]!), totalU))));
  return scale(0.5, sum(differences));
}

export type Measured = Partial<Readonly<Record<Quantity, Interval>>>;

/** A head and the posterior that came with it. */
export interface Classifiers {
  readonly head: TrainedHead;
  readonly posterior?: Posterior | undefined;
}

interface MeasuredClassifiers extends Classifiers {
  /** Of the first half of D. */
  readonly half?: Classifiers | undefined;
}

/** The 0-1 loss of a head, a score of 0 an error, and of a head drawn from the posterior. */
function risksOf({table, labels, T}: Population, {head, posterior}: Classifiers, total: Interval) {
  const mass = (rows: readonly number[]) => sum(rows.map((j) => point(T[j]!)));
  const {certain, possible} = errorsOf(scoreEnds(table, head.theta), labels);
  const sumT = (total.lo + total.hi) / 2;
  return {
    risk: div({lo: mass(certain).lo, hi: mass(possible).hi}, total),
    randomised: posterior
      ? div(
          gaussianRisk(
            {rows: table.data, width: table.columns, labels, weights: T.map((t) => t / sumT)},
            posterior.mean,
            1,
          ),
          div(total, point(sumT)),
        )
      : undefined,
  };
}

export function measuredOn(
  population: Population,
  {half, ...whole}: MeasuredClassifiers,
  referenceRadius: number,
  zeroOneAlone = false,
): Measured {
  const {table, labels, T, reference} = population;
  const {head} = whole;
  const total = sumOf(T);
  const sumT = (total.lo + total.hi) / 2;
  const least = (of: Population['table'], radius: number): Interval => {
    const {value} = bestHeadOn(of, labels, T, sumT, head.loss, radius);
    // The masses were divided by a double near their sum.
    return mul(value, div(point(sumT), total));
  };
  const excesses = (): Measured => {
    const loss = meanUnder(T, scored({table, labels}, head).losses!);
    return {
      loss,
      'excess over the best head': positivePart(sub(loss, least(table, head.radius))),
      ...(reference ? {'excess over the reference': sub(loss, least(reference, referenceRadius))} : {}),
    };
  };
  const {risk, randomised} = risksOf(population, whole, total);
  const halved = half && risksOf(population, half, total);
  return {
    risk,
    ...(randomised ? {'randomised risk': randomised} : {}),
    ...(halved ? {'risk, head of the first half': halved.risk} : {}),
    ...(halved?.randomised ? {'randomised risk, prior of the first half': halved.randomised} : {}),
    ...(zeroOneAlone ? {} : excesses()),
  };
}
