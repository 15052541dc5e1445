// The lemmas of theory section 6 through the harness: they hold, their mutants do not, and how tight they are.
import {readFile} from 'node:fs/promises';
import test from 'ava';
import type {NetworkClaim} from '../../theory/claim/claim.ts';
import {claims, mutants} from '../../theory/claims/index.ts';
import {softmaxLipschitz} from '../../theory/claims/networks/softmax-lipschitz.ts';
import {InputError} from '../../theory/errors.ts';
import {fixtureText, makeFixture, parseFixture, replay} from '../fixtures/fixture.ts';
import {checkFinite} from '../run/checkFinite.ts';
import type {NetworkSetting} from '../settings/network/setting.ts';
import {shrinkCost} from '../settings/network/shrink.ts';
import {familyFor} from '../settings/registry.ts';
import {evaluateSetting} from './evaluate.ts';

const ofNetworks = (list: readonly {readonly subject?: string | undefined}[]) =>
  list.filter((claim) => claim.subject === 'network') as unknown as NetworkClaim[];

for (const claim of ofNetworks(claims)) {
  test(`holds: ${claim.id}`, async (t) => {
    const found = await checkFinite(claim, {runs: 60, seed: 4});
    t.is(found.verdict, 'holds');
    t.is(found.world, 'network');
    t.is(found.undecided, 0);
    t.log(`tightest ${found.tightest?.ratio}, smallest slack ${found.slack}`);
  });
}

for (const mutant of ofNetworks(mutants)) {
  test(`refuted: ${mutant.id}`, async (t) => {
    const found = await checkFinite(mutant, {runs: 300, seed: 1});
    t.is(found.verdict, 'refuted');
    const setting = found.counterexample!.setting as NetworkSetting;
    t.true(setting.family === 'network' && shrinkCost(setting) < 900, JSON.stringify(setting));
    const fixture = makeFixture(mutant, setting, {
      kind: 'counterexample',
      about: 'test',
      command: 'test',
      seed: 1,
    });
    t.true(replay(parseFixture(fixtureText(fixture), 'written'), mutant).same);
    const file = `fixtures/counterexamples/${mutant.id}.json`;
    const kept = replay(parseFixture(await readFile(file, 'utf8'), mutant.id), mutant);
    t.deepEqual({verdict: kept.verdict, same: kept.same}, {verdict: 'refuted', same: true});
  });
}

const byId = (id: string) => claims.find((claim) => claim.id === id)!;

/** lhs/rhs of a true lemma on a setting written by hand; 0 where the lemma is not decided to hold. */
function ratioOf(id: string, parts: Partial<NetworkSetting>): number {
  const claim = byId(id);
  const found = evaluateSetting(claim, {
    family: 'network',
    activation: 'relu',
    heads: 1,
    network: claim.needs.network!,
    first: {},
    second: {},
    ...parts,
  });
  return found.verdict === 'holds' ? (found.ratio ?? 0) : 0;
}

test('tightness: scalars attain the deep bound, every layer changed by itself', (t) => {
  const weights = (a: number, b: number, c: number) => ({
    'encoder.1': [[a]],
    'encoder.2': [[b]],
    'encoder.3': [[c]],
  });
  const first = weights(2, 0.5, 3);
  for (const second of [weights(1, 0.5, 3), weights(2, 0.25, 3), weights(2, 0.5, 2)])
    t.is(ratioOf('deep-network-perturbation', {first, second, input: [[1.5]]}), 1);
});

test('tightness: two logits that part approach 1 and stay below', (t) => {
  let before = 0;
  for (const size of [1, 2 ** -4, 2 ** -8, 2 ** -16]) {
    const found = ratioOf('softmax-lipschitz', {
      first: {vector: [[0, 0]]},
      second: {vector: [[size, -size]]},
    });
    t.true(found > before && found < 1);
    before = found;
  }
  t.true(before > 1 - 1e-9);
});

test('bad settings are input errors that name the table', (t) => {
  const setting: NetworkSetting = {
    family: 'network',
    network: 'vectors',
    activation: 'relu',
    heads: 1,
    first: {vector: [[1, 2]]},
    second: {vector: [[1]]},
  };
  t.throws(() => evaluateSetting(softmaxLipschitz, setting), {
    instanceOf: InputError,
    message: /second\.vector: expected 1 x 2 as in first, got "1 x 1"/,
  });
  t.is(familyFor(softmaxLipschitz).name, 'network');
});
