/**
 * Writes the fixtures of sections 4 and 5 that hold the tables of trained networks: `npx tsx scripts/trained-fixtures.ts`.
 * Of the teacher settings that `check` draws, in their order, the first that fits; training is not needed to replay one.
 */
import {backendChoice, selectBackend} from '../models/index.ts';
import {findClaim} from '../properties/claimRegistry/loadClaims.ts';
import {evaluate} from '../properties/evaluate/evaluate.ts';
import {writeFileAtomic} from '../properties/files/writeFileAtomic.ts';
import {fixtureText, makeFixture} from '../properties/fixtures/fixture.ts';
import {tableSetting} from '../properties/settings/finite/tableSetting.ts';
import {type EdgeKind, edgeKind} from '../properties/worlds/trained/edgeSettings.ts';
import {equalShapes} from '../properties/worlds/trained/equalShapes.ts';
import {BATCH} from '../properties/worlds/trained/plainSettings.ts';
import {poolSettings} from '../properties/worlds/trained/poolSettings.ts';
import type {PoolSetting} from '../properties/worlds/trained/setting.ts';
import {type TrainedCase, trainBatch} from '../properties/worlds/trained/trainBatch.ts';
import type {Case} from '../theory/case/case.ts';
import {pretextTable} from '../theory/case/pretextSide.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {maskSizes} from '../theory/laws/tokens.ts';
import {type Matrix, row} from '../theory/linear/matrix.ts';
import type {EncoderKind} from '../theory/networks/architecture.ts';

const SEED = 1;
/** A setting a batch of three is of each extreme kind: enough of each. */
const SETTINGS = 5000;
const TIGHT = 0.97;

interface Wanted {
  readonly id: string;
  readonly world: EncoderKind;
  readonly kind: EdgeKind;
  readonly about: string;
  readonly fits: (c: Case, claim: Claim) => boolean;
}

const refuted = (c: Case, claim: Claim): boolean => evaluate(claim, c).verdict === 'refuted';
/** The rows of h in the pretext, after training and before; undefined where training changed nothing, so that H has no third member. */
function rows(c: Case): readonly [Matrix, Matrix] | undefined {
  const [after, , before] = c.family;
  return before && [pretextTable(c, after!), pretextTable(c, before)];
}
/** Dead after training and not before. */
function died(c: Case): boolean {
  const [after, before] = rows(c) ?? [];
  return after?.data.every((x) => x === 0) === true && before!.data.some((x) => x !== 0);
}
/** More than one token in the mask, and training changed every masked row. */
function changed(c: Case): boolean {
  const found = rows(c);
  if (!found) return false;
  const {owner, masked} = c.tokens!;
  const sizes = maskSizes(c.tokens!, c.pool.size);
  return owner.every((j, r) => masked[r] === 0 || (sizes[j]! > 1 && !sameRow(...found, r)));
}
const sameRow = (a: Matrix, b: Matrix, r: number): boolean => row(a, r).every((x, i) => x === row(b, r)[i]);
const tight = (c: Case, claim: Claim): boolean => (evaluate(claim, c).ratio ?? 0) >= TIGHT;

const wanted: readonly Wanted[] = [
  {
    id: 'context-encoder-transferability',
    world: 'context',
    kind: 'constantRepresentation',
    about:
      'a trained ReLU bottleneck, alive before training (the last table) and dead after it: close to equality',
    fits: (c, claim) => died(c) && tight(c, claim),
  },
  {
    id: 'masked-autoencoder-transferability',
    world: 'masked',
    kind: 'constantRepresentation',
    about:
      'a trained transformer of one feature, two of three tokens masked, its rows thrown to the ends: close to equality',
    fits: (c, claim) => changed(c) && tight(c, claim),
  },
  {
    id: 'context-encoder-without-decodable-head',
    world: 'context',
    kind: 'violatesA2',
    about: 'a trained encoder: W° reads one feature of h° of several, the labels ask for the others',
    fits: refuted,
  },
  {
    id: 'context-encoder-without-head-room',
    world: 'context',
    kind: 'violatesA3',
    about: 'a trained encoder that says what h° says on a smaller scale: R = R° is too small',
    fits: refuted,
  },
  {
    id: 'masked-autoencoder-without-decodable-head',
    world: 'masked',
    kind: 'violatesA2',
    about: 'a trained transformer: W° reads one feature of h° of two, the labels ask for the other',
    fits: refuted,
  },
  {
    id: 'masked-autoencoder-without-head-room',
    world: 'masked',
    kind: 'violatesA3',
    about: 'a trained transformer that says what h° says on a smaller scale: R = R° is too small',
    fits: refuted,
  },
  {
    id: 'masked-autoencoder-pooled-over-all-tokens',
    world: 'masked',
    kind: 'roomForSmall',
    about:
      'a trained transformer: the pretext says nothing about rows of unmasked tokens, which the mean now holds',
    fits: refuted,
  },
];

const backend = await selectBackend(backendChoice());
const ofKind = ({world, kind}: Wanted): PoolSetting[] =>
  poolSettings(world, {seed: SEED, count: SETTINGS}).filter((_, i) => edgeKind(i % BATCH) === kind);

async function first(one: Wanted, claim: Claim): Promise<TrainedCase | undefined> {
  const settings = ofKind(one);
  for (const {from, to} of equalShapes(settings)) {
    const batch = await trainBatch(backend, settings.slice(from, to));
    const found = batch.find((trained) => one.fits(trained.case, claim));
    if (found) return found;
  }
  return undefined;
}

for (const one of wanted) {
  const claim = findClaim(one.id);
  const found = await first(one, claim);
  if (!found) {
    process.stdout.write(`NOT MADE  ${one.id}: none of ${ofKind(one).length} settings fits\n`);
    process.exitCode = 1;
    continue;
  }
  const fixture = makeFixture(claim, tableSetting(found.case), {
    kind: claim.mutates ? 'counterexample' : 'witness',
    about: one.about,
    command: 'npx tsx scripts/trained-fixtures.ts',
    seed: SEED,
  });
  await writeFileAtomic(`fixtures/trained/${one.id}.json`, fixtureText(fixture));
  process.stdout.write(`${one.id}: ${evaluate(claim, found.case).ratio}\n`);
}
