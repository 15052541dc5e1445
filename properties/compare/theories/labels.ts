/** What labels alone say: a test set, PAC-Bayes. */

import type {Interval} from '../../../theory/arithmetic/interval.ts';
import {div, point, scale, sub} from '../../../theory/arithmetic/interval.ts';
import {LARGEST_SUM} from '../../../theory/certificate/binomialSum.ts';
import {binomialUpper} from '../../../theory/certificate/binomialUpper.ts';
import {testOf} from '../../../theory/certificate/chainedCertificate.ts';
import {
  gaussianKl,
  gaussianRisk,
  mcAllester,
  type PacBayesInput,
  pacBayesKl,
} from '../../../theory/certificate/pacBayes.ts';
import {headErrors} from '../../../theory/claims/certificates/zeroOneRisk.ts';
import {jointAtoms} from '../../../theory/heads/risk.ts';
import {oncePer} from '../../../theory/laws/oncePer.ts';
import {named} from '../../../theory/statement/inequality.ts';
import type {Ground} from '../ground.ts';
import {type Limited, limited, type Theory} from '../theory.ts';

/** Errors on D', those that rounding leaves open counted. */
function errorsOn({fitted, sample}: Ground): {errors: number; draws: number} {
  const test = testOf(sample);
  return {errors: headErrors(fitted.case, fitted.theta).of(test).hi, draws: test.n};
}

/** Lengths |w| of the posteriors N(w, I) along f_hat that are tried: the theorems hold for all at once. */
const LENGTHS = Array.from({length: 17}, (_, k) => 2 ** ((k - 4) / 2));

/** N(w, I) for a w along f_hat. */
interface Posterior {
  readonly w: Float64Array;
  readonly kl: Interval;
  /** Lhat_D(Q). */
  readonly risk: Interval;
}

/** The posteriors of a ground, for all bounds on them, and their risks under other counts. */
const posteriorsOf = oncePer(({fitted, sample}: Ground) => {
  const {representation: h} = fitted.case;
  const size = Math.hypot(...fitted.theta);
  const labels = Int8Array.from({length: 2 * h.rows}, (_, a) => (a < h.rows ? 1 : -1));
  const rows = {rows: [...h.data, ...h.data], width: h.columns, labels};
  const weighted = (counts: Float64Array, total: number, w: Float64Array) =>
    gaussianRisk({...rows, weights: counts.map((x) => x / total)}, w, 1);
  const posteriors = LENGTHS.map((length): Posterior => {
    const w = fitted.theta.map((x) => (size > 0 ? (length * x) / size : 0));
    return {w, kl: gaussianKl(w, 1), risk: weighted(jointAtoms(sample), sample.n, w)};
  });
  return {posteriors, weighted};
});

/** The posterior with the least limit. */
function bestPosterior(ground: Ground, bound: (input: PacBayesInput) => Interval) {
  const {n} = ground.sample;
  const constant = n <= LARGEST_SUM ? 'xi' : '2 sqrt n';
  return posteriorsOf(ground)
    .posteriors.map(({w, kl, risk}) => ({w, risk, limit: bound({risk, kl, n, nu: ground.delta, constant})}))
    .reduce((a, b) => (b.limit.hi < a.limit.hi ? b : a));
}

function ofPosterior(ground: Ground, bound: (input: PacBayesInput) => Interval): Limited {
  const {w, risk, limit} = bestPosterior(ground, bound);
  const {T, total} = ground.pool;
  const truth = posteriorsOf(ground).weighted(jointAtoms(T), total, w);
  return limited(
    {empirical: named('Lhat_D(Q)', risk), budget: named('kl and ln(xi(n)/delta)', sub(limit, risk))},
    truth,
  );
}

const NOTHING = 'nothing of the laws: D, and that h was trained without it';

export const labelTheories: readonly Theory[] = [
  {
    key: 'test-set',
    name: 'test set, Clopper-Pearson',
    kind: 'labels',
    source: 'theory section 11; Langford 2005',
    risk: 'head',
    needs: "D', as many further labels as D has",
    brought: 'it is about the 0-1 risk',
    limit(ground) {
      const {errors, draws} = errorsOn(ground);
      const rate = div(point(errors), point(draws));
      const limit = binomialUpper(errors, draws, ground.delta);
      return limited(
        {errors: named("error rate on D'", rate), margin: named('margin', sub(limit, rate))},
        ground.fitted.risk,
      );
    },
  },
  {
    key: 'pac-bayes-kl',
    name: 'PAC-Bayes-kl',
    kind: 'labels',
    source: 'Seeger 2002; Maurer 2004; theory section 11',
    risk: 'randomised',
    needs: NOTHING,
    brought: 'Q = N(w, I), w along f_hat, the best length; prior N(0, I)',
    limit: (ground) => ofPosterior(ground, pacBayesKl),
  },
  {
    key: 'pac-bayes-twice',
    name: 'PAC-Bayes-kl, twice',
    kind: 'labels',
    source: 'Langford, Shawe-Taylor 2002; theory section 11',
    risk: 'head',
    needs: NOTHING,
    brought: 'where the head errs, at least half of Q does',
    limit(ground) {
      const {limit} = bestPosterior(ground, pacBayesKl);
      return limited({twice: named('2 kl^-1', scale(2, limit))}, ground.fitted.risk);
    },
  },
  {
    key: 'mcallester',
    name: 'McAllester',
    kind: 'labels',
    source: 'McAllester 1999, 2003; theory section 12',
    risk: 'randomised',
    needs: NOTHING,
    brought: 'as PAC-Bayes-kl',
    limit: (ground) => ofPosterior(ground, mcAllester),
  },
];
