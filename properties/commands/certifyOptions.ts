import {atLeast, finiteNumber, probability, share, wholeNumber} from './optionKinds.ts';
import type {OptionTable} from './settle.ts';

/** The most draws that a number may stand for. */
const MOST = 2 ** 50;

/** Numbers of the calculator. */
export const numberOptions = {
  kl: {kind: atLeast(0), value: 'KL', about: 'KL(Q|P) of a posterior Q and a prior P, in nats'},
  risk: {kind: share, value: 'R', about: 'risk of Q on the draws, or the q of kl(q, p)'},
  n: {kind: wholeNumber(1, MOST), value: 'N', about: 'number of draws'},
  delta: {kind: probability, value: 'D', about: 'probability that a limit may fail with'},
  budget: {kind: atLeast(0), value: 'C', about: 'the c of kl(q, p) <= c, for the kl inverse alone'},
  errors: {kind: wholeNumber(0, MOST), value: 'S', about: 'errors among the N draws'},
  mean: {kind: finiteNumber, value: 'X', about: 'mean of N values in [bottom, top]'},
  variance: {kind: atLeast(0), value: 'V', about: 'of the same values, divisor N - 1'},
  bottom: {kind: finiteNumber, value: 'A', about: 'of the interval of values; 0 where not given'},
  top: {kind: finiteNumber, value: 'B', about: 'of the interval of values; 1 where not given'},
} satisfies OptionTable;
