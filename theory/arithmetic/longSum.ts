/**
 * A sum of many enclosed terms: blocks of 1024 are added up and then the blocks, so that outward rounding grows
 * with the square root of the number of terms (2^21 terms: below 2^-40 relative) instead of the number itself.
 */
import {addDown, addUp, type Interval, mulDown, mulUp} from './interval.ts';

const BLOCK = 1024;

export class LongSum {
  #lo = 0;
  #hi = 0;
  #blockLo = 0;
  #blockHi = 0;
  #inBlock = 0;

  add(lo: number, hi: number): void {
    this.#blockLo = addDown(this.#blockLo, lo);
    this.#blockHi = addUp(this.#blockHi, hi);
    if (++this.#inBlock === BLOCK) {
      this.#lo = addDown(this.#lo, this.#blockLo);
      this.#hi = addUp(this.#hi, this.#blockHi);
      this.#blockLo = this.#blockHi = this.#inBlock = 0;
    }
  }

  /** Adds weight times value; the weight's enclosure and the value's lower end must be nonnegative. */
  addProduct(weightLo: number, weightHi: number, lo: number, hi: number): void {
    this.add(mulDown(weightLo, lo), mulUp(weightHi, hi));
  }

  value(): Interval {
    return {lo: addDown(this.#lo, this.#blockLo), hi: addUp(this.#hi, this.#blockHi)};
  }
}
