/**
 * Upper limits of L_U(g, h) - L_U(W°, h°) from m held-out draws, with probability at least 1 - nu' whatever the training was:
 * X_i = l(g, h; x_i) - l(W°, h°; x_i) are independent given it, in an interval fixed given it - here the range of X over
 * the support of U - and of that mean. Losses of networks are enclosed: the limits are about the upper ends. No smallness of a class of networks enters, nor has (W°, h°) to be in one.
 * `rounding` passes from networks to the tables that stand for them, as in pretextExcess.
 * Source: theory section 11.
 */
import {type Interval, interval, meet, point, sub} from '../arithmetic/interval.ts';
import {memoised} from '../case/case.ts';
import type {EncodedNetwork, EndToEndCase, HeldOut, Pretraining} from '../endToEnd/endToEndCase.ts';
import {tableExcess} from '../endToEnd/pretextExcess.ts';
import {inputError} from '../errors.ts';
import {type Ends, weightedMean} from '../heads/risk.ts';
import {inputMasses} from '../laws/pool.ts';
import {named, type Terms} from '../statement/inequality.ts';
import {bernsteinLimit, type CountedDraws, hoeffdingLimit, plannedLimit} from './countedDraws.ts';
import {bettingUpper} from './meanUpperLimit.ts';

/** What is fixed once the network is, before the held-out draws. */
export interface HeldOutLosses {
  /** X at each pool point: upper ends of its enclosures, which the limits are about. */
  readonly values: Float64Array;
  /** Ends of the values over the support of U. */
  readonly bottom: number;
  readonly top: number;
  /** Their mean under U, at least L_U(g, h) - L_U(W°, h°) of the networks. */
  readonly mean: Interval;
  /** From that mean to the tables. */
  readonly rounding: Interval;
  /** L_U(g, h) - L_U(W°, h°) of the tables, what is bounded. */
  readonly measured: Interval;
  /** L_U(W°, h°) of the tables. */
  readonly referenceLoss: Interval;
  /** L_U(0, .) - L_U(W°, h°) of the zero decoder. */
  readonly untrained: Interval;
}

const exactly = (values: Float64Array): Ends => ({lo: values, hi: values});

export function heldOutLosses(c: EndToEndCase, network: EncodedNetwork): HeldOutLosses {
  return memoised(c, ['held-out losses', network], () => lossesBeforeDraws(c, network));
}

function lossesBeforeDraws(c: EndToEndCase, network: EncodedNetwork): HeldOutLosses {
  const {losses: own} = network;
  const {losses: other} = c.reference;
  const masses = inputMasses(c.pool.U);
  const values = Float64Array.from(
    own.lo,
    (lo, j) => sub({lo, hi: own.hi[j]!}, {lo: other.lo[j]!, hi: other.hi[j]!}).hi,
  );
  const seen = values.filter((_, j) => masses[j]! > 0);
  const {measured, referenceLoss, untrained} = tableExcess(c, network);
  const [bottom, top] = [Math.min(...seen), Math.max(...seen)];
  const mean = meet(weightedMean(masses, exactly(values), c.pool.total), interval(bottom, top));
  return {
    values,
    bottom,
    top,
    mean,
    rounding: sub(measured, mean),
    measured,
    referenceLoss,
    untrained,
  };
}

/** The held-out draws of a pretraining. @throws InputError where there are none */
export function heldOutOf({heldOut}: Pretraining): HeldOut {
  if (!heldOut) throw inputError('heldOut', 'heldOut', 'a held-out sample', heldOut);
  return heldOut;
}

/** The values with how often each was drawn. */
export const countedValues = (
  {values, bottom, top}: HeldOutLosses,
  {counts, draws}: HeldOut,
): CountedDraws => ({
  values: exactly(values),
  counts,
  m: draws,
  range: sub(point(top), point(bottom)),
});

/** The terms of a limit, from the losses of a network and the held-out draws, at level nu. */
export type HeldOutLimit = (losses: HeldOutLosses, heldOut: HeldOut, nu: number) => Terms;

export const heldOutHoeffding: HeldOutLimit = (losses, heldOut, nu) =>
  hoeffdingLimit(countedValues(losses, heldOut), nu);

export const heldOutBernstein: HeldOutLimit = (losses, heldOut, nu) =>
  bernsteinLimit(countedValues(losses, heldOut), nu);

/** Empirical Bernstein from 100 draws on, Hoeffding below. */
export const heldOutPlanned: HeldOutLimit = (losses, heldOut, nu) =>
  plannedLimit(countedValues(losses, heldOut), nu);

/** The draws in their order. @throws InputError where only their counts are known */
export function drawnValues({values}: HeldOutLosses, {sequence}: HeldOut): number[] {
  if (!sequence) throw inputError('heldOut', 'sequence', 'draws in their order', sequence);
  return Array.from(sequence, (j) => values[j]!);
}

export const heldOutBetting: HeldOutLimit = (losses, heldOut, nu) => {
  const {bottom, top} = losses;
  return {
    limit: named('betting limit', bettingUpper({values: drawnValues(losses, heldOut), bottom, top}, nu)),
  };
};
