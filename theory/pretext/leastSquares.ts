/**
 * Pretext losses of linear decoders: L(W) = sum_j mass_j |W h_j - w_j|^2 / total, and inf_W L(W) over all W (q x d).
 *
 * Symbols: law, total -> U of a pool; table -> h, M x d; target -> w, M x q; decoder -> W. The infimum is always attained.
 * Small tables are computed in exact rationals, inf = E|w|^2 - tr(Sigma_wh Sigma_hh^+ Sigma_hw); big ones by certified
 * arithmetic in doubles (certifiedLeastSquares.ts). Intervals are the tightest enclosures in the exact case.
 */

import {div, type Interval, point, positivePart, sub} from '../arithmetic/interval.ts';
import {minus, type Rational, rational, toInterval} from '../arithmetic/rational.ts';
import {inputError, positiveInteger} from '../errors.ts';
import {type JointLaw, MOST_TOTAL} from '../laws/pool.ts';
import {rounded, transpose} from '../linear/exactMatrix.ts';
import type {Matrix} from '../linear/matrix.ts';
import {certifiedLeastSquares, type LeastSquaresFit} from './certifiedLeastSquares.ts';
import {support} from './certifiedMoments.ts';
import {certifiedResidual} from './certifiedResidual.ts';
import {exactFit, exactLoss, type PretextMoments} from './exactPretext.ts';
import {checkRows, secondMoment, squaredNorm} from './moments.ts';

/** Multiplications of the exact path above which the certified path is taken. */
const EXACT_WORK = 2 ** 15;

function isSmall(h: Matrix, w: Matrix): boolean {
  return h.columns <= 12 && h.rows * (h.columns * (h.columns + w.columns) + w.columns) <= EXACT_WORK;
}

function check(where: string, law: JointLaw, total: number, table: Matrix, target: Matrix): void {
  positiveInteger(where, 'total', total, MOST_TOTAL);
  checkRows(where, 'table', law, table);
  checkRows(where, 'target', law, target);
}

function momentsOf(law: JointLaw, total: number, table: Matrix, target: Matrix): PretextMoments {
  const {num, den} = squaredNorm(law, total, target);
  const hw = secondMoment(law, total, table, target);
  return {hh: secondMoment(law, total, table, table), hw, ww: rational(num, den)};
}

/** inf_W L(W), exactly. */
export function exactInfimum(law: JointLaw, total: number, table: Matrix, target: Matrix): Rational {
  return exactFit(momentsOf(law, total, table, target)).infimum;
}

/** L(W), exactly. */
export function exactPretextLoss(
  law: JointLaw,
  total: number,
  table: Matrix,
  decoder: Matrix,
  target: Matrix,
): Rational {
  return exactLoss(momentsOf(law, total, table, target), decoder);
}

/** L(W) of one decoder. */
export function pretextLoss(
  law: JointLaw,
  total: number,
  table: Matrix,
  decoder: Matrix,
  target: Matrix,
): Interval {
  check('pretextLoss', law, total, table, target);
  if (decoder.rows !== target.columns || decoder.columns !== table.columns) {
    const shape = `shape ${target.columns} x ${table.columns}, target columns x table columns`;
    throw inputError('pretextLoss', 'decoder', shape, [decoder.rows, decoder.columns]);
  }
  if (isSmall(table, target)) return toInterval(exactPretextLoss(law, total, table, decoder, target));
  const sum = certifiedResidual(support(law), table, decoder, target);
  if (sum.hi === Number.POSITIVE_INFINITY) return sum;
  return positivePart(div(sum, point(total)));
}

/** inf_W L(W), with a decoder that attains it up to rounding and the loss of that decoder. */
export function leastSquares(law: JointLaw, total: number, table: Matrix, target: Matrix): LeastSquaresFit {
  check('leastSquares', law, total, table, target);
  if (!isSmall(table, target)) return certifiedLeastSquares(law, total, table, target);
  const exact = momentsOf(law, total, table, target);
  const {infimum, X} = exactFit(exact);
  const decoder = rounded(transpose(X));
  if (!decoder.data.every(Number.isFinite)) return certifiedLeastSquares(law, total, table, target);
  const loss = toInterval(exactLoss(exact, decoder));
  return {infimum: toInterval(infimum), decoder, loss};
}

/** inf_W L(W, h) - inf_W L(W, h°): the difference is exact for small tables, so that equal infima give the point 0. */
export function pretextExcess(
  law: JointLaw,
  total: number,
  h: Matrix,
  reference: Matrix,
  target: Matrix,
): Interval {
  check('pretextExcess', law, total, h, target);
  checkRows('pretextExcess', 'reference', law, reference);
  if (isSmall(h, target) && isSmall(reference, target)) {
    return toInterval(
      minus(exactInfimum(law, total, h, target), exactInfimum(law, total, reference, target)),
    );
  }
  return sub(
    leastSquares(law, total, h, target).infimum,
    leastSquares(law, total, reference, target).infimum,
  );
}
