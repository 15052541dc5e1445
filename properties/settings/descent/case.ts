import {fromDouble} from '../../../theory/arithmetic/rational.ts';
import {type DescentCase, makeDescentCase} from '../../../theory/radReg/descentCase.ts';
import type {DescentSetting} from './setting.ts';

const exact = (row: readonly number[]) => row.map(fromDouble);

/** The case that a descent setting describes. */
export function descentCase(s: DescentSetting): DescentCase {
  return makeDescentCase({
    quadratic: s.quadratic.map(exact),
    linear: exact(s.linear),
    kinks: s.kinks.map(({coordinate, at, weight}) => ({
      coordinate,
      at: fromDouble(at),
      weight: fromDouble(weight),
    })),
    lower: exact(s.lower),
    upper: exact(s.upper),
    start: exact(s.start),
    steps: exact(s.steps),
    noise: s.noise.map(exact),
    rho: fromDouble(s.rho),
    rhoHat: fromDouble(s.rhoHat),
  });
}
