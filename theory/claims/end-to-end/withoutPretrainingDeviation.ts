/** The mutants that take a network to do on U as it does on its sample. */

import {sqrt} from '../../arithmetic/elementary.ts';
import {add, mul, point, positivePart} from '../../arithmetic/interval.ts';
import {endToEndStated, endToEndWith} from './endToEndClaim.ts';

export const withoutPretrainingDeviation = {
  ...endToEndStated(String.raw`C\big(\hat L_U(\hat g,\hat h)-\hat L_U(W^\circ,h^\circ)\big)_+^{1/2}`),
  prepare: endToEndWith(({optimisation, rounding}, constant) =>
    mul(constant, sqrt(positivePart(point(add(optimisation, rounding).hi)))),
  ),
};
