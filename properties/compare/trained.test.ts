/** Trained worlds: an encoder per pretext, one ground each, with every theory asked. */
import test from 'ava';
import {selectBackend} from '../../models/index.ts';
import {tableExcess} from '../../theory/endToEnd/pretextExcess.ts';
import {theories} from './theories/index.ts';
import {drawnPairs, neighbourPairs} from './worlds/neighbours.ts';
import {maskedTeacherWorld, teacherWorld} from './worlds/trained.ts';

/** What asks for more than these worlds have. */
const ABSENT = {
  teacher: ['likelihood'],
  'masked-teacher': ['likelihood', 'main-law', 'certificate-law', 'conditional-independence'],
};

for (const [world, pretext] of [
  [teacherWorld, 'contrastive'],
  [maskedTeacherWorld, 'spectral'],
] as const)
  test.serial(
    `${world.name}, trained for ${pretext}: the decoder is fitted, and every theory answers`,
    async (t) => {
      const options = {
        seed: 1,
        delta: 0.1,
        loss: 'hinge',
        repeat: 0,
        pretext,
        backend: () => selectBackend('fused'),
      } as const;
      const [make] = await world.grounds([{...world.base, N: 5000}], options);
      const ground = make!();
      const {case: c, pretraining} = ground.endToEnd!;
      const {measured, untrained} = tableExcess(c, pretraining.network);
      t.true(measured.hi < untrained.lo / 2);
      t.is(pretraining.counts.length, c.pool.size);
      const lacking = theories.filter(({limit}) => 'missing' in limit(ground)).map(({key}) => key);
      t.deepEqual(lacking.sort(), [...ABSENT[world.name as keyof typeof ABSENT]].sort());
      for (const {key, limit} of theories) {
        const found = limit(ground);
        if (!('missing' in found)) t.true(found.limit.hi >= found.truth.lo * 0.9, key);
      }
    },
  );

test('pairs: symmetric whole numbers with the masses as degrees; points that no draw showed have none', (t) => {
  const target = {rows: 9, columns: 1, data: Float64Array.from({length: 9}, (_, j) => j * j)};
  const counts = Float64Array.from([5, 0, 7, 100, 3, 1, 8, 2, 9]);
  const pairs = drawnPairs(counts, target);
  for (const [i, row] of pairs.entries()) {
    t.is(
      row.reduce((a, b) => a + b, 0),
      counts[i]!,
    );
    for (const [j, x] of row.entries()) t.true(Number.isInteger(x) && x >= 0 && x === pairs[j]![i]);
  }
  const law = {plus: counts, minus: counts.map(() => 0)};
  const pool = {size: 9, total: 135, U: law, T: law};
  const found = neighbourPairs(pool, target, 2)!;
  t.is(found.graph.length, 8);
  t.is(found.node[8], 7);
  t.is(neighbourPairs(pool, target, 7), undefined);
});
