import {jsonText} from '../files/jsonText.ts';
import {
  type Fixture,
  parseFixture,
  type Replay,
  readFixture,
  replay as replayFixture,
} from '../fixtures/fixture.ts';
import {type ClaimOrName, oneClaim} from './namedClaim.ts';

/**
 * Evaluates the setting of a fixture again and compares with what it recorded, as `transferbound replay` does.
 *
 * @param fixture a fixture, or the name of its file
 * @param claim the claim that it is about, where that is not a built-in one
 * @returns `same` where the evidence is equal bit for bit, and the `verdict` found now
 * @throws InputError where the fixture or the claim is not what it should be
 * @throws ClaimError where the claim throws, or returns what is no inequality
 * @example
 * ```ts
 * import {findClaim, makeFixture, replay, worlds} from 'transferbound';
 *
 * const about = {kind: 'witness', about: 'a small world', command: 'none', seed: 1} as const;
 * const fixture = makeFixture(findClaim('change-of-law'), worlds.smallSetting, about);
 * const {same, verdict} = await replay(fixture);
 * [same, verdict]; // => [true, 'holds']
 * ```
 */
export async function replay(fixture: Fixture | string, claim?: ClaimOrName): Promise<Replay> {
  const read =
    typeof fixture === 'string' ? await readFixture(fixture) : parseFixture(jsonText(fixture), 'fixture');
  return replayFixture(read, await oneClaim('replay', claim ?? read.claim));
}
