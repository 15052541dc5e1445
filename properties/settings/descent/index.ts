import {fromDouble} from '../../../theory/arithmetic/rational.ts';
import {type DescentCase, makeDescentCase} from '../../../theory/radReg/descentCase.ts';
import {plural} from '../../files/format.ts';
import {nearJson} from '../edit/moves.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {descentSettings} from './arbitrary.ts';
import {type DescentSetting, descentSetting} from './setting.ts';
import {shrinkCost, shrinkMoves} from './shrink.ts';

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

/** Projected stochastic gradient runs on small weakly convex functions, every number a short dyadic one. */
export const descentFamily: SettingFamily<DescentSetting, DescentCase> = {
  name: 'descent',
  subject: 'descent',
  schema: descentSetting,
  settings: descentSettings,
  materialise: descentCase,
  shrinkMoves,
  shrinkCost,
  near: (setting, random) => nearJson(setting, random),
  around: shrinkMoves,
  asksFor: 'a run of gradient descent',
  size: ({start, steps}) => `${plural(start.length, 'coordinate')}, ${plural(steps.length, 'step')}`,
};
