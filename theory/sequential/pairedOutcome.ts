/**
 * One pair as a trial of the sequential sign test, the null "P(after < before | past) <= 1/2": draw it with nu = SIGN_NU
 * from a trial source and observe this outcome. 'violated' = it shrank (evidence against the null); ties count 0.
 */
import type {Interval} from '../interval.ts';
import {type Outcome, outcome} from './outcome.ts';

export const SIGN_NU = 0.5;

export function pairedOutcome(before: Interval, after: Interval): Outcome {
  return outcome(before, after);
}
