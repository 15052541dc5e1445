/**
 * Heads that read the pretext: for p in R^q, f° = <p, W° h°> on h° and f' = <p, W h> on h, W the trained decoder. Under (A1) E_U[w|v] = W° h°, so that
 *
 *   E_U (f' - f°)^2 <= |p|^2 E_U |W h - W° h°|^2 = |p|^2 [L_U(W, h) - L_U(W°, h°)],
 *
 * masked inputs by Jensen over p in K. What that costs under T, with A the inputs that U shows, t and u the laws of the input, e the pretext excess:
 *
 *   L_T(f') - L_T(f°) <= slope |p| e^(1/2) + curvature |p|^2 e + unseen,
 *   hinge: slope = (sum_A t^2/u)^(1/2), curvature = 0, because the loss is 1-Lipschitz, and Cauchy-Schwarz;
 *   logistic, squared: slope = (sum_A g^2/u)^(1/2), g_j = |sum_y T(j,y) d/ds phi(s, y)| at s = f°(j), curvature = (L/2) max_A t/u, because
 *     phi(s', y) <= phi(s, y) + (s' - s) d/ds phi(s, y) + (L/2)(s' - s)^2 with L = 1/4 and 2;
 *   unseen = sum outside of A of T(j,y) [phi(-|W^T p| |h_j|) - phi(y f°(j))], the most that a head as long as f' can lose.
 *
 * Labels enter on h° alone: nothing is paid where they change from U to T.
 */
import {exp, sqrt} from '../arithmetic/elementary.ts';
import {
  abs,
  add,
  addUp,
  div,
  type Interval,
  max,
  mul,
  mulUp,
  neg,
  ONE,
  point,
  scale,
  square,
  sub,
  sum,
  ZERO,
} from '../arithmetic/interval.ts';
import {memoised} from '../case/case.ts';
import {rowNorm} from '../case/quantities.ts';
import type {EncodedNetwork, EndToEndCase} from '../endToEnd/endToEndCase.ts';
import {headOptimum} from '../heads/headOptimum.ts';
import {type LossName, lossAt, lossAtMargin} from '../heads/loss.ts';
import {type Ends, jointAtoms, weightedMean} from '../heads/risk.ts';
import {inputMasses} from '../laws/pool.ts';
import {type Matrix, plainDot, row} from '../linear/matrix.ts';
import {vectorNorm} from '../linear/norms/matrixNorms.ts';

/** W^T p. */
function decodedHead({decoder}: EncodedNetwork, p: Float64Array): Interval[] {
  const {rows, columns, data} = decoder;
  return Array.from({length: columns}, (_, i) =>
    sum(Array.from({length: rows}, (__, k) => mul(point(p[k]!), point(data[k * columns + i]!)))),
  );
}

/** The losses at all atoms, in the order of `jointAtoms`, of a head whose entries are enclosed. */
function lossesOf(scores: readonly Interval[], loss: LossName): Ends {
  const all = ([1, -1] as const).flatMap((label) => scores.map((s) => lossAt(loss, s, label)));
  return {lo: Float64Array.from(all, ({lo}) => lo), hi: Float64Array.from(all, ({hi}) => hi)};
}

const scoresOf = (table: Matrix, head: readonly Interval[]): Interval[] =>
  Array.from({length: table.rows}, (_, j) =>
    sum(Array.from(row(table, j), (x, i) => mul(point(x), head[i]!))),
  );

/** d/ds phi(s, +1) and d/ds phi(s, -1), and L; none where the loss is not smooth. */
const SMOOTH: Partial<
  Readonly<
    Record<LossName, {readonly slopes: (s: Interval) => readonly [Interval, Interval]; readonly L: number}>
  >
> = {
  logistic: {
    slopes: (s) => [neg(div(ONE, add(ONE, exp(s)))), div(ONE, add(ONE, exp(neg(s))))],
    L: 0.25,
  },
  squared: {slopes: (s) => [scale(2, sub(s, ONE)), scale(2, add(s, ONE))], L: 2},
};

/** f° of one p, and what its transfer costs: known of the world. */
interface KnownHead {
  readonly p: Float64Array;
  /** |p|. */
  readonly norm: Interval;
  /** L_T(f°). */
  readonly risk: Interval;
  readonly losses: Ends;
  readonly slope: Interval;
  readonly curvature: Interval;
}

export interface DecodedHead extends KnownHead {
  /** |W^T p|: f' is a head of that radius on h. */
  readonly length: Interval;
  /** The losses of f' at all atoms. */
  readonly transferred: Ends;
  readonly unseen: Interval;
}

