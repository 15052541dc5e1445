import {changedClaim} from '../claimRegistry/changedClaim.ts';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {evaluateSetting} from '../evaluate/evaluate.ts';
import {type Fixture, fixtureOf} from '../fixtures/fixture.ts';
import type {SharpRow} from './sharpDocument.ts';

/**
 * The refutation of a row as a fixture, which `replay` and `prove` take: the claim with this constant changed fails on its
 * setting. Undefined where nothing was refuted.
 */
export function sharpFixture(
  {claim: id, constant, refuted}: SharpRow,
  made: {readonly command: string; readonly seed: number},
): Fixture | undefined {
  if (!refuted) return undefined;
  const changed = {constant, to: refuted.to};
  const claim = findClaim(id);
  const about = `${constant} ${constant === 'beta' ? '=' : 'times'} ${refuted.to} does not do here`;
  const shown = evaluateSetting(changedClaim(claim, changed), refuted.setting);
  return fixtureOf(claim, refuted.setting, shown, {...made, kind: 'counterexample', about, changed});
}
