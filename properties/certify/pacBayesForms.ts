/**
 * PAC-Bayes-kl for Gaussian heads, from the sample that the head was trained on.
 *
 * Prior N(0, I), posterior N(w, I). The 0-1 loss of a linear head does not change when head and noise are scaled together, so this is every
 * N(theta, s^2 I) with prior N(0, s^2 I) at once; and since the theorem holds for all posteriors at once, w may be chosen on the sample without
 * a union over a grid of s.
 * The head itself, w = mu theta: where it errs, at least half of the heads of the symmetric posterior do, so its risk is at most twice theirs.
 * Source: theory section 11; Langford, Shawe-Taylor 2002.
 */
import {addUp, scale} from '../../theory/arithmetic/interval.ts';
import {pacBayesKl} from '../../theory/certificate/pacBayes.ts';
import {named} from '../../theory/statement/inequality.ts';
import {drawnWithoutRepresentation} from './complexityForms.ts';
import type {Evidence, Sample} from './evidence.ts';
import {checked, type Form, formOf} from './form.ts';
import {proposedMeans} from './posterior.ts';
import {constantFor, type Posterior, posteriorAt} from './posteriorRisk.ts';

interface Posteriors {
  readonly best: Posterior;
  /** With its mean along the head. */
  readonly alongHead: Posterior;
}

/** More held-out labels or pretext losses leave D as it is: its posteriors are found once. */
const known = new WeakMap<Sample, Posteriors>();

function posteriorsOf(train: Sample, theta: Float64Array, delta: number): Posteriors {
  const before = known.get(train);
  if (before) return before;
  const {table, labels, copies, n} = train;
  const {mean, alongHead} = proposedMeans({table: table!, labels}, theta, copies * n, delta);
  const found = {best: posteriorAt(train, mean), alongHead: posteriorAt(train, alongHead)};
  known.set(train, found);
  return found;
}

export function pacBayesForms({train, head, delta}: Evidence): {forms: Form[]; posterior?: Posterior} {
  if (!train?.table || !head || head.theta.every((v) => v === 0)) return {forms: []};
  const n = train.copies * train.n;
  const {best: posterior, alongHead} = posteriorsOf(train, head.theta, delta);
  const requires = [
    ...drawnWithoutRepresentation,
    checked('the prior N(0, I) does not depend on D; the posterior may'),
  ];
  const limit = ({risk, kl}: Posterior) => pacBayesKl({risk, kl, n, nu: delta, constant: constantFor(n)});
  return {
    posterior,
    forms: [
      formOf(
        {key: 'pac-bayes', name: 'PAC-Bayes-kl, Gaussian heads', of: 'randomised risk', largest: 1, requires},
        () => {
          const {lo, hi} = limit(posterior);
          const {risk} = posterior;
          return {
            empirical: named('Lhat_D(Q)', risk),
            complexity: named('kl^-1 less Lhat_D(Q): KL and ln(xi(n)/delta)', {
              lo: Math.max(0, lo - risk.hi),
              hi: addUp(hi, -risk.lo),
            }),
          };
        },
      ),
      formOf(
        {
          key: 'pac-bayes-twice',
          name: 'twice PAC-Bayes-kl, the head itself',
          of: 'risk',
          largest: 1,
          requires,
        },
        () => ({twice: named('2 kl^-1(Lhat_D(Q), ...)', scale(2, limit(alongHead)))}),
      ),
    ],
  };
}
