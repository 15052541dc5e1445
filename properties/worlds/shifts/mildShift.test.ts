import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {generator} from '../../../theory/laws/generator.ts';
import {totalVariation} from '../../../theory/laws/totalVariation.ts';
import {mixtureData} from '../data/mixtureData.ts';
import {shiftedPool} from '../trained/shiftedPool.ts';
import {mildShift} from './randomShift.ts';

/** On a mixture with labels by the component. */
function shifted(seed: number, components: number) {
  const data = mixtureData({kind: 'mixture', points: 32, components}, 6, seed);
  const eta = Float64Array.from(data.groups, (group) => (group === 0 ? 1 : 0));
  const shift = mildShift(generator(seed), {groups: components, feature: 'norm'});
  return {shift, distance: totalVariation(shiftedPool({shift}, data, eta)).hi};
}

testProp(
  'a mild shift has a total variation of a few percent at most, and the same seed the same shift',
  [fc.nat({max: 2 ** 31 - 1}), fc.integer({min: 2, max: 4})],
  (t, seed, components) => {
    const {shift, distance} = shifted(seed, components);
    t.true(distance <= 1 / 32, `${JSON.stringify(shift)}: ${distance}`);
    t.is(distance > 0 || shift.length === 0 || shift[0]!.kind !== 'flip', true);
    t.deepEqual(shifted(seed, components).shift, shift);
  },
);

test('half of mild shifts are none, and all other kinds come', (t) => {
  const kinds = Array.from({length: 600}, (_, seed) => shifted(seed, 3).shift[0]?.kind ?? 'none');
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  t.true(count('none') > 240 && count('none') < 360, `${count('none')}`);
  for (const kind of ['flip', 'tilt', 'truncate']) t.true(count(kind) > 60, kind);
});
