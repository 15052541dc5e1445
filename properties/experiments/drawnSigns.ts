/** Complexities of large samples from drawn signs: what lets `train` evaluate the main theorem's claims at any n. */

import type {Case} from '../../theory/case/case.ts';
import {inputError} from '../../theory/errors.ts';
import type {Generator} from '../../theory/laws/generator.ts';
import {row} from '../../theory/linear/matrix.ts';
import {rademacherBallMonteCarlo} from '../../theory/rademacher/rademacherMonteCarlo.ts';

/** Largest sample whose complexity is enumerated over all signs. */
const ENUMERATED = 16;
const SIGN_VECTORS = 2000;
/** Beyond, signs take long and narrow the certain enclosure by little. */
const MOST_DRAWN = 2000;
/** Chance that a complexity from drawn signs is not in its interval. */
export const SIGN_DOUBT = 1e-9;

/** Whether Rhat_D comes from drawn signs, certain up to SIGN_DOUBT, rather than from all of them. */
export const drawsSigns = (n: number): boolean => n > ENUMERATED && n <= MOST_DRAWN;

/** The case with Rhat_D from drawn signs where n is above 16; heads must be a ball there. */
export function withDrawnSigns(c: Case, signs: Generator): Case {
  if (!drawsSigns(c.n)) return c;
  return {
    ...c,
    sampleComplexity({heads, representation, n, pool}, sample) {
      if (heads.kind !== 'ball')
        throw inputError('withDrawnSigns', 'heads', 'a ball, for samples this large', heads.kind);
      const {columns} = representation;
      const data = new Float64Array(n * columns);
      let at = 0;
      for (let j = 0; j < pool.size; j++) {
        for (let k = sample.plus[j]! + sample.minus[j]!; k > 0; k--, at += columns)
          data.set(row(representation, j), at);
      }
      const options = {draws: SIGN_VECTORS, delta: SIGN_DOUBT, signs};
      return rademacherBallMonteCarlo({rows: n, columns, data}, heads.radius, options).interval;
    },
  };
}
