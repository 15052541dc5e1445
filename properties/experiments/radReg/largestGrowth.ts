/** Keeps, for each encoder and penalty, the trained pair whose scale-free term grew most while the plain one shrank. */

import {radregPlainShrinkageCarriesOver as claim} from '../../../theory/claims/radreg/radreg-path-complexity.ts';
import {toRows} from '../../../theory/linear/matrix.ts';
import {evaluateSetting} from '../../evaluate/evaluate.ts';
import {type Fixture, makeFixture} from '../../fixtures/fixture.ts';
import type {FiniteSetting} from '../../settings/finite/setting.ts';
import type {MeasuredPair} from './shrinkage.ts';

/** A trained pair as a finite setting: h after, the teacher h°, h before as the last of the class, S the first points.
 * @param l index of the penalty among the pair's lambdas */
export function growthSetting({case: c, setting, S, tables}: MeasuredPair, l: number): FiniteSetting {
  const {pool, reference, decoder} = c;
  const order = [...S, ...Array.from({length: pool.size}, (_, j) => j).filter((j) => !S.includes(j))];
  const permuted = <T>(list: ArrayLike<T>): T[] => order.map((j) => list[j]!);
  const law = (side: 'U' | 'T') => ({plus: permuted(pool[side].plus), minus: permuted(pool[side].minus)});
  return {
    family: 'finite',
    total: pool.total,
    U: law('U'),
    T: law('T'),
    loss: c.loss,
    heads: {kind: 'ball', radius: setting.radius},
    referenceHeads: {kind: 'ball', radius: setting.referenceRadius},
    representation: permuted(toRows(tables[l + 1]!)),
    reference: permuted(toRows(reference)),
    others: [permuted(toRows(tables[0]!))],
    decoder: toRows(decoder!),
    beta: c.beta,
    n: c.n,
    nu: c.nu,
  };
}

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
