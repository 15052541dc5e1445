import test from 'ava';
import {train} from '../../commands/train.ts';
import type {GivenWorld, TrainOptions} from '../../commands/trainOptions.ts';
import {fineTuneDocument} from '../../experiments/fineTuneDocument.ts';
import {jsonText} from '../../files/jsonText.ts';
import {folder, PLAIN, TWO_LAWS} from './testing/folders.ts';

const on = (directory: string): {world: GivenWorld} => ({world: `file:${directory}`});
const small = {labelled: 8, radius: 2};

test('a head on a representation that is given, and the bound beside the excess risk', async (t) => {
  const directory = folder(PLAIN);
  const found = await train({...on(directory), ...small});
  t.is(found.points, 4);
  t.is(found.theta.length, 2);
  t.deepEqual(
    found.bounds?.map(({form, lhs, rhs}) => [form, lhs.hi <= rhs.lo]),
    [
      ['sharp', true],
      ['published', true],
    ],
  );
  t.deepEqual(fineTuneDocument.parse(jsonText(found), 'x.json'), found);
  t.deepEqual(await train({...on(directory), ...small}), found);
  const other = await train({...on(directory), ...small, seed: 2});
  t.notDeepEqual(other.theta, found.theta);
});

test('h that sees nothing and laws that differ: the TV term pays for the excess risk', async (t) => {
  const {bounds, quantities} = await train({...on(folder(TWO_LAWS)), ...small, radius: 1});
  t.deepEqual(quantities.totalVariation, {lo: 1, hi: 1});
  const [sharp] = bounds!;
  // h° is scaled to 1/2, so heads of radius 1 leave half of the loss, and B = 3/2.
  t.is(sharp!.lhs.hi, 0.5);
  t.is(sharp!.terms.find(({name}) => name === '2 B TV(T,U)')!.value.lo, 3);
});

test('options of a training, and radii that do not fit, are refused', async (t) => {
  const refused = async (options: TrainOptions, message: RegExp) => {
    const error = await t.throwsAsync(
      train({...on(folder(PLAIN)), ...options} as TrainOptions & {world: GivenWorld}),
      {
        name: 'InputError',
      },
    );
    t.regex(error!.message, message);
  };
  await refused({steps: 3}, /steps: expected nothing: the representation of file:.* is given/);
  await refused({save: 'x.safetensors'}, /save: expected nothing/);
  await refused({radius: 1, referenceRadius: 2}, /referenceRadius: expected at most the radius, 1, got 2/);
  await refused({shift: ['flip:0.5:2']}, /shift: expected .* group 0 to 1/);
});
