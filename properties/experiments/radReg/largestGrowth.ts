/** Keeps, for each encoder and penalty, the trained pair whose scale-free term grew most while the plain one shrank. */

import {radregPlainShrinkageCarriesOver as claim} from '../../../theory/claims/radreg/radreg-path-complexity.ts';
import {evaluateSetting} from '../../evaluate/claimEvidence.ts';
import {type Fixture, makeFixture} from '../../fixtures/fixture.ts';
import {growthSetting} from './growthSetting.ts';
import type {MeasuredPair} from './shrinkage.ts';

export interface Kept {
  readonly name: string;
  readonly fixture: Fixture;
}

export interface LargestGrowth {
  readonly see: (pair: MeasuredPair) => void;
  /** One fixture for each encoder and penalty in which the scale-free term grew at all, each refuting its claim. */
  readonly kept: (made: {command: string; seed: number}) => Kept[];
}

export function largestGrowth(): LargestGrowth {
  const most = new Map<string, {growth: number; pair: MeasuredPair; l: number}>();
  return {
    see(pair) {
      const [first, ...rest] = pair.terms;
      for (const [l, after] of rest.entries()) {
        if (!(after['plain on S'].hi < first!['plain on S'].lo)) continue;
        const growth = after['scale-free on S'].lo / first!['scale-free on S'].hi;
        const key = `${pair.encoder}-${pair.lambdas[l]}`;
        if (growth > Math.max(1, most.get(key)?.growth ?? 1)) most.set(key, {growth, pair, l});
      }
    },
    kept: (made) =>
      [...most].flatMap(([name, {growth, pair, l}]): Kept[] => {
        const setting = growthSetting(pair, l);
        if (evaluateSetting(claim, setting).verdict !== 'refuted') return [];
        const after = pair.terms[l + 1]!;
        const plain = after['plain on S'].hi / pair.terms[0]!['plain on S'].lo;
        const about = `a trained ${pair.encoder} world, lambda ${pair.lambdas[l]} against 0: the plain term times ${plain.toPrecision(3)}, the scale-free one times ${growth.toPrecision(3)}`;
        return [{name, fixture: makeFixture(claim, setting, {...made, kind: 'counterexample', about})}];
      }),
  };
}
