/**
 * A transferability constant from the law of the data alone. For a loss that is G-Lipschitz in the score, a head S on
 * f*(v) = (P(y=+1|v), P(y=-1|v)), a left inverse M of A in doubles, r = S M, and |W^T r| <= R:
 *
 *   inf_{F_R} L_U(f.h) <= L_U(S.f*) + G |r| (e^(1/2) + e_CI) + G max_y |r A_y - S_y|.
 *
 * Proof: f = <r, W h> is in F_R, and <r, W h> - S f* = <r, W h - psi*> + <r, psi* - A f*> + (r A - S) f*; f* is a probability vector; Jensen.
 * The last term is what rounding leaves of M A = I. With e_CI = 0 this is C = G |S A^+| and beta = 1/2, h° = f*.
 * S is any head: of the best ones under U of several lengths the cheapest is taken; U is known, and no sample is looked at.
 * Source: theory section 12; Lee et al. 2021; docs/theory/conditional-independence.md.
 */
import {sqrt} from '../arithmetic/elementary.ts';
import {
  abs,
  add,
  addUp,
  div,
  dot,
  type Interval,
  max,
  middle,
  mul,
  point,
  scale,
  sub,
  sum,
} from '../arithmetic/interval.ts';
import {headOptimum} from '../heads/headOptimum.ts';
import {type LossName, lossAt, lossRange} from '../heads/loss.ts';
import type {Matrix} from '../linear/matrix.ts';
import {vectorNorm} from '../linear/norms/matrixNorms.ts';
import type {LawOfPretext} from './lawOfPretext.ts';

/** A head on f* with what it costs to read it off the pretext. */
export interface LawHead {
  /** S, of the label +1 and of -1. */
  readonly head: readonly [number, number];
  /** r = S M. */
  readonly reading: Float64Array;
  /** |r|. */
  readonly norm: Interval;
  /** |W^T r|, the length of the head on h. */
  readonly length: Interval;
  /** L_U(S.f*). */
  readonly risk: Interval;
  /** G, on the scores of heads on h and of S. */
  readonly G: number;
  /** G max_y |r A_y - S_y|. */
  readonly rounding: Interval;
}

/** M = (A^T A)^-1 A^T in doubles; undefined where A is not certainly of full column rank. */
function leftInverse({classMeans: [a, b]}: LawOfPretext): readonly [Float64Array, Float64Array] | undefined {
  const inner = (x: readonly Interval[], y: readonly Interval[]) => sum(x.map((v, i) => mul(v, y[i]!)));
  const [aa, ab, bb] = [inner(a, a), inner(a, b), inner(b, b)];
  const determinant = sub(mul(aa, bb), mul(ab, ab));
  if (!(determinant.lo > 0)) return undefined;
  const [p, q, s, det] = [aa, ab, bb, determinant].map(middle) as [number, number, number, number];
  const combined = (x: number, y: number) =>
    Float64Array.from(a, (v, i) => (x * middle(v) + y * middle(b[i]!)) / det);
  return [combined(s, -q), combined(-q, p)];
}

/** Lengths of heads on f* that are tried. */
const LENGTHS = Array.from({length: 41}, (_, k) => 2 ** ((k - 16) / 8));

/** The heads that are tried, 0 among them; none where A has not full column rank. @param reach largest |score| of heads on h */
export function lawHeads(
  law: LawOfPretext,
  decoder: Matrix,
  {loss, reach}: {readonly loss: LossName; readonly reach: number},
): readonly LawHead[] {
  const inverse = leftInverse(law);
  if (!inverse) return [];
  const [first, second] = inverse;
  const {visible, total, classMeans} = law;
  const table: Matrix = {
    rows: visible.length,
    columns: 2,
    data: Float64Array.from(visible.flatMap(({positive}) => [middle(positive), 1 - middle(positive)])),
  };
  const problem = {
    plus: Float64Array.from(visible, ({plus}) => plus),
    minus: Float64Array.from(visible, ({minus}) => minus),
    total,
    table,
    loss,
  };
  const heads = [Float64Array.of(0, 0), ...LENGTHS.map((length) => headOptimum(problem, length).theta)];
  return heads.map((S): LawHead => {
    const reading = first.map((x, i) => S[0]! * x + S[1]! * second[i]!);
    const losses = visible.map(({plus, minus, positive}) => {
      const score = add(mul(point(S[0]!), positive), mul(point(S[1]!), sub(point(1), positive)));
      return add(scale(plus, lossAt(loss, score, 1)), scale(minus, lossAt(loss, score, -1)));
    });
    const {G} = lossRange(loss, Math.max(reach, Math.abs(S[0]!), Math.abs(S[1]!)));
    const left = classMeans.map((a, y) => {
      const read = sum(a.map((v, i) => scale(reading[i]!, v)));
      return abs(sub(read, point(S[y]!)));
    });
    const columns = Array.from({length: decoder.columns}, (_, i) =>
      dot(
        reading,
        Float64Array.from(reading, (_r, k) => decoder.data[k * decoder.columns + i]!),
      ),
    );
    return {
      head: [S[0]!, S[1]!],
      reading,
      norm: vectorNorm(Array.from(reading, point)),
      length: vectorNorm(columns),
      risk: div(sum(losses), point(total)),
      G,
      rounding: scale(G, max(left[0]!, left[1]!)),
    };
  });
}

export interface LawTransfer {
  /** C = G |r|. */
  readonly constant: Interval;
  /** C e^(1/2). */
  readonly pretext: Interval;
  /** C e_CI, and what rounding leaves. */
  readonly dependence: Interval;
}

/** What reading a head off the pretext costs. @param excess an upper limit of e(W, h) */
export function lawTransfer({norm, G, rounding}: LawHead, law: LawOfPretext, excess: number): LawTransfer {
  const constant = scale(G, norm);
  return {
    constant,
    pretext: mul(constant, sqrt(point(Math.max(0, excess)))),
    dependence: add(mul(constant, sqrt(point(Math.max(0, law.dependence.hi)))), rounding),
  };
}

/** Of the heads with |W^T r| <= R the one with the least L_U(S.f*) + C (e^(1/2) + e_CI). */
export function cheapestLawHead(
  heads: readonly LawHead[],
  law: LawOfPretext,
  excess: number,
  radius: number,
): LawHead | undefined {
  let found: LawHead | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const head of heads) {
    if (!(head.length.hi <= radius)) continue;
    const {pretext, dependence} = lawTransfer(head, law, excess);
    const cost = addUp(head.risk.hi, addUp(pretext.hi, dependence.hi));
    if (cost >= least) continue;
    least = cost;
    found = head;
  }
  return found;
}
