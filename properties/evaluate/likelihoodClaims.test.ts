// The claims about maximum likelihood where the violation probability is known.
import {testProp} from '@fast-check/ava';
import test from 'ava';
import {point} from '../../theory/arithmetic/interval.ts';
import {compare, rational} from '../../theory/arithmetic/rational.ts';
import {likelihoodEstimation} from '../../theory/claims/likelihood/likelihood-estimation.ts';
import {likelihoodEstimationLogarithmic} from '../../theory/claims/likelihood/likelihood-estimation-logarithmic.ts';
import {InputError} from '../../theory/errors.ts';
import {chanceOf, distance, farByHellinger} from '../../theory/likelihood/likelihoodCase.ts';
import {likelihoodSettings} from '../settings/likelihood/arbitrary.ts';
import {likelihoodCase} from '../settings/likelihood/index.ts';
import type {LikelihoodSetting} from '../settings/likelihood/setting.ts';
import {evaluateSetting} from './evaluate.ts';

/** A fair coin, and one that always falls on its second side: the other one is as likely or more after m equal draws. */
const coins: LikelihoodSetting = {
  family: 'likelihood',
  truth: [1, 1],
  members: [
    [1, 1],
    [0, 2],
  ],
  draws: 2,
  nu: 0.9,
};

test('the chance of the wrong coin is 2^-m', (t) => {
  for (const draws of [1, 2, 5]) {
    const c = likelihoodCase({...coins, draws});
    t.is(compare(distance(c, c.members[1]!), rational(1n, 2n)), 0);
    t.is(
      compare(
        chanceOf(c, (i) => i === 1),
        rational(1n, 2n ** BigInt(draws)),
      ),
      0,
    );
    t.is(
      compare(
        chanceOf(c, () => true),
        rational(1n),
      ),
      0,
    );
  }
});

test('ties are broken in the worst way', (t) => {
  const c = likelihoodCase({
    ...coins,
    members: [
      [1, 1],
      [1, 1],
    ],
    draws: 3,
  }); // prettier-ignore
  t.is(
    compare(
      chanceOf(c, (i) => i === 1),
      rational(1n),
    ),
    0,
  );
});

test('which laws are too far', (t) => {
  // (1 - 1/4)^2 = 0.5625 against nu^2.
  t.true(farByHellinger(likelihoodCase(coins), 1));
  t.false(farByHellinger(likelihoodCase({...coins, nu: 0.75}), 1));
  const found = evaluateSetting(likelihoodEstimation, coins);
  t.deepEqual(found.inequality!.lhs, point(0.25));
  t.is(found.verdict, 'holds');
});

test('hypotheses and input errors', (t) => {
  const outside = {
    ...coins,
    members: [
      [2, 0],
      [0, 2],
    ],
  }; // prettier-ignore
  t.deepEqual(
    evaluateSetting(likelihoodEstimation, outside).failed.map(({name}) => name),
    ['p* in Phi'],
  );
  for (const [changes, message] of [
    [{members: [[1, 1]]}, /members: expected at least two laws/],
    [
      {
        members: [
          [1, 1],
          [1, 2],
        ],
      },
      /expected 2 masses of sum 2/,
    ],
    [{truth: [0, 0]}, /truth: expected masses that are not all 0/],
    [{nu: 1}, /nu: expected a probability/],
    [{draws: 0}, /draws: expected an integer/],
  ] as const)
    t.throws(() => evaluateSetting(likelihoodEstimation, {...coins, ...(changes as object)}), {
      instanceOf: InputError,
      message,
    });
});

testProp(
  'the logarithmic form is implied: its violations are among those of the sharp form',
  [likelihoodSettings({})],
  (t, setting) => {
    const [sharp, logarithmic] = [likelihoodEstimation, likelihoodEstimationLogarithmic].map(
      (claim) => evaluateSetting(claim, setting).inequality!,
    );
    t.true(logarithmic!.lhs.lo <= sharp!.lhs.hi);
  },
  {numRuns: 60, seed: 2},
);
