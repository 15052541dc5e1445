/** The head that is certified, and what it does on a labelled sample. */
import {mulUp} from '../../theory/arithmetic/interval.ts';
import {headOptimum} from '../../theory/heads/headOptimum.ts';
import {largeHeadOptimum} from '../../theory/heads/largeHeadOptimum.ts';
import {type LossName, lossAtMargin, lossRange} from '../../theory/heads/loss.ts';
import type {Ends} from '../../theory/heads/risk.ts';
import {scoreEnds} from '../../theory/heads/scoreEnds.ts';
import {ends} from '../../theory/linear/intervalMatrix.ts';
import type {Matrix} from '../../theory/linear/matrix.ts';
import {sumOfSquares} from '../../theory/rademacher/rademacherSandwich.ts';
import type {Sample, TrainedHead} from './evidence.ts';
import type {LabelledFile} from './givenFiles.ts';

/** Below this the Newton steps of headOptimum are as fast, and their gap is smaller. */
const SMALL = 4000;

/** The best head on weighted rows; the certified gap is smaller on small tables. */
export function bestHeadOn(
  table: Matrix,
  labels: Int8Array,
  weights: ArrayLike<number>,
  total: number,
  loss: LossName,
  radius: number,
) {
  const mass = (y: number) => Float64Array.from(labels, (label, j) => (label === y ? weights[j]! : 0));
  const problem = {plus: mass(1), minus: mass(-1), total, table, loss};
  return table.rows * table.columns <= SMALL
    ? headOptimum(problem, radius)
    : largeHeadOptimum(problem, radius);
}

/** @param H a limit of |h(x)|, for the range of the loss */
export function trainedHead(
  {table, labels}: {readonly table: Matrix; readonly labels: Int8Array},
  {loss, radius, H}: {readonly loss: LossName; readonly radius: number; readonly H?: number | undefined},
): TrainedHead {
  const ones = new Float64Array(labels.length).fill(1);
  const {theta, gap} = bestHeadOn(table, labels, ones, labels.length, loss, radius);
  return {theta, radius, loss, gap, ...(H === undefined ? {} : {range: lossRange(loss, mulUp(radius, H))})};
}

function lossEnds(scores: Ends, labels: Int8Array, loss: LossName): Ends {
  const [lo, hi] = [new Float64Array(labels.length), new Float64Array(labels.length)];
  for (let j = 0; j < labels.length; j++) {
    const [low, high] = [scores.lo[j]!, scores.hi[j]!];
    const value = lossAtMargin(loss, labels[j] === 1 ? {lo: low, hi: high} : {lo: -high, hi: -low});
    lo[j] = value.lo;
    hi[j] = value.hi;
  }
  return {lo, hi};
}

/** Rows on the wrong side of 0, or at 0: at least `certain`, at most `possible` of them. */
export function errorsOf(
  scores: Ends,
  labels: Int8Array,
): {readonly certain: number[]; readonly possible: number[]} {
  const [certain, possible]: [number[], number[]] = [[], []];
  for (let j = 0; j < labels.length; j++) {
    const [low, high] = labels[j] === 1 ? [scores.lo[j]!, scores.hi[j]!] : [-scores.hi[j]!, -scores.lo[j]!];
    if (high <= 0) certain.push(j);
    if (low <= 0) possible.push(j);
  }
  return {certain, possible};
}

/** A sample under a head, or under the scores that came with it. */
export function scored({table, labels, scores: given}: LabelledFile, head: TrainedHead | undefined): Sample {
  const scores: Ends = table && head ? scoreEnds(table, head.theta) : {lo: given!, hi: given!};
  return {
    copies: 1,
    n: labels.length,
    errors: errorsOf(scores, labels).possible.length,
    ramp: lossEnds(scores, labels, 'ramp'),
    labels,
    ...(head ? {losses: lossEnds(scores, labels, head.loss)} : {}),
    ...(table ? {table, squares: sumOfSquares(ends(table))} : {}),
  };
}
