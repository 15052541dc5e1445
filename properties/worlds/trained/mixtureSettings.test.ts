// What `check` draws on mixtures, and the parts of it that plain settings do not have.
import test from 'ava';
import {selectBackend} from '../../../models/index.ts';
import {pretextTable} from '../../../theory/case/pretextSide.ts';
import {InputError} from '../../../theory/errors.ts';
import {maskedMeans} from '../../../theory/laws/tokens.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {edgeKind} from './edgeSettings.ts';
import {labels} from './labels.ts';
import {mixtureSettings} from './mixtureSettings.ts';
import {BATCH} from './plainSettings.ts';
import type {HeadTask, PoolSetting} from './setting.ts';
import {trainBatch} from './trainBatch.ts';

const backend = await selectBackend();

const learnable = (encoder: 'context' | 'masked' | 'mlp', count: number): PoolSetting[] =>
  mixtureSettings(encoder, {seed: 3, count: BATCH})
    .filter((_, i) => edgeKind(i) === 'learnable')
    .slice(0, count);

test('learnable settings have from 100 to 20,000 labels, and heads and tables of the unit ball', (t) => {
  const all = mixtureSettings('context', {seed: 1, count: 20 * BATCH}).filter(
    (_, i) => edgeKind(i % BATCH) === 'learnable',
  );
  const sizes = all.map(({n}) => n);
  t.is(Math.min(...sizes), 100);
  t.is(Math.max(...sizes), 20_000);
  for (const {radius, referenceRadius, unitBall, training} of all) {
    t.true(radius >= referenceRadius && radius <= 2 * referenceRadius);
    t.true(unitBall === true && training.decay === 'linear');
  }
});

const longest = ({rows, columns, data}: Matrix): number =>
  Array.from({length: rows}, (_, j) => Math.hypot(...data.subarray(j * columns, (j + 1) * columns))).reduce(
    (a, b) => Math.max(a, b),
    0,
  );

for (const encoder of ['context', 'masked', 'mlp'] as const) {
  test.serial(`${encoder}: tables are in the unit ball, and W° h° is still the target`, async (t) => {
    const [one] = learnable(encoder, 1);
    const setting = {...one!, training: {...one!.training, steps: 5}};
    const c = (await trainBatch(backend, [setting]))[0]!.case;
    const rows = c.family.map((table) => pretextTable(c, table));
    for (const table of rows) {
      const most = longest(table);
      t.true(most === 0 || (most > 0.5 && most <= 1), `${most}`);
    }
    const reference = pretextTable(c, c.reference);
    const target = c.target ?? c.tokens!.target;
    const W = c.decoder!;
    for (let j = 0; j < reference.rows; j++) {
      for (let q = 0; q < W.rows; q++) {
        let sum = 0;
        for (let i = 0; i < W.columns; i++)
          sum += W.data[q * W.columns + i]! * reference.data[j * W.columns + i]!;
        t.is(sum, target.data[j * W.rows + q]!);
      }
    }
    if (c.tokens) t.deepEqual(maskedMeans(c.tokens, c.pool.size, reference)!.data, c.reference.data);
  });
}

const own: Matrix = {rows: 4, columns: 2, data: Float64Array.of(3, 0.1, -3, 0.1, 3, -0.1, -3, -0.1)};
const labelled = (task: Partial<HeadTask>, seed = 1) =>
  Array.from(
    labels(
      {
        ...learnable('context', 1)[0]!,
        task: {kind: 'head', rotation: 0, noise: 0, uncentred: true, ...task},
        seed,
      },
      new Int32Array(4),
      {own, other: own},
    ),
  );

test('the strongest of many heads is along the longest direction, whatever the seed; a feature is what it says', (t) => {
  for (let seed = 0; seed < 20; seed++) {
    const found = labelled({strongest: 64}, seed);
    t.true(
      [
        [1, 0, 1, 0],
        [0, 1, 0, 1],
      ].some((list) => list.join() === found.join()),
      found.join(),
    );
  }
  t.deepEqual(labelled({feature: 0}), [1, 0, 1, 0]);
  t.deepEqual(labelled({feature: 1}), [1, 1, 0, 0]);
  t.throws(() => labelled({feature: 2}), {instanceOf: InputError, message: /an integer from 0 to 1/});
});
