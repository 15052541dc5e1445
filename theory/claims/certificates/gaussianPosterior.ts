/** What the claims about Gaussian posteriors share: risks of N(w, I), and the limit kl^-1(Lhat, (KL + ln(xi(n)/nu))/n). */
import {type Interval, sub, ZERO} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {plainKlInverse} from '../../certificate/binaryKl.ts';
import {gaussianErrors} from '../../certificate/gaussianErrors.ts';
import {logConstant, pacBayesKl} from '../../certificate/pacBayes.ts';
import {type Ends, jointAtoms, weightedMean} from '../../heads/risk.ts';
import type {Sample} from '../../laws/pool.ts';
import {type Inequality, inequality, named} from '../../statement/inequality.ts';
import {constantLabelRisk} from './zeroOneRisk.ts';

const atMostOne = ({lo, hi}: Interval): Interval => ({lo: Math.max(0, Math.min(1, lo)), hi: Math.min(1, hi)});

/**
 * From here on kl(Lhat, L) <= (1 - Lhat) ln(1/(1 - L)) is below 2^-30 600 < 2^-20, as 1 - L is at least P(Z >= 32) over the total of the pool, or 0: a budget
 * of 2^-20 pays for it, which the ends of Lhat and L do not show.
 */
const NEARLY_ONE = 1 - 2 ** -30;

/** What a mutant changes. */
export interface Changes {
  /** Errors of N(w, I) at the atoms that were drawn, as they are counted. */
  readonly seen?: typeof trueErrors;
  /** KL as it is paid. */
  readonly paid?: (kl: Interval) => Interval;
  /** Draws as the bound has them. */
  readonly draws?: (n: number) => number;
}

/** Posterior N(mean, I) with its KL. */
export interface Candidate {
  readonly mean: Float64Array;
  readonly kl: Interval;
}

const trueErrors = ({representation}: Case, mean: Float64Array, counts: ArrayLike<number>): Ends =>
  gaussianErrors(representation, mean, 1, counts);

/** Of some posteriors, which may be chosen after the draws, the one with the smallest limit; of equal ones the first. */
export function gaussianJudge(c: Case, changes: Changes = {}) {
  const {seen = trueErrors, paid = (kl) => kl, draws = (n) => n} = changes;
  const untrained = constantLabelRisk(c);
  const {representation: h, pool} = c;
  const law = jointAtoms(pool.T);
  const blank = (atom: number): boolean => {
    const j = atom % h.rows;
    return h.data.subarray(j * h.columns, (j + 1) * h.columns).every((x) => x === 0);
  };
  // Then every head errs on every draw.
  const always = law.every((mass, atom) => mass === 0 || blank(atom));
  return (candidates: readonly Candidate[], counted: Sample): Inequality => {
    const counts = jointAtoms(counted);
    const [n, {nu}] = [draws(counted.n), c];
    const constant = logConstant(n, 'xi').hi - Math.log(nu);
    const looked = candidates.map(({mean, kl}) => {
      const risk = atMostOne(weightedMean(counts, seen(c, mean, counts), counted.n));
      return {mean, risk, kl: paid(kl)};
    });
    // Which one is judged may be chosen in doubles: the bound is about each.
    const guesses = looked.map(({risk, kl}) => plainKlInverse(risk.hi, (kl.hi + constant) / n));
    const {mean, risk: empirical, kl} = looked[guesses.indexOf(Math.min(...guesses))]!;
    const limit = pacBayesKl({risk: empirical, kl, n, nu});
    const risk = always ? {lo: 1, hi: 1} : atMostOne(weightedMean(law, trueErrors(c, mean, law), pool.total));
    const found = sub(limit, risk);
    const least = (kl.lo + logConstant(n, 'xi').lo - Math.log(nu)) / n;
    const open =
      empirical.lo >= NEARLY_ONE && least >= 2 ** -20
        ? {lo: Math.max(0, found.lo), hi: Math.max(0, found.hi)}
        : found;
    return inequality(
      risk,
      {limit: named('kl^-1(Lhat(Q), (KL + ln(xi(n)/nu))/n)', limit)},
      {slack: always && limit.hi === 1 ? ZERO : open, largestLhs: 1, untrained},
    );
  };
}
