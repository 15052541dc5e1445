/**
 * The sharpest constants (theory section 13): for each constant of a claim the largest one that a hunt refutes, with the
 * world that refutes it. A refuted constant is a theorem; one that was not refuted is a conjecture.
 */
import type {Claim} from '../../theory/claim/claim.ts';
import {shareOfTerms} from '../../theory/claim/termShare.ts';
import {STATED_EXPONENT} from '../../theory/claims/transferability/transferExponent.ts';
import {InputError} from '../../theory/errors.ts';
import {withConstant} from '../claimRegistry/changedClaim.ts';
import type {Constant} from '../claimRegistry/constants.ts';
import {evaluateSetting} from '../evaluate/evaluate.ts';
import {type HuntOptions, hunt} from '../hunt/hunt.ts';
import {NOTHING} from '../hunt/score.ts';
import {isSetting, type Setting} from '../settings/registry.ts';
import {shareObjective} from './objective.ts';
import type {SharpRow} from './sharpDocument.ts';

export type SharpenOptions = Pick<
  HuntOptions,
  'seed' | 'evaluations' | 'budget' | 'starts' | 'signal' | 'onProgress'
>;

/** Binary places of a refuted factor. */
const PLACES = 20;

/** Whether a setting refutes the claim with this constant changed: enclosures that do not overlap. */
export const refutes = (claim: Claim, constant: Constant, to: number, setting: Setting): boolean =>
  evaluateSetting(withConstant(claim, constant, to), setting).verdict === 'refuted';

/** The largest factor of so many places below the share that the setting refutes; undefined where it refutes none. */
function refutedFactor(
  claim: Claim,
  constant: Constant,
  share: number,
  setting: Setting,
): number | undefined {
  if (!(share > 0)) return undefined;
  const step = 2 ** (Math.ceil(Math.log2(Math.min(1, share))) - PLACES);
  for (
    let below = step, factor = Math.ceil(Math.min(1, share) / step) * step - step;
    factor > 0;
    below *= 2
  ) {
    if (refutes(claim, constant, factor, setting)) return factor;
    factor -= below;
  }
  return undefined;
}

/** The exponent nearest to the stated one, from above, that the setting refutes. */
function refutedExponent(claim: Claim, constant: Constant, setting: Setting): number | undefined {
  for (let places = PLACES; places > 0; places--) {
    const beta = STATED_EXPONENT + 2 ** -places;
    if (refutes(claim, constant, beta, setting)) return beta;
  }
  return undefined;
}

const identity = ({claim, name, place, stated, proved, published}: Constant) => ({
  claim,
  constant: name,
  place,
  stated,
  proved,
  ...(published === undefined ? {} : {published}),
});

/** The constant that a factor of its term comes to. */
export const refutedConstant = ({place, stated}: Pick<Constant, 'place' | 'stated'>, to: number): number =>
  place === 'exponent' ? to : place === 'left' ? stated / to : stated * to;

/** Whether a factor is so near to 1 that only the places of the number are in between. */
const reached = ({place}: Constant, to: number): boolean =>
  (place === 'exponent' ? to - STATED_EXPONENT : 1 - to) <= 2 ** -PLACES;

/**
 * Hunts for the largest refuted value of one constant.
 * @throws InputError where the claim itself is refuted
 */
export async function sharpenConstant(
  claim: Claim,
  constant: Constant,
  options: SharpenOptions,
): Promise<SharpRow> {
  const byExponent = constant.place === 'exponent';
  const searched = byExponent
    ? withConstant(claim, constant, STATED_EXPONENT + 2 ** -10)
    : shareOfTerms(claim, constant.keys);
  const found = await hunt(searched, {
    ...options,
    ...(byExponent ? {} : {objective: shareObjective, until: 1}),
  });
  if (!byExponent && found.verdict === 'refuted')
    throw new InputError(
      `sharpen: expected a claim that is not refuted as it stands, got ${claim.id}: run \`transferbound hunt ${claim.id}\``,
    );
  const row = {...identity(constant), evaluations: found.evaluations, kept: found.kept};
  const setting = byExponent ? found.counterexample?.setting : found.tightest?.setting;
  const share = found.tightest?.ratio ?? NOTHING;
  if (!isSetting(setting)) return row;
  const to = byExponent
    ? refutedExponent(claim, constant, setting)
    : refutedFactor(claim, constant, share, setting);
  if (to === undefined) return row;
  return {...row, refuted: {to, setting, attained: byExponent || share >= 1, reached: reached(constant, to)}};
}
