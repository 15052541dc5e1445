/**
 * Second moments of big pools in doubles with a rigorous error bound, for certified least squares.
 *
 * Sums run in blocks of about sqrt(M) points, so each term passes through at most n ~ 2 sqrt(M) + 8 roundings and a
 * computed sum errs by at most gamma_n sum_j |term_j|, gamma_n = n u / (1 - n u), u = 2^-53 (Higham 2002, section 4.2),
 * plus underflow of products, at most M 2^-1074. By Cauchy-Schwarz sum_j m |a_j b_j| <= sqrt(S_aa S_bb).
 * Nothing is divided by the total here: moments are times total.
 */

import {type JointLaw, pointMass} from '../laws/pool.ts';
import type {Matrix} from '../linear/matrix.ts';

/** Points taken together; the extra sums within a lane are counted in `roundings`. */
const LANES = 4;
/** Enlarges a bound computed by a few roundings of nonnegative doubles into a certain upper bound. */
export const SLACK = 1 + 2 ** -30;
/** Far above every accumulated underflow, far below everything that matters. */
export const UNDERFLOW = 2 ** -900;

/** An upper bound on gamma_n = n u / (1 - n u). */
export function gamma(n: number): number {
  return ((n * 2 ** -53) / (1 - n * 2 ** -53)) * SLACK;
}

export interface Support {
  /** Indices of points of positive mass. */
  readonly index: Int32Array;
  /** Their masses. */
  readonly mass: Float64Array;
  /** Points a block; roundings a term of a blocked sum passes through, multiplications by the mass and factor included. */
  readonly block: number;
  readonly roundings: number;
}

export function support(law: JointLaw): Support {
  const index: number[] = [];
  for (let j = 0; j < law.plus.length; j++) if (pointMass(law, j) > 0) index.push(j);
  const block = Math.ceil(Math.sqrt(index.length));
  return {
    index: Int32Array.from(index),
    mass: Float64Array.from(index, (j) => pointMass(law, j)),
    block,
    roundings: block + Math.ceil(index.length / block) + 8,
  };
}

/** Upper bounds on sum_j m_j x_ji^2 for each column i. */
export function columnSquares(s: Support, table: Matrix): Float64Array {
  const {columns, data} = table;
  const sums = new Float64Array(columns);
  for (let a = 0; a < s.index.length; a++) {
    const base = s.index[a]! * columns;
    const m = s.mass[a]!;
    for (let i = 0; i < columns; i++) sums[i]! += m * data[base + i]! * data[base + i]!;
  }
  const up = (1 + gamma(s.index.length + 4)) * SLACK;
  return sums.map((x) => (x === 0 ? 0 : x * up) + UNDERFLOW);
}

export interface CertifiedMoments {
  /** sum_j m h h^T, d x d, each entry within gamma(roundings) sqrt(S_ii S_ll) + UNDERFLOW. */
  readonly S: Float64Array;
  /** sum_j m w h^T, q x d, each entry within gamma(roundings) sqrt(T_k S_ii) + UNDERFLOW. */
  readonly C: Float64Array;
  /** sum_j m w_k^2, each within gamma(roundings) T_k + UNDERFLOW. */
  readonly T: Float64Array;
  readonly roundings: number;
}

/** @param columns the columns of the table to use */
export function certifiedMoments(
  s: Support,
  table: Matrix,
  columns: readonly number[],
  target: Matrix,
): CertifiedMoments {
  const d = columns.length;
  const q = target.columns;
  // Rows of four points at a time, so that each entry of C is read and written once for four products.
  const h = new Float64Array(d * LANES);
  const weighted = new Float64Array(d * LANES);
  const total = {S: new Float64Array(d * d), C: new Float64Array(q * d), T: new Float64Array(q)};
  const part = {S: new Float64Array(d * d), C: new Float64Array(q * d), T: new Float64Array(q)};
  const {S, C, T} = part;
  const w = target.data;
  for (let start = 0; start < s.index.length; start += s.block) {
    const end = Math.min(start + s.block, s.index.length);
    for (let a = start; a < end; a += LANES) {
      const lanes = Math.min(LANES, end - a);
      weighted.fill(0);
      for (let lane = 0; lane < lanes; lane++) {
        const base = s.index[a + lane]! * table.columns;
        const m = s.mass[a + lane]!;
        for (let i = 0; i < d; i++) {
          const x = table.data[base + columns[i]!]!;
          h[lane * d + i] = x;
          weighted[lane * d + i] = m * x;
        }
        for (let i = 0; i < d; i++) {
          const x = weighted[lane * d + i]!;
          if (x !== 0) for (let l = i; l < d; l++) S[i * d + l]! += x * h[lane * d + l]!;
        }
      }
      const m0 = s.mass[a]!;
      const m1 = lanes > 1 ? s.mass[a + 1]! : 0;
      const m2 = lanes > 2 ? s.mass[a + 2]! : 0;
      const m3 = lanes > 3 ? s.mass[a + 3]! : 0;
      const b0 = s.index[a]! * q;
      const b1 = lanes > 1 ? s.index[a + 1]! * q : b0;
      const b2 = lanes > 2 ? s.index[a + 2]! * q : b0;
      const b3 = lanes > 3 ? s.index[a + 3]! * q : b0;
      for (let k = 0; k < q; k++) {
        const x0 = w[b0 + k]!;
        const x1 = w[b1 + k]!;
        const x2 = w[b2 + k]!;
        const x3 = w[b3 + k]!;
        if (x0 === 0 && x1 === 0 && x2 === 0 && x3 === 0) continue;
        T[k]! += m0 * x0 * x0 + m1 * x1 * x1 + (m2 * x2 * x2 + m3 * x3 * x3);
        for (let i = 0, at = k * d; i < d; i++, at++) {
          C[at]! +=
            x0 * weighted[i]! +
            x1 * weighted[i + d]! +
            (x2 * weighted[i + 2 * d]! + x3 * weighted[i + 3 * d]!);
        }
      }
    }
    for (const name of ['S', 'C', 'T'] as const) {
      const from = part[name];
      const to = total[name];
      for (let i = 0; i < to.length; i++) to[i]! += from[i]!;
      from.fill(0);
    }
  }
  for (let i = 0; i < d; i++) for (let l = 0; l < i; l++) total.S[i * d + l] = total.S[l * d + i]!;
  return {...total, roundings: s.roundings};
}
