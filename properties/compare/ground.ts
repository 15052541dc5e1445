/**
 * The common ground of `compare`: one encoder h, one radius R, one labelled sample D with its held-out D', one head f_hat = the best of
 * |theta| <= R on D. Every theory limits the same number, the 0-1 risk L01_T(f_hat.h); a score of 0 is an error.
 *
 * A theory of pretraining limits inf_{F_R} L_T(f.h) of a convex loss phi >= 1[y s <= 0], so L01_T(f_hat.h) <= L_T(f_hat.h), and theory section 2 pays for f_hat.
 * R is read off h and U and the held-out draws alone: the largest that a theory asks for, so none fails for want of room; or R0, and those that ask for more have no limit.
 */
import {type Interval, point, scale} from '../../theory/arithmetic/interval.ts';
import {type Case, makeCase} from '../../theory/case/case.ts';
import {constants, populationRisk, radiusOf} from '../../theory/case/quantities.ts';
import {heldOutBound} from '../../theory/certificate/chainedCertificate.ts';
import {cheapestHead} from '../../theory/certificate/shrunkHeads.ts';
import {headErrors} from '../../theory/claims/certificates/zeroOneRisk.ts';
import type {LabelledPretext} from '../../theory/conditionalIndependence/lawOfPretext.ts';
import {referenceHead} from '../../theory/endToEnd/endToEndBound.ts';
import type {EndToEndCase, Pretraining} from '../../theory/endToEnd/endToEndCase.ts';
import {FORMS} from '../../theory/estimation/estimationTerms.ts';
import {sandwichedComplexity} from '../../theory/estimation/sandwichedComplexity.ts';
import {headOptimum} from '../../theory/heads/headOptimum.ts';
import {inputMasses, type Pool, type Sample} from '../../theory/laws/pool.ts';
import type {Matrix} from '../../theory/linear/matrix.ts';
import {headRoom} from '../../theory/pretext/headRoom.ts';
import {moments} from '../../theory/pretext/moments.ts';
import {deviationTerms} from '../../theory/rademacher/concentration.ts';
import {rademacherSandwichByCounts} from '../../theory/rademacher/rademacherSandwich.ts';
import type {Graph} from '../../theory/spectral/spectralTable.ts';
import {named, type Terms} from '../../theory/statement/inequality.ts';

/** Losses that every theory can be brought to. */
export const COMPARED_LOSSES = ['hinge', 'squared'] as const;
export type ComparedLoss = (typeof COMPARED_LOSSES)[number];

/** What R is: the largest that a transfer asks for, or R0 alone. */
export const RADIUS_RULES = ['transfer', 'reference'] as const;
export type RadiusRule = (typeof RADIUS_RULES)[number];

/** A head fitted on D, on some representation of the pool. */
export interface Fitted {
  readonly case: Case;
  readonly theta: Float64Array;
  /** eps_opt. */
  readonly gap: number;
  /** L01_T(f_hat.h), the truth. */
  readonly risk: Interval;
  /** L_T(f_hat.h) of the convex loss. */
  readonly loss: Interval;
}

/** Positive pairs of inputs: a graph on nodes, and the node of each pool point. */
export interface PositivePairs {
  readonly graph: Graph;
  readonly node: ArrayLike<number>;
  /** Eigenvectors that are kept. */
  readonly kept: number;
}

/** What maximum likelihood over a finite class chose. */
export interface Likelihood {
  /** |Phi|. */
  readonly members: number;
  /** E[w|v] of the law chosen, at the pool points. */
  readonly table: Matrix;
  /** The largest distance of two targets. */
  readonly diameter: Interval;
}

export interface Ground {
  /** Allowed probability of violation of each limit. */
  readonly delta: number;
  readonly loss: ComparedLoss;
  readonly pool: Pool;
  /** D, with D' in `test`. */
  readonly sample: Sample;
  readonly fitted: Fitted;
  /** N: draws that h was trained on. */
  readonly draws?: number;
  /** Whether the gap of h and h° on the pretext is known. */
  readonly hasPretext: boolean;
  /** The pretext where each input has one target, and the trained decoder W. */
  readonly pretext?: LabelledPretext;
  readonly decoder?: Matrix;
  /** Where the network and its reference (W°, h°) are known. */
  readonly endToEnd?: {
    readonly case: EndToEndCase;
    readonly pretraining: Pretraining;
    readonly rooms: HeadRooms;
  };
  readonly pairs?: PositivePairs;
  readonly likelihood?: Likelihood;
}

/** Radii of heads on h that a transfer asks for: (A3) of theta°, and of the cheapest head. */
export interface HeadRooms {
  readonly reference: number;
  readonly cheapest: number;
}

export function headRooms(c: EndToEndCase, pretraining: Pretraining): HeadRooms {
  const {law, total} = c.pretext;
  const all = moments(law, total, pretraining.network.rows, c.reference.rows);
  const root = Math.sqrt(Math.max(0, heldOutBound(c, pretraining).bound.hi));
  const needed = ({theta}: {theta: Float64Array}) => headRoom(all, theta).norm.hi;
  return {reference: needed(referenceHead(c)), cheapest: needed(cheapestHead(c, root))};
}

/** R: R0, or the largest that R0 and the transfers ask for. */
export const chosenRadius = (rule: RadiusRule, R0: number, {reference, cheapest}: HeadRooms): number =>
  rule === 'reference' ? R0 : Math.max(R0, reference, cheapest);

/** The head of a radius that is best on D, and what it does under T. */
export function fitted(c: Case, sample: Sample): Fitted {
  const {plus, minus, n} = sample;
  const {theta, gap} = headOptimum(
    {plus, minus, total: n, table: c.representation, loss: c.loss},
    radiusOf(c),
  );
  return {
    case: c,
    theta,
    gap,
    risk: headErrors(c, theta).risk,
    loss: populationRisk(c, 'T', c.representation, theta),
  };
}

/** The case of a table alone: what a theory needs that brings its own representation. */
export function caseOfTable(ground: Ground, table: Matrix, radius: number): Case {
  const heads = {kind: 'ball', radius} as const;
  const {pool, loss, sample, delta} = ground;
  return makeCase({
    pool,
    loss,
    representation: table,
    heads,
    reference: table,
    referenceHeads: heads,
    target: table,
    n: sample.n,
    nu: delta,
    ...sandwichedComplexity(sample.n),
  });
}

/** What theory section 2 pays for f_hat, at level nu: complexity of the heads on D, its deviation, eps_opt. */
export function estimation(
  {case: c, gap}: Fitted,
  sample: Sample,
  nu: number,
  form: 'empirical' | 'published' = 'empirical',
): Terms {
  const {G, B} = constants(c);
  const {factor, deviation} = FORMS[form];
  const {upper} = rademacherSandwichByCounts(inputMasses(sample), c.representation, radiusOf(c));
  return {
    complexity: named(`${factor} G (R/n) sqrt(sum |h|^2)`, scale(factor * G, upper)),
    deviation: named(deviation[0], deviationTerms(B, nu, sample.n)[form]),
    optimisation: named('eps_opt', point(gap)),
  };
}

export const NO_ROOM = '(A3) head room: a head of the radius that the transfer asks for';

/** Whether the heads of a case are as long as that. */
export const hasRoom = ({case: c}: Fitted, needed: number): boolean => needed <= radiusOf(c);
