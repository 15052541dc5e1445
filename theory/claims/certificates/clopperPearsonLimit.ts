/** What the claims with a Clopper-Pearson limit share: one head, its number of errors, and the limit of its risk. */
import {type Interval, sub} from '../../arithmetic/interval.ts';
import {rational} from '../../arithmetic/rational.ts';
import type {Case} from '../../case/case.ts';
import {binomialUpper, limitReaches} from '../../certificate/binomialUpper.ts';
import type {Sample} from '../../laws/pool.ts';
import {type Inequality, inequality, named} from '../../statement/inequality.ts';
import {constantLabelRisk, type ErrorCount, type HeadErrors} from './zeroOneRisk.ts';

/** An upper limit from a number of errors in n draws. */
export type Limit = (errors: number, c: Case) => Interval;

/** The sharp limit; with more draws than errors it is below 1. */
export const clopperPearson: Limit = (errors, {n, nu}) => binomialUpper(errors, n, nu);

/** Limits by number of errors, each once. */
export function limits(c: Case, limit: Limit): (errors: ErrorCount) => Interval {
  const known = new Map<number, Interval>();
  const at = (errors: number): Interval => {
    const found = known.get(errors) ?? limit(errors, c);
    known.set(errors, found);
    return found;
  };
  return ({lo, hi}) => ({lo: at(lo).lo, hi: at(hi).hi});
}

/** risk <= limit for one head. @param exact whether the limit is Clopper-Pearson's, so that equalities can be decided */
export function judged(
  c: Case,
  {mass, risk, of}: HeadErrors,
  limitOf: (errors: ErrorCount) => Interval,
  exact: boolean,
) {
  const untrained = constantLabelRisk(c);
  return (sample: Sample): Inequality => {
    const errors = of(sample);
    const limit = limitOf(errors);
    const open = sub(limit, risk);
    let slack: Interval | undefined;
    if (exact && open.lo < 0 && open.hi >= 0 && mass.lo === mass.hi && errors.lo === errors.hi) {
      const reaches = limitReaches(errors.lo, c.n, rational(BigInt(mass.lo), BigInt(c.pool.total)), c.nu);
      slack = reaches ? {lo: 0, hi: open.hi} : {lo: open.lo, hi: -Number.MIN_VALUE};
    }
    return inequality(
      risk,
      {limit: named('Clopper-Pearson limit', limit)},
      {slack, largestLhs: 1, untrained},
    );
  };
}
