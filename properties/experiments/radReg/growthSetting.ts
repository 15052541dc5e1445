/** A trained pair as a finite setting: h after, the teacher h°, h before as the last of the class, S the first points. */
import {toRows} from '../../../theory/linear/matrix.ts';
import type {FiniteSetting} from '../../settings/finite/setting.ts';
import type {MeasuredPair} from './shrinkage.ts';

/** @param l index of the penalty among the pair's lambdas */
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
