/** One trial of the end-to-end bound, taken apart: every term as a number (the middle of its enclosure). */

import {type Interval, middle} from '../../../theory/arithmetic/interval.ts';
import {constants} from '../../../theory/case/quantities.ts';
import {normBasedBound} from '../../../theory/covering/normBasedBound.ts';
import {endToEndOn, type TransferForm} from '../../../theory/endToEnd/endToEndBound.ts';
import type {Pretraining} from '../../../theory/endToEnd/endToEndCase.ts';
import type {Sample} from '../../../theory/laws/pool.ts';
import {totalVariation} from '../../../theory/laws/totalVariation.ts';
import {vacuousTerm} from '../../../theory/statement/inequality.ts';
import type {BallWorld} from '../../worlds/endToEnd/ballWorld.ts';
import {normBasedCover} from '../../worlds/endToEnd/normBasedCover.ts';

export const TERMS = [
  'measured E_T',
  'bound',
  'TV',
  '2 B TV',
  'task',
  'C',
  'measured E_U',
  'E_U bound',
  'optimisation',
  'cover',
  'norm-based cover',
  'tail',
  'C E_U^(1/2)',
  '2 G (R/n) sqrt(sum |h|^2)',
  '4 B sqrt(ln(1/nu)/(2n))',
  'R',
  'B',
  'B_l',
] as const;
export type TermName = (typeof TERMS)[number];

export interface EndToEndTerms {
  readonly values: Readonly<Record<TermName, number>>;
  /** The dominant term of a vacuous bound. */
  readonly vacuous?: string;
  /** Whether the bound certainly failed on this trial. */
  readonly violated: boolean;
}

export function endToEndTerms(
  {case: c, initial, setting, sizes}: BallWorld,
  pretraining: Pretraining,
  sample: Sample,
  form: TransferForm,
): EndToEndTerms {
  const {excess, on, transfer, judge} = endToEndOn(c, pretraining, form);
  const found = judge(sample);
  const term = (key: string): number => middle(found.terms.find((one) => one.key === key)!.value);
  const {factor} = pretraining.network.scale;
  const ball = c.ball(factor);
  const normBased = normBasedBound(
    normBasedCover(initial, factor * setting.ball.radius, sizes, ball, c.draws),
  );
  const at = (x: Interval): number => middle(x);
  const vacuous = vacuousTerm(found);
  return {
    violated: found.slack.hi < 0,
    ...(vacuous ? {vacuous} : {}),
    values: {
      'measured E_T': at(found.lhs),
      bound: at(found.rhs),
      TV: at(totalVariation(c.pool)),
      '2 B TV': at(on.shiftTerm),
      task: at(on.task),
      C: at(on.constant),
      'measured E_U': at(excess.measured),
      'E_U bound': excess.bound.hi,
      optimisation: at(excess.optimisation),
      cover: at(excess.cover),
      'norm-based cover': normBased.value.hi,
      tail: at(excess.tail),
      'C E_U^(1/2)': at(transfer),
      '2 G (R/n) sqrt(sum |h|^2)': term('complexity'),
      '4 B sqrt(ln(1/nu)/(2n))': term('deviation'),
      R: on.radius,
      B: constants(on.case).B,
      B_l: at(ball.range),
    },
  };
}
