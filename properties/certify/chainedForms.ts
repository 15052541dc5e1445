/**
 * The decomposition of theory section 1 with terms from data (section 11):
 *
 *   L_T(f_hat.h) - inf_{F_R0} L_T(f.h°) <= estimation + C (pretext limit)_+^beta + discrepancy,
 *
 * the task heterogeneity cancelled on both sides. Estimation: by the complexity of the heads, or by D':
 *   L_T(f_hat.h) <= limit from D', and inf_F L_T(f.h) >= Lhat_D(f_hat) - eps_opt - B sqrt(ln(1/nu)/(2n)).
 * The levels of the parts used add up to delta.
 */
import {sqrt} from '../../theory/arithmetic/elementary.ts';
import {type Interval, mul, point, positivePart, scale, sub} from '../../theory/arithmetic/interval.ts';
import {bettingUpper, meanUpperLimit, sampleMean} from '../../theory/certificate/meanUpperLimit.ts';
import {deviation} from '../../theory/rademacher/concentration.ts';
import {named, type Terms} from '../../theory/statement/inequality.ts';
import {drawnWithoutRepresentation, estimationTerms} from './complexityForms.ts';
import type {Evidence, HeldOutPretext} from './evidence.ts';
import {assumed, checked, type Form, formOf, type Requirement} from './form.ts';
import {heldOut, valuesOf} from './testForms.ts';

/** Terms that bound L_T(f_hat.h) - inf_F L_T(f.h) by D and D', each event at level nu. */
function heldOutEstimation({head, train, test}: Evidence, nu: number): Terms {
  const {range, gap} = head!;
  const n = train!.copies * train!.n;
  const upper = bettingUpper(valuesOf(test!.losses!, test!.copies, range!.B), nu);
  const seen = point(sampleMean(train!.losses!.lo).lo);
  return {
    heldOut: named("betting limit of L_T(f_hat.h) from D' less Lhat_D(f_hat)", sub(upper, seen)),
    deviation: named('B sqrt(ln(1/nu)/(2n))', mul(point(range!.B), deviation(nu, n))),
    optimisation: named('eps_opt', point(gap)),
  };
}

/** An upper limit of the pretext excess, or of the pretext loss where no reference is known. */
export function pretextLimit({values, copies, bottom, top, limit}: HeldOutPretext, nu: number): Interval {
  const repeated = new Float64Array(copies * values.length);
  for (let i = 0; i < repeated.length; i++) repeated[i] = values[i % values.length]!;
  return meanUpperLimit(limit, {values: repeated, bottom, top}, nu);
}

function power(x: Interval, beta: number): Interval {
  // Only the exponents that theory section 1 proves are offered.
  return beta === 1 ? x : sqrt(x);
}

function transferRequirements({pretext, assumptions}: Evidence): Requirement[] {
  const {C, beta, discrepancyIs} = assumptions;
  return [
    assumed(`transferability: C = ${C}, beta = ${beta} hold for h and h°, and h° is in the class H`),
    assumed(
      'the pretext losses are those of independent draws from U, used for nothing else: not to train, to stop or to choose',
    ),
    pretext!.againstReference
      ? assumed('the reference losses are those of h° with its best decoder, on the same rows')
      : checked('no reference losses: those of h° count as 0'),
    ...(discrepancyIs ? [discrepancyIs] : []),
  ];
}

export function chainedForms(evidence: Evidence): Form[] {
  const {head, train, test, pretext, delta, disjoint, norms, assumptions} = evidence;
  if (!head?.range || !train?.losses) return [];
  const {B} = head.range;
  const forms: Form[] = [];
  const both = test?.losses !== undefined;
  if (both)
    forms.push(
      formOf(
        {
          key: 'estimation-held-out',
          name: "excess over the best head, from D and D'",
          of: 'excess over the best head',
          largest: B,
          requires: [...drawnWithoutRepresentation, ...heldOut, ...disjoint, ...norms],
        },
        () => heldOutEstimation(evidence, delta / 2),
      ),
    );
  const {C, beta, discrepancy} = assumptions;
  if (!pretext || C === undefined || discrepancy === undefined) return forms;
  const chain = (key: string, name: string, levels: number, estimation: (nu: number) => Terms) =>
    formOf(
      {
        key,
        name,
        of: 'excess over the reference',
        largest: B,
        requires: [
          ...drawnWithoutRepresentation,
          ...(key === 'chained-held-out' ? [...heldOut, ...disjoint] : []),
          ...norms,
          ...transferRequirements(evidence),
        ],
      },
      () => {
        const nu = delta / levels;
        const transfer = scale(C, power(positivePart(pretextLimit(pretext, nu)), beta));
        return {
          ...estimation(nu),
          transfer: named(`C (pretext limit)^${beta}`, transfer),
          discrepancy: named('discrepancy of T and U', discrepancy),
        };
      },
    );
  forms.push(
    chain('chained', 'chained certificate, estimation from D', 2, (nu) =>
      estimationTerms(evidence, train, nu),
    ),
  );
  if (both)
    forms.push(
      chain('chained-held-out', "chained certificate, estimation from D and D'", 3, (nu) =>
        heldOutEstimation(evidence, nu),
      ),
    );
  return forms;
}
