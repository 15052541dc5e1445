/** What the claims about 0-1 losses share: counts of errors, their law, and the risk without training. */
import {div, type Interval, point} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {type Ends, jointAtoms} from '../../heads/risk.ts';
import {zeroOneErrors} from '../../heads/zeroOne.ts';
import type {Sample} from '../../laws/pool.ts';

/** Whole numbers that enclose a sum of errors. */
export interface ErrorCount {
  readonly lo: number;
  readonly hi: number;
}

const counted = (masses: ArrayLike<number>, {lo, hi}: Ends): ErrorCount => {
  const count = {lo: 0, hi: 0};
  for (let a = 0; a < masses.length; a++) {
    count.lo += masses[a]! * lo[a]!;
    count.hi += masses[a]! * hi[a]!;
  }
  return count;
};

/** One head's errors: their mass under T in units of 1 / total, and their number in a sample. */
export interface HeadErrors {
  readonly mass: ErrorCount;
  /** L_T of the 0-1 loss. */
  readonly risk: Interval;
  readonly of: (sample: Sample) => ErrorCount;
}

export function headErrors(c: Case, theta: Float64Array): HeadErrors {
  const errors = zeroOneErrors(c.representation, theta);
  const mass = counted(jointAtoms(c.pool.T), errors);
  return {
    mass,
    risk: div({lo: mass.lo, hi: mass.hi}, point(c.pool.total)),
    of: (sample) => counted(jointAtoms(sample), errors),
  };
}

const total = (masses: ArrayLike<number>): number => Array.from(masses).reduce((a, b) => a + b, 0);

/** The risk of the better constant label, what needs no training. */
export function constantLabelRisk({pool}: Pick<Case, 'pool'>): Interval {
  const {plus, minus} = pool.T;
  return div(point(Math.min(total(plus), total(minus))), point(pool.total));
}
