/** Descent settings: a small function on a box, a start, steps and noise, written out as plain JSON. */

import {fromDouble} from '../../../theory/arithmetic/rational.ts';
import {type DescentCase, makeDescentCase} from '../../../theory/radReg/descentCase.ts';

type Row = readonly number[];

export interface KinkSetting {
  readonly coordinate: number;
  readonly at: number;
  readonly weight: number;
}

/** Plain JSON; every number is exactly the double it is. Symbols: theory/radReg/descentCase.ts. */
export interface DescentSetting {
  readonly family: 'descent';
  readonly quadratic: readonly Row[];
  readonly linear: Row;
  readonly kinks: readonly KinkSetting[];
  readonly lower: Row;
  readonly upper: Row;
  readonly start: Row;
  readonly steps: Row;
  readonly noise: readonly Row[];
  readonly rho: number;
  readonly rhoHat: number;
}

const exact = (row: Row) => row.map(fromDouble);

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
