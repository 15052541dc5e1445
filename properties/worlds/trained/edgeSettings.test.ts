// Trained networks at the edges of the transferability inequality, through the door that `check` uses.
import test from 'ava';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {findClaim} from '../../claimRegistry/loadClaims.ts';
import {evaluateSetting} from '../../evaluate/evaluate.ts';
import {fixtureText, parseFixture, readFixture, replay} from '../../fixtures/fixture.ts';
import {counterexampleFixture} from '../../fixtures/foundFixture.ts';
import type {ResultRow} from '../../record/resultRow.ts';
import {runCheck} from '../../run/runCheck.ts';
import type {FiniteSetting} from '../../settings/finite/setting.ts';
import {edgeKind} from './edgeSettings.ts';
import {BATCH} from './plainSettings.ts';
import {poolSettings} from './poolSettings.ts';

async function checked(world: EncoderKind, trainedRuns: number, ids: readonly string[]) {
  const run = await runCheck(ids.map(findClaim), {
    worlds: [world],
    runs: 1,
    imageRuns: 1,
    trainedRuns,
    trainedImageRuns: 1,
    backend: 'fused',
    trials: 1,
    nu: 0.1,
    seed: 1,
    alpha: 1e-6,
  });
  return new Map(run.results.map((result) => [result.claim, result]));
}

test.serial(
  'context: close to equality on a trained network; without A2 and without A3 refuted',
  async (t) => {
    const mutants = ['context-encoder-without-decodable-head', 'context-encoder-without-head-room'];
    const found = await checked('context', 3 * BATCH, [
      'context-encoder-transferability',
      'context-encoder-transferability-published',
      ...mutants,
    ]);
    const sharp = found.get('context-encoder-transferability')!;
    t.is(sharp.verdict, 'holds');
    t.true(sharp.tightest!.ratio >= 0.9, `${sharp.tightest!.ratio}`);
    t.is(found.get('context-encoder-transferability-published')?.verdict, 'holds');
    t.is(sharp.failed['A1 realisable pretext'], 3);
    for (const [name, least, most] of [
      ['A1 realisable pretext', 0, 2],
      ['A2 theta° in the row space of W°', 0, 1],
      ['A3 head room', 1, Number.POSITIVE_INFINITY],
    ] as const) {
      t.true(sharp.failed[name]! > 0, name);
      const {from, to} = sharp.measured![name]!;
      t.true(least < from && from <= to && to <= most, `${name}: ${from} to ${to}`);
    }
    for (const id of mutants) t.is(found.get(id)?.verdict, 'refuted', id);
  },
);

test.serial(
  'masked: masks of several tokens; without A2, without A3, pooled over all tokens: refuted',
  async (t) => {
    const own = ['pretext-identity', 'head', 'transferability'].map((name) => `masked-autoencoder-${name}`);
    const mutants = ['without-decodable-head', 'without-head-room', 'pooled-over-all-tokens'].map(
      (name) => `masked-autoencoder-${name}`,
    );
    const found = await checked('masked', 3 * BATCH, [...own, ...mutants]);
    for (const id of own) t.is(found.get(id)?.verdict, 'holds', id);
    // All but those with noisy targets.
    t.is(found.get('masked-autoencoder-pretext-identity')?.kept, 3 * BATCH - 3);
    for (const id of mutants) {
      const result: ResultRow = found.get(id)!;
      t.is(result.verdict, 'refuted', id);
      const claim = findClaim(id);
      const fixture = (await counterexampleFixture(claim, result))!;
      t.regex(fixture.made.command, / --trained-runs 75 --world masked --backend fused$/);
      // The tables alone refute it: nothing is trained to replay them.
      t.like(replay(parseFixture(fixtureText(fixture), id), claim), {verdict: 'refuted', same: true}, id);
    }
  },
);

for (const encoder of ['context', 'masked'] as const) {
  test(`${encoder}: setting i depends on the encoder, the seed and i alone`, (t) => {
    const many = poolSettings(encoder, {seed: 4, count: 40});
    t.deepEqual(poolSettings(encoder, {seed: 4, count: 30}), many.slice(0, 30));
    t.notDeepEqual(poolSettings(encoder, {seed: 5, count: 30}), many.slice(0, 30));
  });
}

test('18 of a batch are learnable, and every other kind is in it', (t) => {
  const kinds = Array.from({length: BATCH}, (_, i) => edgeKind(i));
  t.is(kinds.filter((kind) => kind === 'learnable').length, 18);
  for (const kind of [
    'violatesA1',
    'constantRepresentation',
    'violatesA2',
    'violatesA3',
    'roomForSmall',
  ] as const)
    t.true(kinds.includes(kind));
});

for (const {name, size} of [
  {name: 'context-encoder-transferability', size: 1},
  {name: 'masked-autoencoder-transferability', size: 2},
]) {
  test(`${name}: the stored network was trained into the edge, not drawn there`, async (t) => {
    const fixture = await readFixture(`fixtures/trained/${name}.json`);
    const {representation, others, tokens = [[1]]} = fixture.setting as FiniteSetting;
    t.true(evaluateSetting(findClaim(name), fixture.setting).ratio! >= 0.97);
    const masks = tokens.map((flags) => flags.reduce((a, b) => a + b));
    t.true(masks.every((masked) => masked === size));
    const before = others[0]!;
    const flags = tokens.flat();
    if (size === 1) t.true(representation.flat().every((x) => x === 0) && before.flat().some((x) => x !== 0));
    else t.true(representation.every((row, r) => flags[r] === 0 || row[0] !== before[r]![0]));
  });
}
