/**
 * Forms from D alone that divide it: the first half chooses, the second half is counted.
 *
 * - The head of the first half, and Clopper-Pearson on its errors in the second: independent draws that had no part in it.
 * - PAC-Bayes-kl on the second half with the prior N(c u, I), u the direction of that head: the prior does not depend on the draws that
 *   are counted, and the posterior may be chosen on all of D, since the theorem holds for all posteriors at once.
 *
 * Source: theory section 11; Ambroladze, Parrado-Hernandez, Shawe-Taylor 2006 (NeurIPS 19:9-16) for the prior; Langford 2005, theorem 3.3.
 */
import {addUp, point} from '../../theory/arithmetic/interval.ts';
import {binomialUpper} from '../../theory/certificate/binomialUpper.ts';
import {PRIOR_SCALE, unitVector} from '../../theory/certificate/halfPrior.ts';
import {gaussianKl, pacBayesKl} from '../../theory/certificate/pacBayes.ts';
import {named} from '../../theory/statement/inequality.ts';
import {drawnWithoutRepresentation} from './complexityForms.ts';
import type {Evidence, Halves} from './evidence.ts';
import {checked, type Form, formOf} from './form.ts';
import {proposedFrom} from './posterior.ts';
import {constantFor, type Posterior, posteriorAt} from './posteriorRisk.ts';

/** More held-out labels or pretext losses leave D as it is. */
const known = new WeakMap<Halves, Posterior>();

function posteriorOf(halves: Halves, delta: number): Posterior {
  const before = known.get(halves);
  if (before) return before;
  const {head, second} = halves;
  const prior = unitVector(head.theta).map((v) => PRIOR_SCALE * v);
  const {table, labels, copies, n} = second;
  const mean = proposedFrom({table: table!, labels}, prior, copies * n, delta);
  const found = {...posteriorAt(second, mean), kl: gaussianKl(mean, 1, prior)};
  known.set(halves, found);
  return found;
}

export interface HalfForms {
  readonly forms: readonly Form[];
  readonly posterior?: Posterior;
}

export function halfForms({halves, delta}: Evidence): HalfForms {
  if (!halves) return {forms: []};
  const {head, second} = halves;
  const {copies} = second;
  const n = copies * second.n;
  const requires = [
    ...drawnWithoutRepresentation,
    checked(`D is halved by a fixed permutation of its rows, which does not look at them`),
  ];
  const split = formOf(
    {
      key: 'half-zero-one',
      name: 'first half trains, second half tests: Clopper-Pearson',
      of: 'risk, head of the first half',
      largest: 1,
      requires: [
        ...requires,
        checked(
          `${second.errors} errors in the ${second.n} draws of the second half; a score of 0 counts as one`,
        ),
      ],
    },
    () => ({
      limit: named('limit of the error rate', point(binomialUpper(copies * second.errors, n, delta).hi)),
    }),
  );
  if (head.theta.every((v) => v === 0)) return {forms: [split]};
  const posterior = posteriorOf(halves, delta);
  const {risk, kl} = posterior;
  return {
    posterior,
    forms: [
      split,
      formOf(
        {
          key: 'pac-bayes-half',
          name: 'PAC-Bayes-kl, prior from the first half',
          of: 'randomised risk, prior of the first half',
          largest: 1,
          requires: [...requires, checked('the prior does not depend on the second half; the posterior may')],
        },
        () => {
          const {lo, hi} = pacBayesKl({risk, kl, n, nu: delta, constant: constantFor(n)});
          return {
            empirical: named('Lhat(Q) on the second half', risk),
            complexity: named('kl^-1 less Lhat(Q): KL and ln(xi(n/2)/delta)', {
              lo: Math.max(0, lo - risk.hi),
              hi: addUp(hi, -risk.lo),
            }),
          };
        },
      ),
    ],
  };
}
