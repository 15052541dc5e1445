/** Shrinking of enumerable end-to-end settings: fewer candidates, draws and noise, then simpler numbers. */
import {dropEach} from '../edit/axes.ts';
import {changeField, changeNumbers, same, simpler} from '../edit/moves.ts';
import {numbersCost, simplerNumbers} from '../edit/numbers.ts';
import type {EndToEndSetting} from './setting.ts';

/** Smaller is simpler: points and candidates first, then all numbers. */
export function shrinkCost(s: EndToEndSetting): number {
  const lists = [s.initial, s.teacher, ...s.candidates].flat();
  return (
    1000 * s.inputs.length +
    300 * s.candidates.length +
    (s.noise ? 200 : 0) +
    [...lists, ...s.inputs, s.radii, s.noise ?? []].reduce((sum, row) => sum + numbersCost(row), 0) +
    [s.U, s.T].reduce((sum, {plus, minus}) => sum + numbersCost(plus) + numbersCost(minus), 0) +
    numbersCost([s.total, s.referenceRadius, s.draws, s.n, s.nu, s.nuPretraining])
  );
}

/** Every candidate one move away, coarse moves first. */
export function* shrinkMoves(s: EndToEndSetting): Generator<EndToEndSetting> {
  yield* dropEach(s, {candidates: ['candidate']}, 'candidate');
  const {noise, ...rest} = s;
  if (noise) yield rest;
  yield* changeField(s, ['noise'], simpler);
  yield {...s, T: s.U};
  yield {...s, U: s.T};
  const fewer =
    (...options: readonly number[]) =>
    (count: number) =>
      [...options, count / 2].filter((next) => next < count && Number.isInteger(next));
  yield* changeField(s, ['draws'], fewer(1, 2, 2 ** 10));
  yield* changeField(s, ['n'], fewer(1, 2, 8, 2 ** 10));
  for (const name of ['initial', 'teacher'] as const) yield* changeField(s, [name], simpler);
  for (const [i, candidate] of s.candidates.entries()) {
    const others = same(candidate, s.initial) ? [] : [s.initial];
    for (const next of [...others, ...simpler(candidate)])
      yield {...s, candidates: s.candidates.with(i, next)};
  }
  const simplerPositive = (x: number) => simplerNumbers(x).filter((y) => y > 0);
  for (const name of ['radii', 'referenceRadius'] as const)
    yield* changeField(s, [name], (radii) => changeNumbers(radii, simplerPositive));
}