function knownHead(c: EndToEndCase, p: Float64Array): KnownHead {
  const {loss, reference, pool} = c;
  const {T, U, total} = pool;
  const scores = scoresOf(reference.table, decodedHead(reference, p));
  const losses = lossesOf(scores, loss);
  const smooth = SMOOTH[loss];
  const [t, u] = [inputMasses(T), inputMasses(U)];
  let curvature = ZERO;
  const squares = scores.flatMap((s, j) => {
    if (u[j] === 0 || t[j] === 0) return [];
    const ratio = div(point(t[j]!), point(u[j]!));
    if (!smooth) return [mul(point(t[j]!), ratio)];
    curvature = max(curvature, scale(smooth.L / 2, ratio));
    const [plus, minus] = smooth.slopes(s);
    const g = add(scale(T.plus[j]!, plus), scale(T.minus[j]!, minus));
    return [div(square(g), point(u[j]!))];
  });
  return {
    p,
    norm: vectorNorm(Array.from(p, point)),
    risk: weightedMean(jointAtoms(T), losses, total),
    losses,
    slope: sqrt(div(sum(squares), point(total))),
    curvature,
  };
}

/** How far scores of f° reach with |p| as large as is tried: 2^(k/2). */
const REACH = Array.from({length: 17}, (_, k) => 2 ** ((k - 4) / 2));

/** The p of the heads that are tried: 0, and the best under T of several lengths. */
export const triedDecodedHeads = (c: EndToEndCase): readonly Float64Array[] => knownHeads(c).map(({p}) => p);

/** 0, and the best under T of several lengths: nothing below depends on h or on a sample. */
function knownHeads(c: EndToEndCase): readonly KnownHead[] {
  return memoised(c, ['decoded heads'], () => {
    const {loss, reference, pool} = c;
    const {table, decoder} = reference;
    // W° h° in doubles: it only proposes p.
    const data = Float64Array.from({length: table.rows * decoder.rows}, (_, at) =>
      plainDot(row(decoder, at % decoder.rows), row(table, Math.floor(at / decoder.rows))),
    );
    const decoded = {rows: table.rows, columns: decoder.rows, data};
    let most = 0;
    for (let j = 0; j < table.rows; j++) most = Math.max(most, Math.hypot(...row(decoded, j)));
    const none = knownHead(c, new Float64Array(decoder.rows));
    if (!(most > 0)) return [none];
    const {plus, minus} = pool.T;
    const problem = {plus, minus, total: pool.total, table: decoded, loss};
    return [none, ...REACH.map((reach) => knownHead(c, headOptimum(problem, reach / most).theta))];
  });
}

/** What the trained network makes of them. */
function decodedHeads(c: EndToEndCase, network: EncodedNetwork): readonly DecodedHead[] {
  return memoised(c, ['decoded heads', network], () => {
    const {loss, pool} = c;
    const [t, u] = [jointAtoms(pool.T), inputMasses(pool.U)];
    const M = pool.size;
    return knownHeads(c).map((known) => {
      const head = decodedHead(network, known.p);
      const length = vectorNorm(head);
      const lost = Array.from(t, (mass, a) => {
        if (mass === 0 || u[a % M]! > 0) return ZERO;
        const reach = mulUp(length.hi, rowNorm(network.table, a % M).hi);
        const own = {lo: known.losses.lo[a]!, hi: known.losses.hi[a]!};
        return scale(mass, sub(lossAtMargin(loss, point(-reach)), own));
      });
      return {
        ...known,
        length,
        transferred: lossesOf(scoresOf(network.table, head), loss),
        unseen: div(sum(lost), point(pool.total)),
      };
    });
  });
}

/** The terms of a transfer, from |p|, slope and curvature, at an upper limit of the pretext excess. */
export interface TransferCost {
  readonly slope: Interval;
  readonly curvature: Interval;
}
export type DecodedTransfer = (head: DecodedHead, limit: Interval) => TransferCost;

/** slope |p| limit^(1/2) and curvature |p|^2 limit, of limit >= 0. */
export const decodedTransfer: DecodedTransfer = ({norm, slope, curvature}, limit) => ({
  slope: mul(slope, mul(norm, sqrt(limit))),
  curvature: mul(curvature, mul(square(norm), limit)),
});

/** Of the heads that are tried the one with the least L_T(f°) + transfer + unseen. @param limit at least 0 */
export function cheapestDecodedHead(
  c: EndToEndCase,
  network: EncodedNetwork,
  limit: Interval,
  transfer: DecodedTransfer = decodedTransfer,
): DecodedHead {
  const all = decodedHeads(c, network);
  let found = all[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (const head of all) {
    const {slope, curvature} = transfer(head, limit);
    const cost = addUp(addUp(head.risk.hi, abs(head.unseen).hi), addUp(slope.hi, curvature.hi));
    if (cost >= least) continue;
    least = cost;
    found = head;
  }
  return found;
}
