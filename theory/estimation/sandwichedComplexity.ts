import type {Interval} from '../arithmetic/interval.ts';
import type {Case} from '../case/case.ts';
import {inputError} from '../errors.ts';
import {inputMasses, type Sample} from '../laws/pool.ts';
import {rademacherSandwichByCounts} from '../rademacher/rademacherSandwich.ts';

/** Largest sample whose complexity is enumerated over all signs. */
const ENUMERATED = 16;

function sandwiched({heads, representation}: Case, sample: Sample): Interval {
  if (heads.kind !== 'ball') throw inputError('sandwichedComplexity', 'heads', 'a ball', heads.kind);
  const {lower, upper} = rademacherSandwichByCounts(inputMasses(sample), representation, heads.radius);
  return {lo: lower.lo, hi: upper.hi};
}

/** Rhat_D of linear heads enclosed between both sides of its sandwich where n is too large to enumerate the signs. */
export const sandwichedComplexity = (n: number): Pick<Case, 'sampleComplexity'> =>
  n > ENUMERATED ? {sampleComplexity: sandwiched} : {};
