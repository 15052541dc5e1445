import test from 'ava';
import {point} from '../arithmetic/interval.ts';
import {generator} from '../laws/generator.ts';
import {at} from '../linear/intervalMatrix.ts';
import {matrix} from '../linear/matrix.ts';
import {maxRowNorm} from '../linear/norms/matrixNorms.ts';
import {maskedTransformer} from '../networks/evaluateNetwork.ts';
import {makeNetworkCase, type Tables} from '../networks/networkCase.ts';
import {transformerSizes} from '../networks/networkNorms.ts';
import {attentionCovering} from './attentionCovering.ts';
import {transformerBallConstants, transformerBallNorms} from './ballConstants.ts';
import {normBasedBound} from './normBasedBound.ts';

const SHAPE = {inputs: 2, width: 3, hidden: 2, heads: 1};
const TABLES = [
  ['embedding', 2, 3],
  ['mask', 1, 3],
  ['position', 2, 3],
  ['block.1.query', 3, 3],
  ['block.1.key', 3, 3],
  ['block.1.value', 3, 3],
  ['block.1.output', 3, 3],
  ['block.1.feed.1', 3, 2],
  ['block.1.feed.2', 2, 3],
  ['decoder', 3, 2],
] as const;

function draw(seed: number, size: number): Tables {
  const random = generator(seed);
  return new Map(
    TABLES.map(([name, r, k]) => [
      name,
      matrix(Array.from({length: r}, () => Array.from({length: k}, () => size * random.normal()))),
    ]),
  );
}

function caseOf(first: Tables, second: Tables) {
  const input = matrix([
    [0.6, -0.8],
    [0.28, 0.96],
  ]);
  return makeNetworkCase({
    network: 'masked',
    activation: 'tanh',
    heads: 1,
    first,
    second,
    input,
    masked: [true, false],
  });
}

test('transformer: the loss stays in [0, B_l] and moves by at most Lam times the distance, all over the ball', (t) => {
  const initial = draw(1, 0.3);
  const radius = point(0.25);
  const atStart = transformerSizes(caseOf(initial, initial), true);
  const blocks = atStart.norms.blocks.map((block) => ({
    query: block.query.map(() => radius),
    key: block.key.map(() => radius),
    value: block.value.map(() => radius),
    output: radius,
    feed1: radius,
    feed2: radius,
  }));
  const radii = {embedding: radius, mask: radius, position: radius, blocks, decoder: radius};
  const ball = {tokenNorm: point(1.0000001), initial: atStart.norms, radii};
  const constants = transformerBallConstants(ball);
  let tightest = 0;
  for (let seed = 2; seed < 40; seed++) {
    // Inside the ball: Frobenius norms of these steps are below 0.25.
    const [one_, other] = [draw(seed, 0.02), draw(seed + 100, 0.02)].map(
      (step) =>
        new Map(
          [...initial].map(([name, m]) => [
            name,
            {...m, data: m.data.map((x, i) => x + step.get(name)!.data[i]!)},
          ]),
        ),
    );
    const c = caseOf(one_!, other!);
    const {first, second} = maskedTransformer(c);
    const loss = (table: typeof first) =>
      [0, 1].reduce((total, i) => total + (at(table, 0, i).lo - c.input!.data[i]!) ** 2, 0);
    const [a, b] = [loss(first), loss(second)];
    const {changes} = transformerSizes(c, true);
    const distance =
      Math.max(
        changes.embedding.hi,
        changes.mask.hi,
        changes.position.hi,
        changes.decoder.hi,
        ...changes.blocks.flatMap((x) => [
          x.query[0]!.hi,
          x.key[0]!.hi,
          x.value[0]!.hi,
          x.output.hi,
          x.feed1.hi,
          x.feed2.hi,
        ]),
      ) / 0.25;
    t.true(a <= constants.range.hi && b <= constants.range.hi);
    t.true(Math.abs(a - b) <= constants.lipschitz.hi * distance);
    tightest = Math.max(tightest, Math.abs(a - b) / (constants.lipschitz.hi * distance));
    t.true(maxRowNorm(first).lo <= transformerBallNorms(ball).decoder.hi);
  }
  t.log(`largest |loss - loss'| / (Lam distance): ${tightest}`);

  const norms = transformerBallNorms(ball);
  const entropy = (draws: number) =>
    attentionCovering({norms, radii, tokenNorm: ball.tokenNorm, shape: SHAPE, tokens: 2, draws});
  t.true(entropy(100)(0.1).hi > entropy(100)(0.2).hi);
  t.true(entropy(10_000)(0.1).hi > entropy(100)(0.1).hi);
  const at1e9 = normBasedBound({entropy: entropy(1e9), distance: 'largest row', constants, draws: 1e9});
  const at1e5 = normBasedBound({entropy: entropy(1e5), distance: 'largest row', constants, draws: 1e5});
  t.true(at1e9.value.hi < at1e5.value.hi);
});
