/**
 * Sections 1, 2, 4/5 and 6 chained. With probability at least 1 - nu - nu' over N unlabelled draws from U and n labelled
 * draws from T, the two independent,
 *
 *   E_T(f_hat, h) <= 2 G (R/n) sqrt(sum_D |h_i|^2) + 4 B sqrt(ln(1/nu)/(2n)) + eps_opt      estimation
 *                  + C Delta^(1/2)                                                      transfer
 *                  + 2 B TV(T,U) + [inf_{F_R0} L_T(f.h°) - inf_{f,h} L_T],
 *
 * C = G |(W°^T)^+ theta°|, Delta the bound of pretextExcess. R = max(R0, |Sigma_hh^+ Sigma_h° theta°|) is read off h and U,
 * so that (A3) always holds; G and B are those of radius R. All of it is fixed once the U-sample is, before D is drawn.
 *
 * Proof. Given the U-sample, section 2 fails with probability at most nu. Section 6 fails with probability at most nu'. On
 * the rest inf_F L_T(f.h) <= inf_F L_U(f.h) + B TV <= L_U(theta°.h°) + C tr(W° Lambda W°^T)^(1/2) + B TV, and
 * tr(W° Lambda W°^T) = inf_W L_U(W,h) - L_U(W°,h°) <= Delta by (A1); L_U(theta°.h°) <= inf L_T(f.h°) + B TV + gap of theta°.
 * Without (A1): tr(...)^(1/2) = inf_W |W h - W°h°| <= |g.h - w| + |w - W°h°| in L2(U), at most
 * (L_U(W°,h°) + Delta)^(1/2) + L_U(W°,h°)^(1/2).
 */

import {sqrt} from '../arithmetic/elementary.ts';
import {add, type Interval, mul, point, positivePart, scale, sub, sum, ZERO} from '../arithmetic/interval.ts';
import {type Case, type Hypothesis, makeCase, memoised} from '../case/case.ts';
import {bestHead, bestOverall, constants, type Side, shiftTerm, untrainedExcess} from '../case/quantities.ts';
import {FORMS} from '../estimation/estimationTerms.ts';
import {type FineTuned, fineTuner} from '../estimation/fineTuning.ts';
import type {Sample} from '../laws/pool.ts';
import {type DecoderPreimage, decoderPreimage, headRoom} from '../pretext/headRoom.ts';
import {moments} from '../pretext/moments.ts';
import {realisedPretext} from '../pretext/realisedPretext.ts';
import {deviationTerms} from '../rademacher/concentration.ts';
import {rademacherSandwichByCounts} from '../rademacher/rademacherSandwich.ts';
import {type Inequality, inequality, named} from '../statement/inequality.ts';
import {taskHeterogeneity, transferredGap} from '../transfer/decomposition.ts';
import type {EndToEndCase, PretrainedNetwork, Pretraining} from './endToEndCase.ts';
import {type PretextExcess, pretextExcess} from './pretextExcess.ts';

/** A head of radius R0 on h°, known before any labels are. */
export interface ReferenceHead {
  readonly theta: Float64Array;
  /** At least L_U(theta.h°) - inf_{F_R0} L_U(f.h°). */
  readonly gap: number;
  /** (W°^T)^+ theta. */
  readonly preimage: DecoderPreimage;
}

/**
 * theta°, best under U on h° with radius R0, and (W°^T)^+ theta°; both known before any data.
 * @param side the law that it is best under: a mutant takes T
 */
export function referenceHead(c: EndToEndCase, side: Side = 'U'): ReferenceHead {
  return memoised(c, ['theta°', side], () => {
    const known = referenceCase(c);
    const {theta, gap} = bestHead(known, side, known.reference, known.referenceHeads);
    return {theta, gap, preimage: decoderPreimage(c.reference.decoder, theta)};
  });
}

function downstream(c: EndToEndCase, network: Pick<PretrainedNetwork, 'table'>, radius: number): Case {
  const {pool, loss, reference, referenceRadius, others = [], n, nu} = c;
  return makeCase({
    pool,
    loss,
    representation: network.table,
    heads: {kind: 'ball', radius},
    reference: reference.table,
    referenceHeads: {kind: 'ball', radius: referenceRadius},
    // No pretext here: it is a matter of networks, above.
    pretextGap: () => ZERO,
    family: [network.table, reference.table, ...others],
    n,
    nu,
  });
}

