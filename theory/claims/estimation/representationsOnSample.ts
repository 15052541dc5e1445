/** A representation chosen from the family by the fine-tuning sample itself, which theory sections 1 and 2 exclude. */
import {ZERO} from '../../arithmetic/interval.ts';
import {type Case, caseOn, makeCase} from '../../case/case.ts';
import {constants} from '../../case/quantities.ts';
import {estimationTerms} from '../../estimation/estimationTerms.ts';
import type {Sample} from '../../laws/pool.ts';
import type {DeviationTerms} from '../../rademacher/concentration.ts';
import type {Inequality} from '../../statement/inequality.ts';
import {estimationOn} from './estimationClaim.ts';

export interface Candidate {
  /** The case with this member of the family as h. */
  readonly on: Case;
  /** The estimation line on this member. */
  readonly judge: (sample: Sample) => Inequality;
}

/**
 * Every member of the family that the heads of h fit.
 * @param shared whether G and B are the largest over the members, or each member's own
 */
export function candidates(c: Case, form: keyof DeviationTerms, shared = true): Candidate[] {
  const cases = c.family
    .filter((table) => c.heads.kind === 'ball' || table.columns === c.representation.columns)
    .map((table) => caseOn(c, table));
  const ranges = cases.map(constants);
  const largest = {G: Math.max(...ranges.map(({G}) => G)), B: Math.max(...ranges.map(({B}) => B))};
  return cases.map((on, i) => ({
    on,
    judge: estimationOn(on, estimationTerms(on, form, shared ? largest : ranges[i]!)),
  }));
}

/**
 * The claim is about every h that may have been chosen: the worst of those that certainly are; where enclosures leave the
 * choice open, the mildest of those that may be, so that a refutation is one whichever it was.
 */
export function worstChoice(certain: readonly Inequality[], possible: readonly Inequality[]): Inequality {
  const [list, sign] = certain.length > 0 ? [certain, 1] : [possible, -1];
  return list.reduce((a, b) => (sign * b.slack.hi < sign * a.slack.hi ? b : a));
}

/**
 * Cases whose representation knows which inputs D has: h there and -h elsewhere, as a network that is fitted to the targets
 * of those inputs alone may be; of finite heads also 0 there and h elsewhere, where every head fits D equally well.
 */
export function memorising(c: Case, {plus, minus}: Sample): Case[] {
  const {representation: h, pool, loss, heads, reference, referenceHeads, n, nu, sampleComplexity} = c;
  const signs =
    heads.kind === 'finite'
      ? [
          [1, -1],
          [0, 1],
        ]
      : [[1, -1]];
  return signs.map(([seen, unseen]) => {
    const data = h.data.map((x, k) => {
      const j = Math.floor(k / h.columns);
      return (plus[j]! + minus[j]! > 0 ? seen! : unseen!) * x + 0;
    });
    const representation = {...h, data};
    const family = [representation, reference];
    const made = {pool, loss, heads, reference, referenceHeads, n, nu, representation, family};
    return makeCase({
      ...made,
      pretextGap: () => ZERO,
      ...(sampleComplexity ? {sampleComplexity} : {}),
    });
  });
}
