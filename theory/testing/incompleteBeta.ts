/** The incomplete beta function of stdlib, which shares no step with what it is compared to. */
import {createRequire} from 'node:module';

type Betainc = (x: number, a: number, b: number, regularized?: boolean, upper?: boolean) => number;

const betainc = createRequire(import.meta.url)('@stdlib/math-base-special-betainc') as Betainc;

/** I_x(a,b), or with `upper` 1 - I_x(a,b) to full relative accuracy; a, b > 0, x in [0,1]. */
export function incompleteBeta(x: number, a: number, b: number, upper: boolean): number {
  return betainc(x, a, b, true, upper);
}
