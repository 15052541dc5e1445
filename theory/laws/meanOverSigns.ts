import type {Interval} from '../arithmetic/interval.ts';
import {LongSum} from '../arithmetic/longSum.ts';
import type {norm} from '../linear/intervalVector.ts';
import type {SignedVisitor} from './enumerateSigned.ts';

/** The mean of an even function of the signed sums, k each, that an enumeration (halved: see enumerateSigned.ts) visits. */
export function meanOverSigns(
  even: typeof norm,
  k: number,
  enumerate: (visit: SignedVisitor) => void,
): Interval {
  const total = new LongSum();
  enumerate((_plus, _minus, sumLo, sumHi, lo, hi) => {
    const value = even(sumLo, sumHi, 0, k);
    total.addProduct(lo, hi, value.lo, value.hi);
  });
  return total.value();
}
