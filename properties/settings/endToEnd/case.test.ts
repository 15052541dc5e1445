/** One point, by hand: every number of the bound. */
import test from 'ava';
import {point} from '../../../theory/arithmetic/interval.ts';
import {constants} from '../../../theory/case/quantities.ts';
import {
  endToEndOn,
  realisableTransfer,
  unrealisableTransfer,
} from '../../../theory/endToEnd/endToEndBound.ts';
import {InputError} from '../../../theory/errors.ts';
import {vacuousTerm} from '../../../theory/statement/inequality.ts';
import {endToEndCase} from './case.ts';
import type {EndToEndSetting} from './setting.ts';

const setting: EndToEndSetting = {
  family: 'endToEnd',
  scenario: 'context',
  total: 8,
  U: {plus: [8], minus: [0]},
  T: {plus: [8], minus: [0]},
  loss: 'hinge',
  inputs: [[1]],
  initial: [[0.5], [1]],
  radii: [0.5, 0.5],
  teacher: [[1], [1]],
  candidates: [[[0.5], [1]]],
  referenceRadius: 1,
  draws: 2 ** 40,
  n: 2 ** 40,
  nu: 0.5,
  nuPretraining: 0.25,
};

const onOne = (s: EndToEndSetting, form = realisableTransfer) => {
  const c = endToEndCase(s);
  const counts = [s.draws];
  const on = endToEndOn(c, {counts, network: c.pretrain!(counts)}, form);
  return {c, ...on, found: on.judge({plus: [s.n], minus: [0], n: s.n})};
};

test('h = 1/2 for h° = 1: constants of the ball, radius, C, and the pretext gap 1/4', (t) => {
  const {c, excess, on, transfer, found} = onOne(setting);
  // s = 1 and 3/2; B_l = (3/2 + 1)^2; Lam = 2 (5/2) (1/2 * 3/2 + 1 * 1/2).
  t.deepEqual(c.ball(1).range, point(6.25));
  t.deepEqual(c.ball(1).lipschitz, point(6.25));
  t.is(c.parameters, 2);
  t.deepEqual(excess.optimisation, point(0.25));
  t.deepEqual(excess.measured, point(0.25));
  t.deepEqual(excess.rounding, point(0));
  t.is(on.radius, 2);
  t.is(constants(on.case).B, 2);
  t.deepEqual(on.constant, point(1));
  // The deviations of 2^40 draws are what is left beside sqrt(1/4).
  t.true(transfer.lo > 0.5 && transfer.hi < 0.5001);
  t.deepEqual(found.lhs, point(0));
  t.is(found.largestLhs, 2);
  t.is(vacuousTerm(found), false);
});

test('without (A1) and with noise: the floor of the reference twice', (t) => {
  const {excess, transfer} = onOne({...setting, noise: [0.5]}, unrealisableTransfer);
  // |1/2 - 3/2|^2 - |1 - 3/2|^2.
  t.deepEqual(excess.optimisation, point(0.75));
  t.deepEqual(excess.referenceLoss, point(0.25));
  t.true(transfer.lo > 1.5 && transfer.hi < 1.5001);
});

test('few draws: vacuous, for lack of pretraining draws or of labels', (t) => {
  t.is(vacuousTerm(onOne({...setting, draws: 1}).found), 'C E_U^(1/2)');
  t.is(vacuousTerm(onOne({...setting, n: 1}).found), '4 B sqrt(ln(1/nu)/(2n))');
});

test('candidates outside of the ball, inexact networks and endless enumerations are refused', (t) => {
  for (const [change, message] of [
    [{candidates: [[[1.25], [1]]]}, /candidates: expected parameters in the ball/],
    [{teacher: [[1], [1], [1]]}, /teacher: expected 2 tables/],
    [{teacher: [[0.1], [0.3]], noise: [2 ** 60]}, /target: expected numbers so short/],
    [{T: {plus: [4], minus: [4]}, n: 2 ** 20}, /at most 20000 pairs/],
    [{radii: [0.5]}, /radii: expected 2 numbers/],
  ] as const) {
    t.throws(() => endToEndCase({...setting, ...change}), {instanceOf: InputError, message});
  }
});
