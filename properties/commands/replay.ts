import {jsonText} from '../files/jsonText.ts';
import {
  type Fixture,
  parseFixture,
  type Replay,
  readFixture,
  replay as replayFixture,
  replayOf,
} from '../fixtures/fixture.ts';
import {CLAIM_TIMEOUT, workerPool} from '../run/workers/workerPool.ts';
import {type ClaimOrName, inProcess, oneClaim, theOnly} from './namedClaim.ts';
import {duration} from './optionKinds.ts';
import {settle, type TableOf} from './settle.ts';

/** Options of `replay`. */
export interface ReplayOptions {
  /**
   * Milliseconds that the claim's own code may take. Of an id or a file alone, which is then evaluated in a process that can be
   * killed; a claim that is a value runs in the caller's process, which nothing can stop. Default 60,000 for files.
   */
  readonly timeout?: number;
}

const replayOptions = {timeout: {kind: duration}} satisfies TableOf<ReplayOptions>;

async function replayApart(fixture: Fixture, name: string, timeout = CLAIM_TIMEOUT): Promise<Replay> {
  const pool = workerPool(1, {timeout});
  try {
    const claim = theOnly('replay', name, await pool.claims([name]));
    return replayOf(fixture, await pool.evidence(claim, fixture.setting, fixture.changed));
  } finally {
    await pool.close();
  }
}

/**
 * Evaluates the setting of a fixture again and compares with what it recorded, as `transferbound replay` does.
 *
 * @param fixture a fixture, or the name of its file
 * @param claim the claim that it is about, where that is not a built-in one. A file is loaded and evaluated in a process of
 *   its own, which an endless loop or `process.exit` in it ends; a claim that is a value runs in the caller's process
 * @returns `same` where the evidence is equal bit for bit, and the `verdict` found now
 * @throws InputError where the fixture or the claim is not what it should be
 * @throws ClaimError where the claim throws, returns what is no inequality, or takes longer than `timeout`
 * @throws Error where the process that evaluates the claim of a file dies
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
export async function replay(
  fixture: Fixture | string,
  claim?: ClaimOrName,
  options: ReplayOptions = {},
): Promise<Replay> {
  const {timeout} = settle('replay', replayOptions, options);
  const read =
    typeof fixture === 'string' ? await readFixture(fixture) : parseFixture(jsonText(fixture), 'fixture');
  const given = claim ?? read.claim;
  const name = inProcess('replay', given, timeout);
  if (name !== undefined) return replayApart(read, name, timeout);
  return replayFixture(read, await oneClaim('replay', given));
}
