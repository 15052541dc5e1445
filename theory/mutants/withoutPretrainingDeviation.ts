/** The transfer term of a network that is taken to do on U as it does on its sample. */

import {sqrt} from '../arithmetic/elementary.ts';
import {add, mul, point, positivePart} from '../arithmetic/interval.ts';
import type {TransferForm} from '../endToEnd/endToEndBound.ts';

export const withoutPretrainingDeviation: TransferForm = ({optimisation, rounding}, constant) =>
  mul(constant, sqrt(positivePart(point(add(optimisation, rounding).hi))));
