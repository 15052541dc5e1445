import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {isOneHot} from '../../../theory/estimation/oneHotRamp.ts';
import {totalVariation} from '../../../theory/laws/totalVariation.ts';
import {shrink} from '../shrink.ts';
import {finiteSettings} from './arbitrary.ts';
import {finiteCase} from './case.ts';
import type {FiniteSetting} from './setting.ts';
import {shrinkCost, shrinkMoves} from './shrink.ts';

type Keeps = (setting: FiniteSetting) => boolean;

/** Properties of many kinds, each of well-formed worlds only: finiteCase throws on others. */
const properties: Readonly<Record<string, Keeps>> = {
  anything: (s) => finiteCase(s).n > 0,
  'laws that differ': (s) => totalVariation(finiteCase(s).pool).lo > 0,
  'an h that is not h°': (s) => finiteCase(s).representation !== finiteCase(s).reference,
  'one-hot h': (s) => isOneHot(finiteCase(s).representation),
  'two heads': (s) => s.heads.kind === 'finite' && s.heads.thetas.length >= 2 && finiteCase(s).n > 0,
  'a long decoder': (s) => finiteCase(s).decoder!.data.some((x) => Math.abs(x) >= 1),
};

testProp(
  'the property is kept, cost never grows, the result is a fixed point and always the same',
  [finiteSettings({}), fc.constantFrom(...Object.keys(properties))],
  (t, setting, name) => {
    const keeps = properties[name]!;
    fc.pre(keeps(setting));
    const found = shrink(setting, keeps);
    t.true(keeps(found), name);
    t.true(shrinkCost(found) <= shrinkCost(setting), name);
    t.deepEqual(shrink(setting, keeps), found, name);
    t.deepEqual(shrink(found, keeps), found, name);
  },
  {numRuns: 60},
);

testProp(
  'moves leave the setting they start from as it is, and their masses sum to their total',
  [finiteSettings({})],
  (t, setting) => {
    const before = structuredClone(setting);
    for (const {U, T, total} of shrinkMoves(setting)) {
      for (const law of [U, T]) {
        const masses = [...law.plus, ...law.minus];
        t.is(
          masses.reduce((a, b) => a + b, 0),
          total,
        );
        t.true(masses.every((mass) => Number.isInteger(mass) && mass >= 0));
      }
    }
    t.deepEqual(setting, before);
  },
  {numRuns: 30},
);

const [large] = fc.sample(finiteSettings({}), {seed: 3, numRuns: 1});

test('without a property to keep, one point with one unit of mass is left', (t) => {
  const found = shrink(large!, properties['anything']!);
  t.like(found, {total: 1, n: 1, representation: [[0]], reference: [[0]], decoder: [[0]], others: []});
});

test('a property that fails or throws everywhere leaves the setting', (t) => {
  t.is(
    shrink(large!, () => false),
    large!,
  );
  t.is(
    shrink(large!, () => {
      throw new Error('never');
    }),
    large!,
  );
});

test('no more candidates are tried than allowed', (t) => {
  let tried = 0;
  const keeps = () => {
    tried++;
    return false;
  };
  shrink(large!, keeps, 7);
  t.is(tried, 7);
});
