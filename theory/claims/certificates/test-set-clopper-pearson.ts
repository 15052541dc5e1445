import {log, sqrt} from '../../arithmetic/elementary.ts';
import {add, div, min, mul, ONE, point, scale, sub} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {bestHead} from '../../case/quantities.ts';
import {binomialUpper} from '../../certificate/binomialUpper.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {type Inequality, stated} from '../../statement/inequality.ts';
import {clopperPearson, judged, type Limit, limits} from './clopperPearsonLimit.ts';
import {type HeadErrors, headErrors} from './zeroOneRisk.ts';

const LHS = String.raw`L_T^{01}(f\circ h)`;
const LIMIT = String.raw`\sup\{p:P(\mathrm{Bin}(n,p)\le S_D(f))\ge\nu\}`;

/** A head that D has no part in: the best under U. */
const fixedHead = (c: Case): HeadErrors => headErrors(c, bestHead(c, 'U', c.representation, c.heads).theta);

const prepared =
  (limit: Limit, exact = false) =>
  (c: Case) =>
    judged(c, fixedHead(c), limits(c, limit), exact);

/** D stands for a test set: one that had no part in h, in the head, or in the choice of either. */
export const testSetClopperPearson = defineClaim({
  id: 'test-set-clopper-pearson',
  title: 'Test-set bound, 0-1 loss, Clopper-Pearson',
  ...stated(LHS, {limit: LIMIT}),
  source: 'theory section 11; Clopper, Pearson 1934; Langford 2005, theorem 3.3; docs/theory/certificates.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, images: true, informative: true},
  hypotheses: [],
  prepare: prepared(clopperPearson, true),
});

export const mutants = [
  mutantOf(testSetClopperPearson, {
    id: 'clopper-pearson-with-one-error-fewer',
    title: 'Clopper-Pearson with one error fewer',
    ...stated(LHS, {limit: LIMIT.replace('S_D(f)', '(S_D(f)-1)_+')}),
    why: 'P(Bin < S) in the place of P(Bin <= S): a single draw that is an error then says what none says',
    prepare: prepared((errors, {n, nu}) => binomialUpper(Math.max(0, errors - 1), n, nu)),
  }),
  mutantOf(testSetClopperPearson, {
    id: 'clopper-pearson-at-twice-the-level',
    title: 'Clopper-Pearson at level 2 nu',
    ...stated(LHS, {limit: LIMIT.replace(String.raw`\ge\nu`, String.raw`\ge2\nu`)}),
    why: 'one end of an interval with nu at each end, called an interval of level nu',
    // No p but 0 has P(Bin <= S) >= 1 with S < n.
    prepare: prepared((errors, {n, nu}) => {
      if (errors === n) return ONE;
      return 2 * nu >= 1 ? point(0) : binomialUpper(errors, n, 2 * nu);
    }),
  }),
  mutantOf(testSetClopperPearson, {
    id: 'clopper-pearson-observed-rate',
    title: 'The observed rate of errors for its limit',
    ...stated(LHS, {limit: 'S_D(f)/n'}),
    why: 'about half of all samples show less than the truth',
    prepare: prepared((errors, {n}) => div(point(errors), point(n))),
  }),
  mutantOf(testSetClopperPearson, {
    id: 'clopper-pearson-normal-approximation',
    title: 'The normal approximation of the binomial law for Clopper-Pearson',
    ...stated(LHS, {
      limit: String.raw`\hat p+\sqrt{2\ln(1/\nu)\,\hat p(1-\hat p)/n},\quad\hat p=S_D(f)/n`,
    }),
    why: 'without an error in the sample it says that there are none',
    // sqrt(2 ln(1/nu)) is at least the normal quantile.
    prepare: prepared((errors, {n, nu}) => {
      const rate = div(point(errors), point(n));
      const variance = div(mul(rate, sub(ONE, rate)), point(n));
      return min(ONE, add(rate, sqrt(mul(scale(-2, log(point(nu))), variance))));
    }),
  }),
  mutantOf(testSetClopperPearson, {
    id: 'clopper-pearson-with-head-chosen-on-test-set',
    title: 'Clopper-Pearson for the head with fewest errors on the test set',
    ...stated(LHS, {limit: LIMIT}, {where: String.raw`,\quad f\in\arg\min_{F}S_D(f)`}),
    needs: {...testSetClopperPearson.needs, heads: 'finite'},
    why: 'the best of several on D is best by chance too',
    prepare(c) {
      const limitOf = limits(c, clopperPearson);
      const thetas = c.heads.kind === 'finite' ? c.heads.thetas : [];
      const all = thetas.map((theta) => headErrors(c, theta));
      const judges = all.map((one) => judged(c, one, limitOf, true));
      return (sample) => {
        const counts = all.map(({of}) => of(sample));
        const least = Math.min(...counts.map(({hi}) => hi));
        // A tie is settled for the worse.
        let worst: Inequality | undefined;
        for (const [i, {hi}] of counts.entries()) {
          if (hi > least) continue;
          const found = judges[i]!(sample);
          if (!worst || found.slack.hi < worst.slack.hi) worst = found;
        }
        return worst!;
      };
    },
  }),
];
