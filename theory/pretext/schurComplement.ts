/**
 * Schur complement Lambda = Sigma_oo - Sigma_ho^T Sigma_hh^+ Sigma_ho: the second moment of what h° has and no
 * linear map of h gives, under one law.
 *
 * Statement (theory section 4): with E_U[w|v] = W° h°(v) (A1), for unrestricted linear decoders
 *   inf_W L_U(W,h) - L_U(W°,h°) = tr(W° Lambda W°^T), and
 *   inf_{F_R} L_U(f.h) - inf_{F_R0} L_U(f.h°) <= G sqrt(theta^T Lambda theta) under head room (A3).
 * Symbols: law, total -> U of the pool; h, o -> tables of h and h°; theta -> head on h°; W -> decoder on h°.
 * All values are exact rationals; intervals are their tightest enclosures. Lambda is positive semidefinite.
 */

import type {Rational} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';
import type {JointLaw} from '../laws/pool.ts';
import {eliminate} from '../linear/exactLinear.ts';
import {
  type ExactMatrix,
  exactColumn,
  exactMatrix,
  inner,
  product,
  transpose,
} from '../linear/exactMatrix.ts';
import type {Matrix} from '../linear/matrix.ts';
import {type Moments, moments} from './moments.ts';

/** Lambda from the three moments. */
export function schurOfMoments({hh, ho, oo}: Moments): ExactMatrix {
  const d = hh.rows;
  const k = oo.rows;
  if (hh.columns !== d || ho.rows !== d || ho.columns !== k || oo.columns !== k) {
    throw inputError('schurOfMoments', 'ho', `shape ${d} x ${k} as hh and oo ask`, [ho.rows, ho.columns]);
  }
  // One scaling by rows and columns must make the three blocks integers: den(hh) den(oo) = den(ho)^2.
  const fits = hh.den * oo.den === ho.den * ho.den;
  const common = hh.den * ho.den * oo.den;
  const integer = (m: ExactMatrix, i: number): bigint => (fits ? m.num[i]! : m.num[i]! * (common / m.den));
  const work: bigint[][] = [];
  for (let i = 0; i < d; i++) {
    const rowOf = hh.num.slice(i * d, (i + 1) * d).map((_, j) => integer(hh, i * d + j));
    for (let j = 0; j < k; j++) rowOf.push(integer(ho, i * k + j));
    work.push(rowOf);
  }
  for (let i = 0; i < k; i++) {
    const rowOf: bigint[] = [];
    for (let j = 0; j < d; j++) rowOf.push(work[j]![d + i]!);
    for (let j = 0; j < k; j++) rowOf.push(integer(oo, i * k + j));
    work.push(rowOf);
  }
  const {determinant, semidefinite} = eliminate(work, d, false);
  if (!semidefinite) throw inputError('schurOfMoments', 'hh', 'a positive semidefinite matrix', 'another');
  const num = work.slice(d).flatMap((r) => r.slice(d));
  return {rows: k, columns: k, num, den: determinant * (fits ? oo.den : common)};
}

/** Lambda of h against the reference o = h°. */
export function schurComplement(law: JointLaw, total: number, h: Matrix, o: Matrix): ExactMatrix {
  return schurOfMoments(moments(law, total, h, o));
}

/** theta^T S theta. */
export function quadraticForm(S: ExactMatrix, theta: ArrayLike<number>): Rational {
  if (theta.length !== S.rows) throw inputError('quadraticForm', 'theta', `${S.rows} entries`, theta.length);
  const t = exactColumn(theta);
  return inner(t, product(S, t));
}

/** tr(W S W^T). */
export function traceForm(S: ExactMatrix, W: Matrix): Rational {
  if (W.columns !== S.rows) throw inputError('traceForm', 'W', `${S.rows} columns`, W.columns);
  const w = exactMatrix(W);
  return inner(transpose(w), product(S, transpose(w)));
}
