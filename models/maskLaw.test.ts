import test from 'ava';
import {generator} from '../theory/laws/generator.ts';
import {drawMasks, type MaskLaw} from './maskLaw.ts';

const laws: MaskLaw[] = [
  {kind: 'count', count: 2},
  {kind: 'rate', rate: 0.4},
  {kind: 'list', sets: [[0], [1, 3], [2]], probabilities: [0.5, 0.25, 0.25]},
];

/** Every mask set that can occur, with its probability. */
function enumerateMasks(law: MaskLaw, tokens: number): {row: string; probability: number}[] {
  const text = (set: readonly number[]) =>
    Array.from({length: tokens}, (_, p) => (set.includes(p) ? 1 : 0)).join('');
  if (law.kind === 'list')
    return law.sets.map((set, i) => ({row: text(set), probability: law.probabilities[i]!}));
  const found: {row: string; probability: number}[] = [];
  for (let bits = 1; bits < 2 ** tokens; bits++) {
    const set = Array.from({length: tokens}, (_, p) => p).filter((p) => (bits >> p) & 1);
    if (law.kind === 'count' && set.length !== law.count) continue;
    const weight =
      law.kind === 'count' ? 1 : law.rate ** set.length * (1 - law.rate) ** (tokens - set.length);
    found.push({row: text(set), probability: weight});
  }
  const total = found.reduce((sum, {probability}) => sum + probability, 0);
  return found.map(({row, probability}) => ({row, probability: probability / total}));
}

for (const law of laws) {
  test(`draws follow the enumerated law: ${law.kind}`, (t) => {
    const sets = enumerateMasks(law, 4);
    const key = (all: Uint8Array, row: number) => all.subarray(row * 4, row * 4 + 4).join('');
    const count = 20_000;
    const drawn = drawMasks(law, 4, count, generator(1));
    const seen = new Map<string, number>();
    for (let row = 0; row < count; row++) seen.set(key(drawn, row), (seen.get(key(drawn, row)) ?? 0) + 1);
    t.is(seen.size, sets.length);
    for (const {row, probability: p} of sets) {
      const deviation = Math.abs((seen.get(row) ?? 0) - count * p);
      t.true(deviation < 5 * Math.sqrt(count * p * (1 - p)));
    }
  });
}

test('bad laws are named', (t) => {
  const bad = (law: unknown) => () => drawMasks(law as MaskLaw, 4, 1, generator(1));
  t.throws(bad({kind: 'count', count: 5}), {message: /law.count: expected an integer in \[1, 4\]/});
  t.throws(bad({kind: 'rate', rate: 0}), {message: /law.rate/});
  t.throws(bad({kind: 'list', sets: [[]], probabilities: [1]}), {message: /law.sets/});
  t.throws(bad({kind: 'list', sets: [[0]], probabilities: [0.5]}), {message: /sum 1/});
  t.throws(bad({kind: 'other'}), {message: /law.kind/});
});
