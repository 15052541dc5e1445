/** Shrinking for families whose tables share named axes: fewer places of each axis, then simpler numbers. */
import {type Axes, axisLengths, dropEach, numberPaths, valueAt} from './axes.ts';
import {changeNumber} from './moves.ts';
import {numberCost, simplerNumbers} from './numbers.ts';

/** What a place of an axis costs. */
const PLACE = 1000;

interface Shrinking<S> {
  readonly shrinkMoves: (setting: S) => Generator<S>;
  readonly shrinkCost: (setting: S) => number;
}

/**
 * @param axes of the setting's tables
 * @param moves further ones, tried after places are dropped
 * @param price of what is not a number
 */
export function shrinkingAlong<S>(
  axes: Axes,
  moves: (setting: S) => Iterable<S> = () => [],
  price: (setting: S) => number = () => 0,
): Shrinking<S> {
  const names = [...new Set(Object.values(axes).flat())];
  return {
    *shrinkMoves(setting) {
      for (const axis of names) yield* dropEach(setting, axes, axis);
      yield* moves(setting);
      for (const path of numberPaths(setting)) yield* changeNumber(setting, simplerNumbers, path);
    },
    shrinkCost(setting) {
      const places = [...axisLengths(setting, axes).values()].reduce((a, b) => a + b, 0);
      const numbers = numberPaths(setting).map((path) => numberCost(valueAt(setting, path) as number));
      return PLACE * places + numbers.reduce((a, b) => a + b, 0) + price(setting);
    },
  };
}
