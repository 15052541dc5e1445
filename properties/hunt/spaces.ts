/** What a hunt searches in, by setting family. */
import type {Claim} from '../../theory/claim/claim.ts';
import type {Generator as Random} from '../../theory/laws/generator.ts';
import {nearJson} from '../settings/edit/nearJson.ts';
import {aroundFinite} from '../settings/finite/aroundFinite.ts';
import {levelLines} from '../settings/finite/levelLines.ts';
import {nearFinite} from '../settings/finite/neighbours.ts';
import {type FiniteSetting, isFiniteSetting} from '../settings/finite/setting.ts';
import {variedFinite} from '../settings/finite/variedFinite.ts';
import {aroundNetwork} from '../settings/network/aroundNetwork.ts';
import {nearNetwork} from '../settings/network/neighbours.ts';
import {isNetworkSetting} from '../settings/network/setting.ts';
import {familyFor, type Setting} from '../settings/registry.ts';
import {affordable} from './affordable.ts';
import type {Space} from './strategies.ts';

type Fits = (claim: Claim, setting: FiniteSetting) => boolean;

function near(setting: Setting, claim: Claim, random: Random, fits: Fits): Setting {
  if (isFiniteSetting(setting)) {
    const next = nearFinite(setting, claim.needs, random);
    return fits(claim, next) ? next : setting;
  }
  return isNetworkSetting(setting) ? nearNetwork(setting, random) : nearJson(setting, random);
}

function* around(setting: Setting, claim: Claim, fits: Fits): Generator<Setting> {
  if (isFiniteSetting(setting)) {
    for (const next of aroundFinite(setting)) if (fits(claim, next)) yield next;
  }
  if (isNetworkSetting(setting)) yield* aroundNetwork(setting);
  for (const next of familyFor(claim).moves(setting)) {
    // Other totals round: what is decided on dyadic laws may stay open there.
    if (!isFiniteSetting(next) || Number.isInteger(Math.log2(next.total))) yield next;
  }
}

/**
 * Candidates whose tables no longer fit each other are replaced by the setting itself.
 * @param fits which finite settings may be tried
 */
export function spaceFor(claim: Claim, fits: Fits = affordable): Space<Setting> {
  const family = familyFor(claim);
  return {
    settings: family.settings(claim.needs),
    near(setting, random) {
      try {
        return near(setting, claim, random, fits);
      } catch {
        return setting;
      }
    },
    vary(setting, random) {
      if (!isFiniteSetting(setting)) return setting;
      try {
        const next = variedFinite(setting, claim.needs, random);
        return fits(claim, next) ? next : setting;
      } catch {
        return setting;
      }
    },
    *lines(setting) {
      if (claim.kind === 'with-probability' && isFiniteSetting(setting)) {
        yield* levelLines(setting, (next) => fits(claim, next));
      }
    },
    around: (setting) => around(setting, claim, fits),
  };
}
