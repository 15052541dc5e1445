/**
 * What a claim needs of a case and does not find: its kind of heads and losses, and few enough samples and signs to
 * enumerate. Generators arrange all of it; a setting from elsewhere (a fixture, a user's own) may not have it.
 */
import type {AnyCase, Claim} from '../../theory/claim/claim.ts';
import {jointAtoms} from '../../theory/heads/risk.ts';
import {countSamples} from '../../theory/laws/enumerate.ts';

/** Most distinct samples that are enumerated for one case: seconds, not minutes. */
export const SAMPLE_BUDGET = 100_000;
/** The same where each sample costs the certified optimum over a ball. */
export const BALL_SAMPLE_BUDGET = 10_000;
/** Most distinct samples with signs. */
export const SIGN_BUDGET = 1_000_000;

/**
 * What a claim is stated for holds on every path; how many samples and signs there may be is about enumerating them.
 * @param how whether the case's samples are enumerated, or drawn
 */
export function unmetNeeds(
  {kind, needs}: Pick<Claim, 'kind' | 'needs'>,
  c: AnyCase,
  how: 'enumerated' | 'drawn',
): string[] {
  // Cases of other subjects are made for their claims.
  if ('subject' in c) return [];
  const unmet: string[] = [];
  const {heads = 'any', losses, samples, signs, oneHot, realisable, tokens} = needs;
  if (heads !== 'any' && heads !== c.heads.kind) unmet.push(`heads of kind ${heads}`);
  if (losses && !losses.includes(c.loss)) unmet.push(`loss ${losses.join(' | ')}`);
  if (tokens && !c.tokens) unmet.push('masked inputs with token rows');
  if (realisable && !tokens && c.tokens) unmet.push('one row a point in the pretext');
  if (how === 'drawn') return unmet;
  const atoms = jointAtoms(c.pool.T).filter((mass) => mass > 0).length;
  if (samples || signs || kind !== 'deterministic') {
    const most = c.heads.kind === 'ball' && !oneHot ? BALL_SAMPLE_BUDGET : SAMPLE_BUDGET;
    if (countSamples(atoms, c.n) > most) unmet.push(`at most ${most} samples to enumerate`);
  }
  if ((signs || oneHot) && countSamples(2 * atoms, c.n) > SIGN_BUDGET) {
    unmet.push(`at most ${SIGN_BUDGET} samples with signs to enumerate`);
  }
  return unmet;
}
