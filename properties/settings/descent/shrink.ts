/** Shrinking of descent settings: fewer coordinates, kinks, steps and noise rows, then simpler numbers. */
import {type Axes, dropEach, dropped} from '../edit/axes.ts';
import {changeField, changeNumber, simpler} from '../edit/moves.ts';
import {numbersCost, simplerNumbers} from '../edit/numbers.ts';
import type {DescentSetting} from './setting.ts';

const AXES: Axes = {
  quadratic: ['coordinate', 'coordinate'],
  linear: ['coordinate'],
  kinks: ['kink'],
  lower: ['coordinate'],
  upper: ['coordinate'],
  start: ['coordinate'],
  steps: ['step'],
  noise: ['', 'coordinate'],
};

/** Smaller is simpler: coordinates, kinks, steps and noise rows first, then all numbers. */
export function shrinkCost(s: DescentSetting): number {
  const rows = [...s.quadratic, ...s.noise, s.linear, s.lower, s.upper, s.start, s.steps];
  const kinks = s.kinks.map(({at, weight}) => [at, weight]);
  return (
    1000 * s.start.length +
    200 * s.kinks.length +
    200 * s.steps.length +
    100 * s.noise.length +
    rows.reduce((sum, row) => sum + numbersCost(row), 0) +
    kinks.reduce((sum, kink) => sum + numbersCost(kink), 0) +
    numbersCost([s.rho, s.rhoHat])
  );
}

function dropCoordinate(s: DescentSetting, at: number): DescentSetting {
  const kinks = s.kinks
    .filter(({coordinate}) => coordinate !== at)
    .map((kink) => (kink.coordinate > at ? {...kink, coordinate: kink.coordinate - 1} : kink));
  return dropped({...s, kinks}, AXES, 'coordinate', at);
}

/** Every candidate one move away, coarse moves first. */
export function* shrinkMoves(s: DescentSetting): Generator<DescentSetting> {
  if (s.start.length > 1) for (const at of s.start.keys()) yield dropCoordinate(s, at);
  yield* dropEach(s, AXES, 'kink', 0);
  yield* dropEach(s, AXES, 'step');
  if (s.noise.length > 1) yield {...s, noise: [s.start.map(() => 0)]};
  for (const k of s.kinks.keys()) {
    for (const name of ['at', 'weight']) yield* changeNumber(s, simplerNumbers, ['kinks', k, name]);
  }
  // Entry (i, j) and its mirror image.
  for (const i of s.start.keys()) {
    for (let j = 0; j <= i; j++)
      yield* changeNumber(s, simplerNumbers, ['quadratic', i, j], ['quadratic', j, i]);
  }
  for (const name of ['linear', 'lower', 'upper', 'start', 'steps'] as const)
    yield* changeField(s, [name], simpler);
  // A row and its opposite change together, or the mean would not stay 0.
  if (s.noise.length === 2) {
    for (const row of simpler(s.noise[0]!)) yield {...s, noise: [row, row.map((x) => 0 - x)]};
  }
  for (const name of ['rho', 'rhoHat'] as const) yield* changeField(s, [name], simpler);
}
