/**
 * The bound of endToEndBound with terms that one can compute from held-out samples. With probability at least 1 - nu - nu' over a held-out U-sample
 * of m draws, D and D' of labelled draws, all independent of each other and of the training,
 *
 *   E_T(f_hat, h) <= [U_D'(f_hat.h) - Lhat_D(f_hat.h)] + b sqrt(ln(2/nu)/(2n)) + eps_opt      estimation
 *                  + C(theta) (limit)_+^(1/2) + gap(theta)                                    transfer
 *                  + disc(h) + disc(h°) + [inf_{F_R0} L_T(f.h°) - inf_{f,h} L_T],
 *
 * theta any head of radius R0 on h°, the cheapest of those tried (shrunkHeads.ts), C(theta) = G |(W°^T)^+ theta|, gap(theta) = L_U(theta.h°) - inf L_U(f.h°);
 * limit an upper limit of L_U(g, h) - L_U(W°, h°) at level nu' from the held-out U-sample, U_D' one of L_T(f_hat.h) at level nu/2, both
 * empirical Bernstein from 100 draws on and Hoeffding below; disc = sup_f |L_T - L_U| on the heads of h and of h°; b = phi(-S) - phi(S) <= B the length of the interval of all losses of heads
 * on h, S their largest score.
 *
 * Proof. L_T(f_hat.h) <= U_D' fails with probability at most nu/2: D' is fresh given f_hat. The best head f* on h under T is fixed before D,
 * so L_T(f*.h) >= Lhat_D(f*) - b sqrt(ln(2/nu)/(2n)) fails with probability at most nu/2, and Lhat_D(f*) >= Lhat_D(f_hat) - eps_opt. The rest as in
 * endToEndBound, each change of law at the price of its discrepancy. (W°, h°) need be in no ball: no class of networks enters.
 * Source: theory section 11.
 */
import {sqrt} from '../arithmetic/elementary.ts';
import {add, type Interval, max, mul, point, positivePart, sub, sum} from '../arithmetic/interval.ts';
import type {Case} from '../case/case.ts';
import {constants, lossSpan} from '../case/quantities.ts';
import {type Transferred, transferred, tunedOn} from '../endToEnd/endToEndBound.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';
import {inputError} from '../errors.ts';
import {lossDifferences} from '../heads/lossDifference.ts';
import {type Ends, jointAtoms, weightedMean} from '../heads/risk.ts';
import type {Sample} from '../laws/pool.ts';
import {deviation} from '../rademacher/concentration.ts';
import {type Inequality, inequality, named, type Terms, termList} from '../statement/inequality.ts';
import {discrepancy} from '../transfer/discrepancy.ts';
import {plannedLimit} from './countedDraws.ts';
import {
  type HeldOutLimit,
  type HeldOutLosses,
  heldOutLosses,
  heldOutOf,
  heldOutPlanned,
} from './heldOutExcess.ts';
import {cheapestHead} from './shrunkHeads.ts';

/** An upper limit of L_U(g, h) - L_U(W°, h°) of the tables. */
export function heldOutBound(
  c: EndToEndCase,
  pretraining: Pretraining,
  limit: HeldOutLimit = heldOutPlanned,
): {readonly losses: HeldOutLosses; readonly bound: Interval} {
  const found = heldOutLosses(c, pretraining.network);
  const terms = termList(limit(found, heldOutOf(pretraining), c.nuPretraining));
  return {losses: found, bound: add(sum(terms.map(({value}) => value)), found.rounding)};
}

/** The transfer term from the limit and C. */
export type CertificateTransfer = (held: ReturnType<typeof heldOutBound>, constant: Interval) => Interval;

/** Under (A1). */
export const realisableCertificate: CertificateTransfer = ({bound}, constant) =>
  mul(constant, sqrt(positivePart(point(bound.hi))));

/** Without (A1): the loss of the reference enters twice. */
export const unrealisableCertificate: CertificateTransfer = ({bound, losses: {referenceLoss}}, constant) => {
  const trained = positivePart(point(add(referenceLoss, bound).hi));
  return mul(constant, add(sqrt(trained), sqrt(positivePart(point(referenceLoss.hi)))));
};

