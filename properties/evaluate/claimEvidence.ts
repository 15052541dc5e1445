/** Evidence of a claim on a setting, with the claim's own faults reported as its own. */
import type {Claim} from '../../theory/claim/claim.ts';
import {InputError} from '../../theory/errors.ts';
import {jsonText} from '../files/jsonText.ts';
import {familyNamed, type Setting} from '../settings/registry.ts';
import {ClaimError, onSetting} from './claimError.ts';
import {type Evidence, evaluate} from './evaluate.ts';

/**
 * Evaluates one setting from its plain data: the same setting gives bit-equal evidence.
 * @throws InputError where the setting's tables do not fit each other, so that it describes no case
 * @example
 * ```ts
 * import {evaluateSetting, findClaim, worlds} from 'transferbound';
 *
 * const {verdict, inequality} = evaluateSetting(findClaim('change-of-law'), worlds.smallSetting);
 * [verdict, inequality?.rhs]; // => ['holds', {lo: 1, hi: 1}]
 * ```
 */
export function evaluateSetting(claim: Claim, setting: Setting): Evidence {
  return evaluate(claim, familyNamed(setting.family).materialise(setting));
}

/**
 * @param twice whether to evaluate the setting a second time, from its plain data, and compare bit for bit
 * @throws ClaimError where the claim throws, returns no inequality, or differs from itself
 * @throws InputError where the setting describes no case
 */
export function claimEvidence(claim: Claim, setting: Setting, twice = false): Evidence {
  const once = (): Evidence => {
    const c = familyNamed(setting.family).materialise(setting);
    return onSetting(claim.id, setting, () => evaluate(claim, c));
  };
  const first = once();
  if (twice && jsonText(first) !== jsonText(once()))
    throw new ClaimError(claim.id, setting, 'gave other evidence when evaluated again');
  return first;
}

/** As claimEvidence; undefined where the setting describes no case, as a search's next guess may. */
export function evidenceIfAny(claim: Claim, setting: Setting, twice = false): Evidence | undefined {
  try {
    return claimEvidence(claim, setting, twice);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
