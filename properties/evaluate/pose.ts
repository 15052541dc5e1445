/** A claim posed on a case: its needs and hypotheses judged, then its bound. Every way to evaluate a claim begins here. */
import type {Case, Held, Hypothesis} from '../../theory/case/case.ts';
import {type AnyCase, type Claim, subjectOf} from '../../theory/claim/claim.ts';
import {inputError, shown} from '../../theory/errors.ts';
import {jointAtoms} from '../../theory/heads/risk.ts';
import {countSamples} from '../../theory/laws/enumerate.ts';
import {inputMasses} from '../../theory/laws/pool.ts';
import {ends} from '../../theory/linear/intervalMatrix.ts';
import {joinedRows} from '../../theory/rademacher/joinedRows.ts';
import {type Bound, ClaimFault, checkedBound} from './claimError.ts';
import {countOutcomes} from './outcomes.ts';
import {stageCount} from './stages.ts';

/** Most distinct samples that are enumerated for one case: seconds, not minutes. */
export const SAMPLE_BUDGET = 100_000;
/** The same where each sample costs the certified optimum over a ball. */
export const BALL_SAMPLE_BUDGET = 10_000;
/** The same where a claim from end to end is about further samples. */
export const OUTCOME_BUDGET = 40_000;
/** Most distinct samples with signs. */
export const SIGN_BUDGET = 1_000_000;

/**
 * What a claim needs of a case and does not find. What it is stated for (heads, losses, rows) counts on every path; how
 * many samples and signs there may be is about enumerating them. Generators arrange all of it; a setting from elsewhere
 * (a fixture, a user's own) may not have it.
 * @param how whether the case's samples are enumerated, or drawn
 */
export function unmetNeeds(
  {kind, needs}: Pick<Claim, 'kind' | 'needs'>,
  c: AnyCase,
  how: 'enumerated' | 'drawn',
): string[] {
  // Cases of other subjects are made for their claims, but for how many samples some claims ask for.
  if ('subject' in c) {
    if (c.subject !== 'endToEnd' || how === 'drawn' || !(needs.heldOut || needs.test)) return [];
    const few = countOutcomes(c, needs) <= OUTCOME_BUDGET;
    return few ? [] : [`at most ${OUTCOME_BUDGET} outcomes of all samples to enumerate`];
  }
  const unmet: string[] = [];
  const {heads = 'any', losses, samples, signs, oneHot, realisable, tokens} = needs;
  if (heads !== 'any' && heads !== c.heads.kind) unmet.push(`heads of kind ${heads}`);
  if (losses && !losses.includes(c.loss)) unmet.push(`loss ${losses.join(' | ')}`);
  if (tokens && !c.tokens) unmet.push('masked inputs with token rows');
  if (realisable && !tokens && c.tokens) unmet.push('one row per point in the pretext');
  if (how === 'drawn') return unmet;
  const atoms = jointAtoms(c.pool.T).filter((mass) => mass > 0).length;
  if (samples || signs || kind !== 'deterministic') {
    const most = c.heads.kind === 'ball' && !oneHot ? BALL_SAMPLE_BUDGET : SAMPLE_BUDGET;
    const outcomes = countSamples(atoms, c.n) ** (needs.test ? 2 : 1);
    if (outcomes > most) unmet.push(`at most ${most} samples to enumerate`);
  }
  // The signs of drawn inputs: equal and opposite rows share theirs. In expectation those of labelled points count.
  const signed = () => (kind === 'in-expectation' || oneHot ? atoms : directions(c));
  if ((signs || oneHot) && countSamples(2 * signed(), c.n) > SIGN_BUDGET) {
    unmet.push(`at most ${SIGN_BUDGET} samples with signs to enumerate`);
  }
  return unmet;
}

/** How many rows of h that a draw can see a random sign tells apart. */
function directions({pool, representation}: Case): number {
  return joinedRows(inputMasses(pool.T), ends(representation)).filter((mass) => mass > 0).length;
}

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
