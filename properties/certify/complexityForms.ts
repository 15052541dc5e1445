/**
 * Limits from the training sample by the Rademacher complexity of the heads.
 *
 * Risk: 1[y s <= 0] <= ramp(y s), and with probability >= 1 - delta for all |theta| <= R at once,
 *   L_ramp(f) <= Lhat_ramp(f) + 2 Rhat_D(F_R.h) + 3 sqrt(ln(1/delta)/(2n)):
 *   sup_f (L - Lhat)(f) - 2 Rhat_D(ramp.F.h) changes by at most 1/n + 2/n with one draw and has mean <= 0 (McDiarmid; contraction, G = 1).
 * Excess over the best head: theory section 2, empirical complexity.
 * Source: theory sections 2, 3; Mohri, Rostamizadeh, Talwalkar 2018, theorem 5.8 (with ln(2/delta)).
 */
import {sqrt} from '../../theory/arithmetic/elementary.ts';
import {div, type Interval, mul, point, scale} from '../../theory/arithmetic/interval.ts';
import {sampleMean} from '../../theory/certificate/meanUpperLimit.ts';
import {deviation, deviationTerms} from '../../theory/rademacher/concentration.ts';
import {named} from '../../theory/statement/inequality.ts';
import type {Evidence, Sample} from './evidence.ts';
import {assumed, checked, type Form, formOf} from './form.ts';

/** (R/n) sqrt(sum |h|^2), an upper limit of Rhat_D(F_R.h). */
function complexity({squares, n, copies}: Sample, radius: number): Interval {
  const drawn = copies * n;
  return div(scale(radius, sqrt(scale(copies, squares!))), point(drawn));
}

/** The terms of theory section 2 for heads in a ball, levels at nu. */
export function estimationTerms({head}: Evidence, train: Sample, nu: number) {
  const {radius, range, gap} = head!;
  const n = train.copies * train.n;
  return {
    complexity: named('2 G Rhat_D(F.h)', scale(2, mul(point(range!.G), complexity(train, radius)))),
    deviation: named('4 B sqrt(ln(1/nu)/(2n))', deviationTerms(range!.B, nu, n).empirical),
    optimisation: named('eps_opt', point(gap)),
  };
}

export const drawnWithoutRepresentation = [
  assumed('D is independent draws from T'),
  assumed('h was trained without D: its rows are functions fixed before D was drawn'),
];

export function complexityForms(evidence: Evidence): Form[] {
  const {train, head, delta, norms} = evidence;
  if (!train?.squares || !head) return [];
  const n = train.copies * train.n;
  return [
    formOf(
      {
        key: 'rademacher',
        name: 'ramp loss and Rademacher complexity',
        of: 'risk',
        largest: 1,
        requires: [...drawnWithoutRepresentation, checked(`|theta| <= R = ${head.radius}`)],
      },
      () => ({
        empirical: named('mean ramp loss on D', point(sampleMean(train.ramp.hi).hi)),
        complexity: named('2 Rhat_D(F.h)', scale(2, complexity(train, head.radius))),
        deviation: named('3 sqrt(ln(1/delta)/(2n))', scale(3, deviation(delta, n))),
      }),
    ),
    ...(head.range
      ? [
          formOf(
            {
              key: 'estimation',
              name: 'excess over the best head, from D',
              of: 'excess over the best head',
              largest: head.range.B,
              requires: [...drawnWithoutRepresentation, ...norms],
            },
            () => estimationTerms(evidence, train, delta),
          ),
        ]
      : []),
  ];
}