/** D'. @throws InputError where the sample has none */
export function testOf({test}: Sample): Sample {
  if (!test) throw inputError('certificate', 'test', "a held-out labelled sample D'", test);
  return test;
}

/** Any number at least as long serves; where no head does anything this covers the rounding of the best head's risk. */
const LEAST_SPAN = point(2 ** -30);

/**
 * phi(s, y) - phi(0, y) of a head at the atoms that one of the samples has, 0 elsewhere; exactly 0 where the score is 0. All losses here are functions
 * of the margin, so phi(0, y) is one number, which a difference of two risks does not see.
 */
export function beyondZero(c: Case, theta: Float64Array, samples: readonly Sample[]): Ends {
  const weights = new Float64Array(2 * c.pool.size);
  for (const sample of samples) for (const [a, count] of jointAtoms(sample).entries()) weights[a]! += count;
  return lossDifferences(c.representation, [theta], new Float64Array(theta.length), c.loss, weights);
}

/**
 * What held-out labels say of the estimation term L_T(f_hat.h) - inf_F L_T(f.h), at level nu together.
 * @param heldOut the sample that the upper limit is read from: D' of `sample`, or what a mutant takes for it
 */
export function heldOutEstimation(
  c: Case,
  {theta, gap}: {readonly theta: Float64Array; readonly gap: number},
  sample: Sample,
  heldOut: Sample = testOf(sample),
): Terms {
  const range = max(lossSpan(c), LEAST_SPAN);
  const half = c.nu / 2;
  const values = beyondZero(c, theta, [sample, heldOut]);
  const draws = {values, counts: jointAtoms(heldOut), m: heldOut.n, range};
  const upper = sum(termList(plannedLimit(draws, half)).map(({value}) => value));
  const empirical = weightedMean(jointAtoms(sample), values, sample.n);
  return {
    test: named("U_D'(f_hat) - Lhat_D(f_hat)", sub(upper, empirical)),
    deviation: named('b sqrt(ln(2/nu)/(2n))', mul(range, deviation(half, sample.n))),
    optimisation: named('eps_opt', point(gap)),
  };
}

export interface CertificateOn {
  readonly held: ReturnType<typeof heldOutBound>;
  readonly on: Transferred;
  readonly judge: (sample: Sample) => Inequality;
}

export interface CertificateOptions {
  readonly transfer: CertificateTransfer;
  readonly limit?: HeldOutLimit;
  /** As in `transferred`. */
  readonly room?: boolean;
}

/** The certificate after pretraining on one U-sample, with its held-out sample; the result judges D with its D'. */
export function certificateOn(
  c: EndToEndCase,
  pretraining: Pretraining,
  {transfer: form, limit, room}: CertificateOptions,
): CertificateOn {
  const held = heldOutBound(c, pretraining, limit);
  const head = cheapestHead(c, Math.sqrt(Math.max(0, held.bound.hi)));
  const on = transferred(c, pretraining.network, room, head);
  const {case: d} = on;
  const transfer = form(held, on.constant);
  const shift = discrepancy(d, d.representation, d.heads);
  const ofReference = discrepancy(d, d.reference, d.referenceHeads);
  const gap = point(head.gap);
  const paid = sub(sum([transfer, shift, ofReference, gap]), on.transferred);
  const limits = {largestLhs: constants(d).B, untrained: on.untrained};
  return {
    held,
    on,
    judge(sample) {
      const tuned = tunedOn(on, sample);
      const estimation = heldOutEstimation(d, tuned, sample);
      const spent = sum(termList(estimation).map(({value}) => value));
      return inequality(
        add(tuned.excess, on.beyond),
        {
          ...estimation,
          transfer: named('C (limit)^(1/2)', transfer),
          shift: named('discrepancy on h', shift),
          'shift of h°': named('discrepancy on h°', ofReference),
          task: named('task heterogeneity', on.task),
          'reference gap': named('gap of theta', gap),
        },
        {slack: add(paid, sub(spent, tuned.excess)), ...limits},
      );
    },
  };
}
