/** Settings of the documents with evidence that replays. */

import {evaluateSetting} from '../properties/evaluate/claimEvidence.ts';
import {type Fixture, makeFixture} from '../properties/fixtures/fixture.ts';
import {isSetting} from '../properties/settings/registry.ts';
import type {Claim} from '../theory/claim/claim.ts';
import type {Found, ShownInequality} from './claimSummary.ts';
import type {Committed} from './committedFixtures.ts';

/** A committed or given fixture; its ratio is what the claim says on it now. */
export function ofFixture(
  claim: Claim | undefined,
  {fixture, path}: Partial<Committed> & {fixture: Fixture},
): Found {
  const ratio = claim && evaluateSetting(claim, fixture.setting).ratio;
  return {
    setting: fixture.setting,
    inequality: fixture.evidence,
    origin: path ?? 'a fixture given to the report',
    fixture,
    command: fixture.made.command,
    ...(ratio === undefined ? {} : {ratio}),
    ...(path ? {path} : {}),
  };
}

export interface Recorded {
  readonly setting: object;
  readonly ratio?: number;
  readonly inequality?: ShownInequality;
  readonly origin: string;
  /** Finds it again; documents of earlier versions do not say. */
  readonly command: string | undefined;
  readonly seed: number;
  readonly kind: Fixture['kind'];
  /** What the setting shows. */
  readonly about: string;
}

/**
 * What a run recorded. Where this package knows the claim and can store the setting, it is evaluated again, so that the
 * page can hand out a fixture; a setting that describes no case stays without.
 */
export function ofRun(claim: Claim | undefined, recorded: Recorded): Found {
  const {setting, ratio, inequality, origin, command, seed, kind, about} = recorded;
  const found: Found = {
    setting,
    origin,
    ...(command === undefined ? {} : {command}),
    ...(ratio === undefined ? {} : {ratio}),
    ...(inequality ? {inequality} : {}),
  };
  if (!claim || !isSetting(setting)) return found;
  try {
    const fixture = makeFixture(claim, setting, {kind, about, command: command ?? origin, seed});
    return {...found, inequality: inequality ?? fixture.evidence, fixture};
  } catch {
    return found;
  }
}
