import {fc, testProp} from '@fast-check/ava';
import {poolSettings} from '../trained/poolSettings.ts';
import {DIGITS, imageSettings} from './imageSettings.ts';
import {bearsShift, type LabelledHeads} from './labelledHeads.ts';

const TELLS = ['hinge 2', 'hinge 4', 'logistic 2', 'squared 1'];

/** With many labels: losses and radii that leave room, one class against the others, a shift only where there is room for it. */
function tells(heads: LabelledHeads, positive: readonly number[], shift: readonly unknown[]): boolean {
  const {n, loss, radius, referenceRadius} = heads;
  if (n < 5000) return true;
  const one = positive.length === 1 || positive.length === DIGITS.length - 1;
  const pays = TELLS.includes(`${loss} ${radius}`) && (n === 20_000 || radius === 4);
  return one && pays && referenceRadius === radius && (shift.length === 0 || bearsShift(heads));
}

testProp(
  'three of five settings on images have the many labels, losses and radii with which a bound says something, one is drawn widely',
  [fc.integer({min: 0, max: 2 ** 31}), fc.constantFrom('context-digits', 'masked-fashion', 'mlp-digits')],
  (t, seed, world) => {
    const trained = poolSettings(world, {seed, count: 10});
    t.is(trained.filter(({n}) => n >= 5000).length, 6);
    t.true(
      trained.every((one) => tells(one, one.task.kind === 'groups' ? one.task.positive : [], one.shift)),
    );
    const linear = imageSettings('digits', seed, 10);
    t.is(linear.filter(({n}) => n >= 5000).length, 8);
    t.true(linear.every((one) => tells(one, one.world.positive, one.world.shift)));
  },
  {numRuns: 20},
);
