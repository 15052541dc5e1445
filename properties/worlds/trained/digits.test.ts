import test from 'ava';
import {drawMasks, pretextLosses, selectBackend} from '../../../models/index.ts';
import {drawSample} from '../../../theory/case/drawSample.ts';
import {mainTheorem} from '../../../theory/claims/estimation/main-theorem.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {pointMass} from '../../../theory/laws/pool.ts';
import {leastSquares} from '../../../theory/pretext/leastSquares.ts';
import {withDrawnSigns} from '../../experiments/drawnSigns.ts';
import {jsonText} from '../../files/jsonText.ts';
import {imageTokens} from '../data/imageTokens.ts';
import {PIXELS} from '../images/imageSet.ts';
import {DIGITS} from '../images/imageSettings.ts';
import {bestLinearPredictor} from '../pretext/bestLinearPredictor.ts';
import {decoderLoss} from '../pretext/pretextRows.ts';
import {poolSettings} from './poolSettings.ts';
import {poolWorld} from './poolWorld.ts';
import type {PoolSetting} from './setting.ts';
import {type TrainedCase, trainBatch} from './trainBatch.ts';

const backend = await selectBackend();

/** Two small settings of one architecture. */
function small(encoder: 'context' | 'masked'): PoolSetting[] {
  return poolSettings(`${encoder}-digits`, {seed: 5, count: 2}).map((s) => ({
    ...s,
    data: {kind: 'digits', images: 60, ...(s.masks ? {each: 2} : {}), classes: DIGITS},
    ...(s.masks ? {masks: {kind: 'rate', rate: 0.4}} : {}),
    reference: {kind: 'bestMember', steps: 80},
    n: 8,
    training: {...s.training, steps: 40},
  }));
}

test('tokens are averaged pixels, patch by patch', (t) => {
  const pixels = Uint8Array.from({length: 2 * PIXELS}, (_, i) => (i * 31) % 256);
  const tokens = imageTokens(pixels, 14, [7, 2]);
  // Token 8 of a 2 x 7 grid is the second of the lower row; its value (3, 1) is pixel (10, 3) of 14 x 14.
  let sum = 0;
  for (const [r, c] of [
    [20, 6],
    [20, 7],
    [21, 6],
    [21, 7],
  ] as const)
    sum += pixels[PIXELS + r * 28 + c]!;
  t.is(tokens[196 + 8 * 14 + 3 * 2 + 1], sum / 1024);
  const total = pixels.reduce((a, b) => a + b, 0);
  t.is(
    tokens.reduce((a, b) => a + b, 0),
    total / 1024,
  );
});

for (const encoder of ['context', 'masked'] as const) {
  test.serial(
    `${encoder} on digits: evidence repeats, and the loss under mu is that of the trainer`,
    async (t) => {
      const settings = small(encoder);
      const [first, second] = [await trainBatch(backend, settings), await trainBatch(backend, settings)];
      const bounds = (all: TrainedCase[]) =>
        all.map(({case: c}) => {
          const signs = generator(1);
          return jsonText(mainTheorem.prepare(withDrawnSigns(c, signs))(drawSample(c, generator(2))));
        });
      t.deepEqual(bounds(first), bounds(second));
      for (const {case: c, world, trained: h} of first) {
        t.is(c.family.length, 3);
        t.true(h.risk < h.curves.pretext[0]!);
        const losses = pretextLosses(h.weights, h, {
          ...world.inputs,
          ...(world.targets && {targets: world.targets}),
        });
        let mean = 0;
        for (const [j, loss] of losses.entries()) mean += (pointMass(c.pool.U, j) * loss) / c.pool.total;
        const enclosed = decoderLoss(world.rows, h, h.decoder);
        t.true(Math.abs(mean - enclosed.lo) < 1e-9 * mean && enclosed.hi - enclosed.lo < 1e-9 * mean);
        // h° has the least pretext loss of the class.
        for (const table of c.family) t.true(c.pretextGap!(table, c.reference).hi >= 0);
      }
    },
  );
}

test('the linear predictor is the least-squares fit of its inputs', (t) => {
  const [base] = small('context');
  const context = poolWorld(backend, base!);
  const {law, total, target, point} = context.rows;
  const withOne = (width: number, fill: (r: number, i: number) => number) => ({
    rows: point.length,
    columns: width,
    data: Float64Array.from({length: point.length * width}, (_, k) => fill(Math.floor(k / width), k % width)),
  });
  // Fewer inputs than images, or the fit is exact: the other pixels are hidden from both.
  const seen = Float32Array.from(context.inputs.inputs, (x, k) => (k % 98 >= 70 && k % 98 < 90 ? x : 0));
  const {infimum} = leastSquares(
    law,
    total,
    withOne(21, (r, i) => (i === 20 ? 1 : seen[r * 98 + 70 + i]!)),
    target,
  );
  const found = bestLinearPredictor(base!.architecture, {inputs: seen}, context.rows);
  t.true(found >= infimum.lo && found <= infimum.hi * (1 + 1e-6) && found > 0);

  const architecture = {
    kind: 'masked',
    tokens: 49,
    inputs: 1,
    width: 2,
    blocks: 1,
    heads: 1,
    hidden: 2,
    activation: 'relu',
  } as const;
  const law2 = {kind: 'count', count: 30} as const;
  const masked = poolWorld(backend, {
    ...small('masked')[0]!,
    architecture,
    data: {kind: 'digits', images: 150, each: 2, classes: DIGITS},
    masks: law2,
    // With another choice of images the inputs of a token can be collinear, and the ridge counts.
    seed: 1355153511,
  });
  const {inputs, masks} = masked.inputs;
  let sum = 0;
  for (let p = 0; p < 49; p++) {
    const own = Array.from(masked.rows.token!.keys()).filter((r) => masked.rows.token![r] === p);
    const columns = 98;
    const data = new Float64Array(own.length * columns);
    for (const [i, r] of own.entries()) {
      const at = masked.rows.point[r]! * 49;
      for (let k = 0; k < 49; k++) {
        data[i * columns + k] = masks![at + k] === 1 ? 0 : inputs[at + k]!;
        data[i * columns + 49 + k] = masks![at + k]!;
      }
    }
    const plus = Float64Array.from(own, (r) => masked.rows.law.plus[r]!);
    const rows = {
      rows: own.length,
      columns: 1,
      data: Float64Array.from(own, (r) => masked.rows.target.data[r]!),
    };
    const mass = plus.reduce((a, b) => a + b, 0);
    const fit = leastSquares(
      {plus, minus: new Float64Array(own.length)},
      mass,
      {rows: own.length, columns, data},
      rows,
    );
    sum += (fit.infimum.hi * mass) / masked.rows.total;
  }
  const least = bestLinearPredictor(architecture, masked.inputs, masked.rows);
  t.true(Math.abs(least - sum) <= 1e-4 * sum, `${least} and ${sum}`);
});

test('settings that fit no image are refused', (t) => {
  const [context] = small('context');
  const [masked] = small('masked');
  const bad: [PoolSetting, RegExp][] = [
    [{...context!, architecture: {...context!.architecture, inputs: 97}}, /half an image/],
    [{...masked!, architecture: {...masked!.architecture, inputs: 48}}, /square grid/],
    [{...context!, masks: masked!.masks!}, /nothing for inputs of one vector/],
    [{...context!, task: {kind: 'groups', positive: [11]}}, /positive/],
  ];
  for (const [setting, message] of bad) t.throws(() => poolWorld(backend, setting), {message});
  t.is(drawMasks({kind: 'count', count: 3}, 16, 0, generator(0)).length, 0);
});
