/**
 * Expected Rademacher complexity  R_n(A) = E_S Rhat_S(A)  over n iid draws from a finite law, exact by enumeration of
 * all signed samples: for a finite class, without absolute value, and for linear heads |theta|_2 <= R.
 *
 * Atoms whose exactly known rows are equal or opposite have the same signed law, so their masses are joined first.
 * Arguments: law -> masses, nonnegative integers (pointMass of each pool point), values or table one row per atom, n.
 * The number of patterns C(n + 2A - 1, n), halved by symmetry, is refused above 2^26: use a sample's own complexity.
 * Source: theory, sections 0 and 3.
 */

import {div, type Interval, point, scale} from '../arithmetic/interval.ts';
import {inputError, positive, positiveInteger} from '../errors.ts';
import {countSamples, massTotal} from '../laws/enumerate.ts';
import {enumerateSignedSamples, meanOverSigns} from '../laws/enumerateSigned.ts';
import {ends, type IntervalMatrix} from '../linear/intervalMatrix.ts';
import {norm, spread} from '../linear/intervalVector.ts';
import type {Matrix} from '../linear/matrix.ts';
import {joinedRows} from './joinedRows.ts';

const MOST_PATTERNS = 2 ** 26;

/** Sum over half of the signed samples of an even function times twice its probability. */
function expected(
  where: string,
  masses: ArrayLike<number>,
  vectors: Matrix | IntervalMatrix,
  n: number,
  even: typeof norm,
): Interval {
  const table = ends(vectors);
  positiveInteger(where, 'n', n);
  if (table.rows !== masses.length) {
    throw inputError(where, 'rows', `${masses.length} rows, one per mass`, table.rows);
  }
  massTotal(where, masses);
  const weights = joinedRows(masses, table);
  const patterns = countSamples(2 * Math.max(1, weights.filter((m) => m > 0).length), n);
  if (patterns > MOST_PATTERNS) {
    throw inputError(where, 'n', `a law and n with at most ${MOST_PATTERNS} signed samples`, patterns);
  }
  return meanOverSigns(even, table.columns, (visit) =>
    enumerateSignedSamples(weights, table, n, visit, true),
  );
}

/** R_n of a finite class, without absolute value, from its values at the atoms (one column a function). */
export function expectedRademacherFinite(
  masses: ArrayLike<number>,
  values: Matrix | IntervalMatrix,
  n: number,
): Interval {
  return div(expected('expectedRademacherFinite', masses, values, n, spread), point(2 * n));
}

/** R_n of linear heads |theta|_2 <= radius on the representation whose rows at the atoms are the table. */
export function expectedRademacherBall(
  masses: ArrayLike<number>,
  table: Matrix | IntervalMatrix,
  radius: number,
  n: number,
): Interval {
  positive('expectedRademacherBall', 'radius', radius);
  return div(scale(radius, expected('expectedRademacherBall', masses, table, n, norm)), point(n));
}