/** The downstream side of h° alone. */
export function referenceCase(c: EndToEndCase): Case {
  return memoised(c, ['before'], () => downstream(c, c.reference, c.referenceRadius));
}

/** What depends on the trained h and the radius of its heads, and not on a sample. */
export interface Downstream {
  /** The downstream case of h, heads of radius R. */
  readonly case: Case;
  readonly radius: number;
  readonly shiftTerm: Interval;
  readonly task: Interval;
  /** inf_{f,h} L_T. */
  readonly least: Interval;
  /** inf_F L_T(f.h) - inf_{f,h} L_T. */
  readonly beyond: Interval;
  /** inf_F L_T(f.h) - inf_F0 L_T(f.h°), what transfer and law change must pay for. */
  readonly transferred: Interval;
  /** Excess risk of the zero head. */
  readonly untrained: Interval;
  readonly tune: (sample: Sample) => FineTuned;
}

export interface Transferred extends Downstream {
  /** C. */
  readonly constant: Interval;
}

/** @param radius R >= R0 of the heads on h */
export function downstreamOn(c: EndToEndCase, network: PretrainedNetwork, radius: number): Downstream {
  return memoised(c, ['downstream', network, radius], () => {
    const d = downstream(c, network, radius);
    const best = bestHead(d, 'T', d.representation, d.heads).value;
    const least = bestOverall(d);
    return {
      case: d,
      radius,
      shiftTerm: scale(2, shiftTerm(d)),
      task: taskHeterogeneity(d),
      least,
      beyond: positivePart(sub(best, least)),
      transferred: transferredGap(d),
      untrained: untrainedExcess(d),
      tune: fineTuner(d),
    };
  });
}

/**
 * All that depends on the trained h and not on a sample.
 * @param room whether heads on h have the radius R that (A3) needs; a mutant gives them R0
 * @param head on h° that the bound goes by; default theta°
 */
export function transferred(
  c: EndToEndCase,
  network: PretrainedNetwork,
  room = true,
  head = referenceHead(c),
): Transferred {
  return memoised(c, [network, room, head], () => {
    const {theta, preimage} = head;
    const {law, total} = c.pretext;
    const needed = room
      ? headRoom(moments(law, total, network.rows, c.reference.rows), theta).norm.hi
      : c.referenceRadius;
    const on = downstreamOn(c, network, Math.max(c.referenceRadius, needed));
    return {...on, constant: scale(constants(on.case).G, preimage.norm)};
  });
}

/** The end-to-end bound after pretraining on one U-sample. */
export interface EndToEndOn {
  readonly excess: PretextExcess;
  readonly on: Transferred;
  readonly transfer: Interval;
  readonly judge: (sample: Sample) => Inequality;
}

/** The transfer term from the pretraining bound and C. */
export type TransferForm = (excess: PretextExcess, constant: Interval) => Interval;

/**
 * The transfer term C (Delta)_+^(1/2) under (A1), Delta the pretraining bound; a form for `endToEndOn`.
 * @example
 * ```ts
 * import {endToEnd, interval} from 'transferbound';
 *
 * const excess = {bound: interval.point(0.25), referenceLoss: interval.ZERO};
 * endToEnd.realisableTransfer(excess as Parameters<endToEnd.TransferForm>[0], interval.ONE); // ~ {lo: 0.5, hi: 0.5}
 * ```
 */
export const realisableTransfer: TransferForm = ({bound}, constant) =>
  mul(constant, sqrt(positivePart(point(bound.hi))));

/**
 * The transfer term without (A1), where the noise floor of the reference enters twice; a form for `endToEndOn`.
 * @example
 * ```ts
 * import {endToEnd, interval} from 'transferbound';
 *
 * const excess = {bound: interval.point(0.25), referenceLoss: interval.ZERO};
 * endToEnd.unrealisableTransfer(excess as Parameters<endToEnd.TransferForm>[0], interval.ONE); // ~ {lo: 0.5, hi: 0.5}
 * ```
 */
