/** The transfer term of a network that is taken to do on U as it does on its sample. */

import {sqrt} from '../../theory/elementary.ts';
import type {TransferForm} from '../../theory/endToEnd/endToEndBound.ts';
import {add, mul, point, positivePart} from '../../theory/interval.ts';

export const withoutPretrainingDeviation: TransferForm = ({optimisation, rounding}, constant) =>
  mul(constant, sqrt(positivePart(point(add(optimisation, rounding).hi))));
