import test from 'ava';
import {generator} from '../theory/laws/generator.ts';
import {drawMasks, enumerateMasks, type MaskLaw} from './maskLaw.ts';

const laws: MaskLaw[] = [
  {kind: 'count', count: 2},
  {kind: 'rate', rate: 0.4},
  {kind: 'list', sets: [[0], [1, 3], [2]], probabilities: [0.5, 0.25, 0.25]},
];

for (const law of laws) {
  test(`draws follow the enumerated law: ${law.kind}`, (t) => {
    const {masks, probabilities} = enumerateMasks(law, 4);
    t.true(Math.abs(probabilities.reduce((a, b) => a + b) - 1) < 1e-12);
    const key = (all: Uint8Array, row: number) => all.subarray(row * 4, row * 4 + 4).join('');
    const count = 20_000;
    const drawn = drawMasks(law, 4, count, generator(1));
    const seen = new Map<string, number>();
    for (let row = 0; row < count; row++) seen.set(key(drawn, row), (seen.get(key(drawn, row)) ?? 0) + 1);
    t.is(seen.size, probabilities.length);
    for (const [row, p] of probabilities.entries()) {
      const deviation = Math.abs((seen.get(key(masks, row)) ?? 0) - count * p);
      t.true(deviation < 5 * Math.sqrt(count * p * (1 - p)));
    }
  });
}

test('bad laws are named', (t) => {
  const bad = (law: unknown) => () => enumerateMasks(law as MaskLaw, 4);
  t.throws(bad({kind: 'count', count: 5}), {message: /law.count: expected an integer in \[1, 4\]/});
  t.throws(bad({kind: 'rate', rate: 0}), {message: /law.rate/});
  t.throws(bad({kind: 'list', sets: [[]], probabilities: [1]}), {message: /law.sets/});
  t.throws(bad({kind: 'list', sets: [[0]], probabilities: [0.5]}), {message: /sum 1/});
  t.throws(bad({kind: 'other'}), {message: /law.kind/});
});
