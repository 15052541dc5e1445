/** What a hunt searches in: a family's settings, as far as a claim can be evaluated on them in a short time. */
import type {Claim} from '../../theory/claim/claim.ts';
import type {Fits, SettingFamily} from '../settings/settingFamily.ts';
import type {Space} from './strategies.ts';

/**
 * Candidates whose tables no longer fit each other are replaced by the setting itself.
 * @param fits which settings may be tried
 */
export function spaceFor<S extends {readonly family: string}>(
  {settings, near, vary, around, lines, affordable}: SettingFamily<S, unknown>,
  claim: Claim,
  fits: Fits<S> = (setting) => affordable?.(claim, setting) ?? true,
): Space<S> {
  const {needs, kind} = claim;
  const orStay = (setting: S, move: () => S): S => {
    try {
      const next = move();
      return fits(next) ? next : setting;
    } catch {
      return setting;
    }
  };
  return {
    settings: settings(needs),
    near: (setting, random) => orStay(setting, () => near(setting, random, needs)),
    vary: (setting, random) => (vary ? orStay(setting, () => vary(setting, random, needs)) : setting),
    lines: (setting) => (kind === 'with-probability' && lines ? lines(setting, fits) : []),
    around: (setting) => around(setting, fits),
  };
}
