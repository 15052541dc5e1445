/** A claim posed on a case: its needs and hypotheses judged, then its bound. Every way to evaluate a claim begins here. */
import type {Held, Hypothesis} from '../../theory/case/hypothesis.ts';
import {type AnyCase, type Claim, subjectOf} from '../../theory/claim/claim.ts';
import {inputError, shown} from '../../theory/errors.ts';
import {type Bound, checkedBound} from './checkedBound.ts';
import {ClaimFault} from './claimError.ts';
import {stageCount} from './stages.ts';
import {unmetNeeds} from './unmetNeeds.ts';

export interface Measured {
  /** What the number is of. */
  readonly of: string;
  readonly value: number;
}

export interface FailedHypothesis {
  readonly name: string;
  readonly held: Held;
  /** By how much it fails, where the hypothesis says. */
  readonly measured?: Measured;
}

/** Either some hypotheses or needs failed, and nothing is concluded, or there is a bound. */
export type Posed =
  | {readonly failed: readonly FailedHypothesis[]; readonly bound?: never}
  | {readonly failed: readonly []; readonly bound: Bound};

/** A claim with a case of its subject, which the types of claims keep apart. */
interface Matched {
  readonly hypotheses: readonly Hypothesis<AnyCase>[];
  readonly begin: (c: AnyCase) => unknown;
}

function matched(claim: Claim, c: AnyCase): Matched {
  const subject = 'subject' in c ? c.subject : 'pool';
  if (subject !== subjectOf(claim))
    throw inputError(`evaluate(${claim.id})`, 'c', `a case about a ${subjectOf(claim)}`, subject);
  const begin = 'prepare' in claim ? claim.prepare : claim.evaluate;
  return {hypotheses: claim.hypotheses, begin} as unknown as Matched;
}

function failedHypothesis({name, holds, measure}: Hypothesis<AnyCase>, c: AnyCase): FailedHypothesis[] {
  const held = holds(c);
  if (typeof held !== 'boolean' && held !== 'undecided') {
    throw new ClaimFault(
      `returned ${shown(held)} from the hypothesis "${name}", expected true, false or 'undecided'`,
    );
  }
  if (held === true) return [];
  return [{name, held, ...(measure ? {measured: {of: measure.of, value: measure.value(c)}} : {})}];
}

/**
 * @param how whether the samples of a claim that waits for some are enumerated, which needs few of them, or drawn
 * @throws InputError where the case is not of the claim's subject
 * @throws ClaimFault where a hypothesis returns no truth value, or the claim no bound
 */
export function pose(claim: Claim, c: AnyCase, how: 'enumerated' | 'drawn'): Posed {
  const {hypotheses, begin} = matched(claim, c);
  const unmet = unmetNeeds(claim, c, how).map((name) => ({name, held: false}));
  const failed =
    unmet.length > 0 ? unmet : hypotheses.flatMap((hypothesis) => failedHypothesis(hypothesis, c));
  return failed.length > 0 ? {failed} : {failed: [], bound: checkedBound(begin(c), stageCount(claim))};
}
