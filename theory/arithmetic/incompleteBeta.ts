/**
 * The incomplete beta function of stdlib. Loading it is a quarter of the time in which the command starts, and few
 * commands need it: it is loaded at its first value.
 */
import {createRequire} from 'node:module';

type Betainc = (x: number, a: number, b: number, regularized?: boolean, upper?: boolean) => number;

let loaded: Betainc | undefined;

/** I_x(a,b), or with `upper` 1 - I_x(a,b) to full relative accuracy; a, b > 0, x in [0,1]. */
export function incompleteBeta(x: number, a: number, b: number, upper: boolean): number {
  loaded ??= createRequire(import.meta.url)('@stdlib/math-base-special-betainc') as Betainc;
  return loaded(x, a, b, true, upper);
}
