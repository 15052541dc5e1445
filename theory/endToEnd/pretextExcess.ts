/**
 * Upper bound on L_U(g, h) - L_U(W°, h°) of a pretrained pair, with probability at least 1 - nu' over the N draws:
 *
 *   [Lhat(g, h) - Lhat(W°, h°)]  +  2 Lam eps + B_l sqrt(p ln(1 + 2r/eps) / (2N))  +  2 B_l sqrt(ln(1/nu') / (2N)).
 *
 * Proof: L(f) - L(f°) = [Lhat(f) - Lhat(f°)] + [(L - Lhat)(f) - (L - Lhat)(f°)], and for f in the class the second bracket
 * is at most Z = sup_f of itself; f° is fixed before the data, so (L - Lhat)(f°) has mean 0, E Z <= E sup (L - Lhat), and
 * one draw changes Z by at most 2 B_l / N. The first bracket is measured: nothing is assumed of the optimiser, which need
 * not come near a minimum, and the bracket may be negative.
 * `rounding` passes from networks to the tables that stand for them; it is computed, not bounded.
 * Source: theory section 6.
 */

import {add, div, type Interval, point, scale, sub, sum} from '../arithmetic/interval.ts';
import {parametricCover} from '../covering/parametricCover.ts';
import {tailTerm} from '../covering/pretrainingBound.ts';
import {type Ends, weightedMean} from '../heads/risk.ts';
import {inputMasses} from '../laws/pool.ts';
import {pretextLoss} from '../pretext/leastSquares.ts';
import type {EncodedNetwork, EndToEndCase, Pretraining} from './endToEndCase.ts';

export interface PretextExcess {
  /** Lhat(g, h) - Lhat(W°, h°), of the networks. */
  readonly optimisation: Interval;
  readonly cover: Interval;
  readonly tail: Interval;
  readonly rounding: Interval;
  /** Their sum; its upper end is the bound. */
  readonly bound: Interval;
  /** L_U(g, h) - L_U(W°, h°) of the tables, what is bounded. */
  readonly measured: Interval;
  /** L_U(W°, h°) of the tables. */
  readonly referenceLoss: Interval;
  /** L_U(0, .) - L_U(W°, h°) of the zero decoder, which needs no pretraining. */
  readonly untrained: Interval;
}

function differenceOnSample(counts: ArrayLike<number>, a: Ends, b: Ends, draws: number): Interval {
  const terms = Array.from(counts, (count, j) =>
    scale(count, sub({lo: a.lo[j]!, hi: a.hi[j]!}, {lo: b.lo[j]!, hi: b.hi[j]!})),
  );
  return div(sum(terms), point(draws));
}

/** L_U of a table with its decoder. */
function tableLoss(c: EndToEndCase, {rows, decoder}: EncodedNetwork): Interval {
  const {law, total, target} = c.pretext;
  return pretextLoss(law, total, rows, decoder, target);
}

/** L_U of the zero decoder. */
function zeroLoss({pretext, memo, reference}: EndToEndCase): Interval {
  const known = memo.get(zeroLoss) as Interval | undefined;
  if (known) return known;
  const {rows, decoder} = reference;
  const zero = {...decoder, data: new Float64Array(decoder.data.length)};
  const loss = pretextLoss(pretext.law, pretext.total, rows, zero, pretext.target);
  memo.set(zeroLoss, loss);
  return loss;
}

/** L_U of a network. */
function networkLoss({pool}: EndToEndCase, {losses}: EncodedNetwork): Interval {
  return weightedMean(inputMasses(pool.U), losses, pool.total);
}

/** What a network loses under U beyond the reference, of the tables, and what needs no pretraining. */
export function tableExcess(
  c: EndToEndCase,
  network: EncodedNetwork,
): Pick<PretextExcess, 'measured' | 'referenceLoss' | 'untrained'> {
  const [own, other] = [tableLoss(c, network), tableLoss(c, c.reference)];
  return {measured: sub(own, other), referenceLoss: other, untrained: sub(zeroLoss(c), other)};
}

/** The bound and its parts for a pretrained network on the ball that its scale chose. */
export function pretextExcess(c: EndToEndCase, {counts, network}: Pretraining): PretextExcess {
  const {reference, parameters, draws} = c;
  const {range, lipschitz} = c.ball(network.scale.factor);
  const expected = parametricCover({lipschitz, radius: point(1), range, parameters, draws});
  const tail = tailTerm(range, network.scale.nu, draws);
  const optimisation = differenceOnSample(counts, network.losses, reference.losses, draws);
  const [own, other] = [tableLoss(c, network), tableLoss(c, reference)];
  const rounding = add(sub(own, networkLoss(c, network)), sub(networkLoss(c, reference), other));
  const cover = expected.value;
  return {
    optimisation,
    cover,
    tail,
    rounding,
    bound: sum([optimisation, cover, tail, rounding]),
    measured: sub(own, other),
    referenceLoss: other,
    untrained: sub(zeroLoss(c), other),
  };
}
