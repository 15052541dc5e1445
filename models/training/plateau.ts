import {positiveInteger} from '../../theory/errors.ts';
import type {EarlyStop} from '../types.ts';

/**
 * An early stop's memory: fed each step's loss, true once `patience` windows in a row brought no average
 * lower than (1 - tolerance) times the best before. Never true without a rule.
 */
export function plateau(rule: EarlyStop | undefined): (loss: number) => boolean {
  if (rule === undefined) return () => false;
  positiveInteger('plateau', 'window', rule.window);
  positiveInteger('plateau', 'patience', rule.patience);
  const {window, patience, tolerance = 0} = rule;
  let best = Number.POSITIVE_INFINITY;
  let sum = 0;
  let count = 0;
  let worse = 0;
  return (loss) => {
    sum += loss;
    if (++count < window) return false;
    const average = sum / window;
    sum = 0;
    count = 0;
    if (average < best * (1 - tolerance)) {
      best = average;
      worse = 0;
    } else worse++;
    return worse >= patience;
  };
}