export const unrealisableTransfer: TransferForm = ({bound, referenceLoss}, constant) => {
  const trained = positivePart(point(add(referenceLoss, bound).hi));
  return mul(constant, add(sqrt(trained), sqrt(positivePart(point(referenceLoss.hi)))));
};

const keyOf = ({plus, minus}: Sample): string => `${Array.from(plus).join()};${Array.from(minus).join()}`;

/** What fine-tuning on a sample gives, once a sample. */
export function tunedOn(on: Downstream, sample: Sample): FineTuned {
  return memoised(on.case, ['fine-tuned', keyOf(sample)], () => on.tune(sample));
}

/** The complexity term of a sample, once a sample. */
function complexityOn(on: Transferred, sample: Sample): Interval {
  return memoised(on.case, ['complexity', keyOf(sample)], () => {
    const counts = Float64Array.from(sample.plus, (x, j) => x + sample.minus[j]!);
    return rademacherSandwichByCounts(counts, on.case.representation, on.radius).upper;
  });
}

/**
 * The end-to-end bound after pretraining on one U-sample; the result judges one fine-tuning sample.
 * @param form of the transfer term: `realisableTransfer` under (A1), else `unrealisableTransfer`
 * @param room as in `transferred`
 * @example
 * ```ts
 * import {endToEnd, readFixture, verdictOf, worlds} from 'transferbound';
 *
 * const {setting} = await readFixture('node_modules/transferbound/fixtures/witnesses/end-to-end-context-encoder.json');
 * if (setting.family !== 'endToEnd') throw new Error(setting.family);
 * const c = worlds.endToEndCase(setting);
 * const counts = Float64Array.from({length: c.pool.size}, (_, j) => (j === 0 ? c.draws : 0));
 * const pretraining = {counts, network: c.pretrain!(counts)};
 * const {judge} = endToEnd.endToEndOn(c, pretraining, endToEnd.realisableTransfer);
 * const sample = {plus: counts.map((_, j) => (j === 0 ? c.n : 0)), minus: counts.map(() => 0), n: c.n};
 * verdictOf(judge(sample)); // => 'holds'
 * ```
 */
export function endToEndOn(
  c: EndToEndCase,
  pretraining: Pretraining,
  form: TransferForm,
  room = true,
): EndToEndOn {
  const excess = pretextExcess(c, pretraining);
  const on = transferred(c, pretraining.network, room);
  const {G, B} = constants(on.case);
  const transfer = form(excess, on.constant);
  const deviation = deviationTerms(B, c.nu, c.n).empirical;
  const gap = referenceHead(c).gap;
  const paid = sub(sum([transfer, on.shiftTerm, point(gap)]), on.transferred);
  return {
    excess,
    on,
    transfer,
    judge(sample) {
      const {excess: lost, gap: left} = tunedOn(on, sample);
      const complexity = complexityOn(on, sample);
      const estimation = {
        complexity: named('2 G (R/n) sqrt(sum |h|^2)', scale(2, scale(G, complexity))),
        deviation: named(FORMS.empirical.deviation[0], deviation),
        optimisation: named('eps_opt', point(left)),
      };
      const spent = sum(Object.values(estimation).map(({value}) => value));
      return inequality(
        add(lost, on.beyond),
        {
          ...estimation,
          transfer: named('C E_U^(1/2)', transfer),
          shift: named('2 B TV(T,U)', on.shiftTerm),
          task: named('task heterogeneity', on.task),
          'reference gap': named('gap of theta°', point(gap)),
        },
        {slack: add(paid, sub(spent, lost)), largestLhs: B, untrained: on.untrained},
      );
    },
  };
}

/** What the end-to-end claims assume of a world; all of it is settled before any data are drawn. */
export const realisablePretext: Hypothesis<EndToEndCase> = {
  name: 'A1 realisable pretext',
  holds: ({pretext: {law, target, visible}, reference: {decoder, rows}}) =>
    realisedPretext(law, target, decoder, rows, visible),
};

export const decodableHead: Hypothesis<EndToEndCase> = {
  name: 'A2 theta° in the row space of W°',
  holds: (c) => referenceHead(c).preimage.inRowSpace,
};

export const referenceInBall: Hypothesis<EndToEndCase> = {
  name: '(W°, h°) in the ball',
  holds: (c) => c.referenceInside,
};
