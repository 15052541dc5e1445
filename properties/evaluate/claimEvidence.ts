/** Evidence of a claim on a setting, with the claim's own faults reported as its own. */
import type {Claim} from '../../theory/claim/claim.ts';
import {InputError} from '../../theory/errors.ts';
import {jsonText} from '../files/jsonText.ts';
import {familyNamed, type Setting} from '../settings/registry.ts';
import {ClaimError, onSetting} from './claimError.ts';
import {type Evidence, evaluate} from './evaluate.ts';

const same = (a: Evidence, b: Evidence): boolean => jsonText(a) === jsonText(b);

/**
 * @param twice whether to evaluate the setting afresh a second time and compare bit for bit
 * @returns undefined where the setting's tables do not fit each other, so that it describes no case
 * @throws ClaimError where the claim throws, returns no inequality, or differs from itself
 */
export function claimEvidence(claim: Claim, setting: Setting, twice = false): Evidence | undefined {
  const family = familyNamed(setting.family);
  const once = (): Evidence | undefined => {
    let c: ReturnType<typeof family.materialise>;
    try {
      c = family.materialise(setting);
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    }
    return onSetting(claim.id, setting, () => evaluate(claim, c));
  };
  const first = once();
  if (twice && first) {
    const second = once();
    if (!second || !same(first, second)) {
      throw new ClaimError(claim.id, setting, 'gave other evidence when evaluated again');
    }
  }
  return first;
}
