/**
 * A certificate that goes through the trained decoder. With probability at least 1 - nu - nu' over a held-out U-sample of m draws and D' of n' labelled
 * draws, independent of each other, of the training and of D, for every p in R^q and whatever head f_hat is,
 *
 *   E_T(f_hat, h) <= limit of L_T(f_hat.h) - L_T(f')                                   estimation, level nu, from D'
 *                  + slope |p| e^(1/2) + curvature |p|^2 e + unseen                      transfer, e the limit of the pretext excess, level nu'
 *                  + [L_T(f°) - inf_{f,h} L_T]                                           task heterogeneity of f°,
 *
 * f' = <p, W h> on the trained (W, h), f° = <p, W° h°>: decodedHeads.ts, where the second line is proved. The limit of the first line is that of the
 * mean of phi(f_hat) - phi(f') on D', in an interval fixed once f_hat is; empirical Bernstein from 100 draws on and Hoeffding below; both, and 2^-20 sqrt(ln(1/nu)/(2n'))
 * more, which covers the rounding where the bound is attained.
 *
 * Proof. Telescope through L_T(f') and L_T(f°). D' is fresh given f_hat and f', the held-out sample given the training. p may depend on the held-out draws: given
 * their event the second line holds for every p, and D' is drawn apart from them.
 * Against chainedCertificate.ts: no inf over the heads on h, so no deviation of D and no eps_opt; f° is a head of any length, so h° is held to no radius R0; labels that
 * change from U to T cost nothing, and a change of the inputs no more than a factor, as only the distance of two heads passes from U to T; of smooth losses the slope at f°.
 * Source: theory sections 1, 4 and 11.
 */
import {add, type Interval, mul, point, positivePart, sub, sum} from '../arithmetic/interval.ts';
import {constants, losses} from '../case/quantities.ts';
import {downstreamOn, tunedOn} from '../endToEnd/endToEndBound.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';
import {type Ends, jointAtoms, weightedMean} from '../heads/risk.ts';
import type {Sample} from '../laws/pool.ts';
import {deviation} from '../rademacher/concentration.ts';
import {type Inequality, inequality, named, type Terms, termList} from '../statement/inequality.ts';
import {heldOutBound, testOf} from './chainedCertificate.ts';
import {type CountedDraws, plannedLimit} from './countedDraws.ts';
import {cheapestDecodedHead, type DecodedTransfer, decodedTransfer} from './decodedHeads.ts';
import type {HeldOutLimit} from './heldOutExcess.ts';

/** Length of an interval that is added to that of the differences by Hoeffding: where no head does anything it covers the rounding. */
export const SPARE = point(2 ** -20);

/** a - b at all atoms, and the length of an interval that holds those with mass. */
export function differences(a: Ends, b: Ends, law: ArrayLike<number>): {values: Ends; range: Interval} {
  const values = {lo: new Float64Array(a.lo.length), hi: new Float64Array(a.lo.length)};
  let [bottom, top] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.lo.length; i++) {
    const x = sub({lo: a.lo[i]!, hi: a.hi[i]!}, {lo: b.lo[i]!, hi: b.hi[i]!});
    values.lo[i] = x.lo;
    values.hi[i] = x.hi;
    if (law[i] === 0) continue;
    bottom = Math.min(bottom, x.lo);
    top = Math.max(top, x.hi);
  }
  return {values, range: sub(point(top), point(bottom))};
}

export interface DecodedCertificateOptions {
  readonly limit?: HeldOutLimit;
  readonly transfer?: DecodedTransfer;
  /** What is read off D' at a level; a mutant takes less. */
  readonly test?: (draws: CountedDraws, nu: number) => Terms;
}

export interface DecodedCertificateOn {
  readonly held: ReturnType<typeof heldOutBound>;
  readonly judge: (sample: Sample) => Inequality;
}

/** The certificate after pretraining on one U-sample, with its held-out sample; the result judges D with its D'. */
export function decodedCertificateOn(
  c: EndToEndCase,
  pretraining: Pretraining,
  {limit, transfer: form = decodedTransfer, test = plannedLimit}: DecodedCertificateOptions = {},
): DecodedCertificateOn {
  const {network} = pretraining;
  const held = heldOutBound(c, pretraining, limit);
  const excess = positivePart(point(held.bound.hi));
  const head = cheapestDecodedHead(c, network, excess, form);
  const on = downstreamOn(c, network, Math.max(c.referenceRadius, head.length.hi));
  const {case: d} = on;
  const law = jointAtoms(c.pool.T);
  const {slope, curvature} = form(head, excess);
  const moved = sub(weightedMean(law, head.transferred, c.pool.total), head.risk);
  const paid = sub(sum([slope, curvature, head.unseen]), moved);
  const task = sub(head.risk, on.least);
  const limits = {largestLhs: constants(d).B, untrained: on.untrained};
  return {
    held,
    judge(sample) {
      const tuned = tunedOn(on, sample);
      const own = losses(d, d.representation, tuned.theta);
      const {values, range} = differences(own, head.transferred, law);
      const heldOut = testOf(sample);
      const draws = {values, counts: jointAtoms(heldOut), m: heldOut.n, range};
      const read = sum(termList(test(draws, c.nu)).map(({value}) => value));
      const estimation = add(read, mul(SPARE, deviation(c.nu, heldOut.n)));
      const spent = sub(estimation, weightedMean(law, values, c.pool.total));
      return inequality(
        add(tuned.excess, on.beyond),
        {
          test: named("limit of L_T(f_hat) - L_T(f') from D'", estimation),
          transfer: named('slope |p| (limit)^(1/2)', slope),
          curvature: named('curvature |p|^2 limit', curvature),
          unseen: named('inputs that U never shows', head.unseen),
          task: named('task heterogeneity of f°', task),
        },
        {slack: add(paid, spent), ...limits},
      );
    },
  };
}
