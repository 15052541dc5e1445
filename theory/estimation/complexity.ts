/** Rademacher complexities (no absolute value) of the classes on a case: F.h, phi.F.h, in expectation and on a sample. */

import type {Interval} from '../arithmetic/interval.ts';
import {type Case, memoised} from '../case/case.ts';
import {inputError} from '../errors.ts';
import {headScores, lossDifferences} from '../heads/lossDifference.ts';
import {jointAtoms} from '../heads/risk.ts';
import {inputMasses, type Sample} from '../laws/pool.ts';
import {ends, type IntervalMatrix} from '../linear/intervalMatrix.ts';
import {rademacherBallByCounts, rademacherFiniteByCounts} from '../rademacher/empiricalRademacher.ts';
import {expectedRademacherBall, expectedRademacherFinite} from '../rademacher/expectedRademacher.ts';
import {firstAlike, joinedRows} from '../rademacher/joinedRows.ts';

function scores(c: Case, thetas: readonly Float64Array[]): IntervalMatrix {
  return memoised(c, ['scores', thetas], () => headScores(c.representation, thetas));
}

/** phi(<theta, h_j>, y) less that of the first head: complexities do not change with a common shift. */
function lossValues(c: Case, thetas: readonly Float64Array[]): IntervalMatrix {
  return memoised(c, ['lossValues', thetas], () =>
    lossDifferences(c.representation, thetas, thetas[0]!, c.loss),
  );
}

/**
 * R_n(F.h) under T, without absolute value; exact enumeration of samples and signs.
 * @example
 * ```ts
 * import {complexity, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * complexity.headComplexity(c); // => {lo: 0.375, hi: 0.375}
 * ```
 */
export function headComplexity(c: Case): Interval {
  return memoised(c, ['R_n(F.h)'], () =>
    c.heads.kind === 'ball'
      ? expectedRademacherBall(inputMasses(c.pool.T), c.representation, c.heads.radius, c.n)
      : expectedRademacherFinite(inputMasses(c.pool.T), scores(c, c.heads.thetas), c.n),
  );
}

/**
 * R_n(phi.F.h) under T of a finite head class, without absolute value.
 * @throws InputError for a ball of heads
 * @example
 * ```ts
 * import {complexity, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * complexity.lossComplexity(c); // => {lo: 0.375, hi: 0.375}
 * ```
 */
export function lossComplexity(c: Case): Interval {
  return memoised(c, ['R_n(phi.F.h)'], () => {
    if (c.heads.kind !== 'finite')
      throw inputError('lossComplexity', 'heads', 'a finite class', c.heads.kind);
    return expectedRademacherFinite(jointAtoms(c.pool.T), lossValues(c, c.heads.thetas), c.n);
  });
}

/** Pools so small that samples share their input counts, which differ in labels and between equal or opposite rows only. */
const SMALL_POOL = 16;

/**
 * Rhat_D(F.h) on a sample, by the case's own means where it has some; labels do not enter.
 * @example
 * ```ts
 * import {complexity, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * complexity.sampleHeadComplexity(c, {plus: [1, 0], minus: [0, 1], n: 2}); // => {lo: 0.5, hi: 0.5}
 * ```
 */
export function sampleHeadComplexity(c: Case, sample: Sample): Interval {
  if (c.sampleComplexity) return c.sampleComplexity(c, sample);
  const {heads, representation} = c;
  const rows = heads.kind === 'ball' ? ends(representation) : scores(c, heads.thetas);
  const draws = inputMasses(sample);
  const small = c.pool.size <= SMALL_POOL;
  const alike = () => firstAlike(inputMasses(c.pool.T), rows);
  const counts = small ? joinedRows(draws, rows, memoised(c, ['alike', rows], alike)) : draws;
  const compute = () =>
    heads.kind === 'ball'
      ? rademacherBallByCounts(counts, rows, heads.radius)
      : rademacherFiniteByCounts(counts, rows);
  return small ? memoised(c, ['Rhat_D(F.h)', counts.join()], compute) : compute();
}

/**
 * Rhat_D(phi.F.h) on a sample, of a finite head class.
 * @throws InputError for a ball of heads
 * @example
 * ```ts
 * import {complexity, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * complexity.sampleLossComplexity(c, {plus: [1, 0], minus: [0, 1], n: 2}); // => {lo: 0.5, hi: 0.5}
 * ```
 */
export function sampleLossComplexity(c: Case, sample: Sample): Interval {
  if (c.heads.kind !== 'finite')
    throw inputError('sampleLossComplexity', 'heads', 'a finite class', c.heads.kind);
  return rademacherFiniteByCounts(jointAtoms(sample), lossValues(c, c.heads.thetas));
}
