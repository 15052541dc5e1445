import type {Claim} from '../../theory/claim/claim.ts';
import type {Generator as Random} from '../../theory/laws/generator.ts';
import {ClaimError} from '../evaluate/claimError.ts';
import {evaluateSetting, evidenceIfAny} from '../evaluate/claimEvidence.ts';
import type {Evidence} from '../evaluate/evaluate.ts';

import {familyFor, type Setting} from '../settings/registry.ts';
import {shrink} from '../settings/shrink.ts';
import {NOTHING, score} from './score.ts';
import type {Space} from './strategies.ts';

const STRENGTHENING = 200;

/** A narrow violation breaks at the first rounding: a few moves towards a wide one make it shrink further. */
function strengthened(claim: Claim, from: Setting, {near}: Space<Setting>, random: Random): Setting {
  let best = {setting: from, score: score(evaluateSetting(claim, from))};
  for (let step = 0; step < STRENGTHENING; step++) {
    const setting = near(best.setting, random);
    const evidence = evidenceIfAny(claim, setting);
    const next = evidence?.verdict === 'refuted' ? score(evidence) : NOTHING;
    if (next > best.score) best = {setting, score: next};
  }
  return best.setting;
}

/** The smallest world that shrinking leads to from the given ones, all of them refuting the claim. */
export function shrinkRefuted(
  claim: Claim,
  refuted: readonly Setting[],
  space: Space<Setting>,
  random: Random,
): {setting: Setting; evidence: Evidence} {
  const {shrinkCost} = familyFor(claim);
  const shrunk = refuted.map((setting) =>
    shrink(
      strengthened(claim, setting, space, random),
      (candidate) => evaluateSetting(claim, candidate).verdict === 'refuted',
    ),
  );
  const setting = shrunk.reduce((a, b) => (shrinkCost(b) < shrinkCost(a) ? b : a));
  const evidence = evaluateSetting(claim, setting);
  if (evidence.verdict !== 'refuted') {
    throw new ClaimError(claim.id, setting, 'was refuted once and not when evaluated again');
  }
  return {setting, evidence};
}
