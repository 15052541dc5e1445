import {readFile} from 'node:fs/promises';
import test from 'ava';
import {generator} from '../../../theory/laws/generator.ts';
import {masses, pool} from '../../../theory/laws/pool.ts';
import {matches} from '../../files/document.ts';
import {applyShifts} from './applyShifts.ts';
import {parseShift} from './parseShift.ts';
import {randomShift} from './randomShift.ts';
import {SHIFT_KINDS, shiftNamed} from './registry.ts';
import {shiftsPage} from './shiftsPage.ts';

const world = {groups: 3, feature: 'norm'};
const groups = Int32Array.from({length: 12}, (_, j) => j % world.groups);
const base = {
  weights: new Float64Array(12).fill(1 / 12),
  eta: Float64Array.from(groups, (_, j) => (j % 4) / 4),
  groups,
  features: {norm: Float64Array.from(groups, (_, j) => ((5 * j) % 12) / 12)},
};

/** Whether a shifted law is a law that a pool takes. */
const shifted = (shift: Parameters<typeof applyShifts>[0]) => {
  const {weights, eta} = applyShifts(shift, base);
  return pool({total: 2 ** 40, U: masses(base.weights, base.eta), T: masses(weights, eta)});
};

for (const name of SHIFT_KINDS) {
  const kind = shiftNamed(name)!;

  test(`${name}: random and parsed descriptions fit its schema and give a law`, (t) => {
    t.is(kind.kind, name);
    for (let seed = 0; seed < 40; seed++) {
      const random = generator(seed);
      const shift = kind.random(random, random.integer(world.groups), world);
      t.true(matches(kind.schema, shift), JSON.stringify(shift));
      t.notThrows(() => shifted([shift]));
    }
    const parsed = parseShift(`${name}:0.5:1`, world);
    t.true(matches(kind.schema, parsed), JSON.stringify(parsed));
    t.notThrows(() => shifted([parsed]));
    t.false(matches(kind.schema, {...parsed, other: 1}));
  });

  test(`${name}: random shifts change something`, (t) => {
    const moved = Array.from({length: 40}, (_, seed) => {
      const law = applyShifts([kind.random(generator(seed), seed % world.groups, world)], base);
      return (
        [...law.weights].join() !== [...base.weights].join() || [...law.eta].join() !== [...base.eta].join()
      );
    });
    t.true(moved.filter(Boolean).length > 20);
  });
}

test('every kind of shift is drawn by random settings', (t) => {
  const random = generator(1);
  const drawn = new Set(Array.from({length: 300}, () => randomShift(random, world)[0]?.kind));
  t.deepEqual([...drawn].sort(), [...SHIFT_KINDS, undefined].sort());
});

for (const text of ['rotate:1', 'flip', 'flip:', 'flip:x', 'flip:0.5:3', 'flip:0.5:1:2', 'toString:1'])
  test(`--shift ${text} is refused`, (t) => {
    const message = `parseShift: text: expected kind:strength[:group], kind ${SHIFT_KINDS.join(' | ')}, group 0 to 2, got "${text}"`;
    t.is(t.throws(() => parseShift(text, world))?.message, message);
  });

test('docs/worlds-and-shifts.md lists the kinds that there are', async (t) => {
  const page = await readFile('docs/worlds-and-shifts.md', 'utf8');
  t.is(shiftsPage(page), page);
  for (const kind of SHIFT_KINDS) t.true(page.includes(`| \`${kind}\` |`));
});
