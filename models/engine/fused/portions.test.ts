// Portions of rows, one after the other, give the bits that all rows at once give.
import test from 'ava';
import type {Backend} from '../../backend.ts';
import {fineTune} from '../../fineTune.ts';
import {pretrain} from '../../pretrain.ts';
import {radReg} from '../../radReg.ts';
import {contextCase, maskedCase, smallContext, smallMasked} from '../../testCases.ts';
import {matrix} from '../graph.ts';
import {graphBuilder} from '../graphBuilder.ts';
import {fusedBackend} from './fusedBackend.ts';
import {isSumOverRows, portionsOf} from './portions.ts';

/** As many portions as divide the rows, up to so many, wherever the engine may use any. */
function inPortions(most: number): {readonly backend: Backend; readonly used: Set<number>} {
  const used = new Set<number>();
  const portions: Backend['portions'] = (graph, rows) => {
    const many = Array.from({length: most}, (_, i) => most - i).find((count) => rows % count === 0)!;
    const found = isSumOverRows(graph) ? many : 1;
    used.add(found);
    return found;
  };
  return {backend: {...fusedBackend, portions}, used};
}

const whole: Backend = {...fusedBackend, portions: () => 1};
const contexts = [1, 2, 3, 4, 5].map((seed) => contextCase(seed));
const masked = [1, 2, 3].map((seed) => maskedCase(seed));
/** Cases of fewer rows, which others fill up. */
const ragged = contexts.map((c, i) => ({...c, draws: Array.from(c.draws).slice(0, c.draws.length - i)}));
const labelled = masked.map((c) => ({
  ...c,
  headRadius: 1,
  labels: Array.from(c.draws, (i) => (i % 2 ? 1 : -1)),
}));

const settings: Readonly<Record<string, (backend: Backend) => Promise<unknown>>> = {
  context: (backend) => pretrain(backend, smallContext, contexts),
  'rows that differ': (backend) => pretrain(backend, smallContext, ragged),
  'a bias, mini-batches': (backend) =>
    pretrain(backend, {...smallContext, kind: 'mlp', activation: 'leaky'}, ragged, {batchSize: 4}),
  'tokens, l2 and balls': (backend) =>
    pretrain(
      backend,
      smallMasked,
      masked.map((c, i) => ({...c, l2: i / 100, tableRadius: 0.3})),
    ),
  'fine-tuning': (backend) => fineTune(backend, smallMasked, labelled),
};

for (const [name, train] of Object.entries(settings)) {
  test(`portions have the bits of all rows: ${name}`, async (t) => {
    const {backend, used} = inPortions(4);
    t.deepEqual(await train(backend), await train(whole));
    t.true(
      [...used].every((count) => count > 1),
      [...used].join(),
    );
  });
}

test('what is no sum over rows, or reads a parameter twice, has one portion', async (t) => {
  const {backend, used} = inPortions(4);
  const regularised = contexts.map((c) => ({
    ...c,
    lambda: 0.5,
    sample: [0, 2, 3, 5],
    headRadius: 2,
    decoderRadius: 1,
  }));
  await radReg(backend, smallContext, regularised);
  t.deepEqual([...used], [1]);
  const g = graphBuilder();
  const w = g.parameter('w', 3, 3);
  const h = g.product(matrix(g.product(matrix(g.data('x', 8, 3)), matrix(w))), matrix(w));
  g.squaredError('error', h, g.data('target', 8, 3), g.data('weight', 8, 1));
  t.false(isSumOverRows(g.build()));
});

test('as few portions as fit, and one where parameters are large', (t) => {
  const graph = (rows: number, width: number) => {
    const g = graphBuilder();
    const h = g.product(matrix(g.data('x', rows, 4)), matrix(g.parameter('w', 4, width)));
    g.squaredError('error', h, g.data('target', rows, width), g.data('weight', rows, 1));
    return g.build();
  };
  // 32 bytes of value and gradient an element.
  t.is(portionsOf(graph(64, 100), 64), 1);
  t.is(portionsOf(graph(512, 100), 512), 2);
  t.is(portionsOf(graph(2 ** 12, 100), 2 ** 12), 16);
  t.is(portionsOf(graph(4 * 37, 1000), 4 * 37), 4);
  t.is(portionsOf(graph(257, 1000), 257), 1);
  t.is(portionsOf(graph(64, 10_000), 64), 1);
});
