/**
 * Heads on h° that cost the pretext less than theta°, the best under U. The transfer argument holds for every head theta of radius R0 on h° in
 * the row space of W°: inf_{F_R} L_U(f.h) <= L_U(theta.h°) + G |(W°^T)^+ theta| Delta^(1/2), R >= |Sigma_hh^+ Sigma_h° theta|. So the bound may
 * pay gap(theta) = L_U(theta.h°) - inf_{F_R0} L_U(f.h°) and C(theta) (limit)_+^(1/2) for whichever theta makes their sum least, also
 * one that is chosen by the held-out draws: the inequality is deterministic, and D and D' are drawn afterwards.
 *
 * Tried are theta°, 0 and the ridge path (W°^T W° + mu)^-1 W°^T W° theta°, which gives up the directions that W° hardly reads. The path is computed in doubles;
 * gap and C of what it proposes are enclosed, and a head outside of the row space is left out.
 */
import {addUp} from '../arithmetic/interval.ts';
import {memoised} from '../case/case.ts';
import {bestHead, populationRisk} from '../case/quantities.ts';
import {type ReferenceHead, referenceCase, referenceHead} from '../endToEnd/endToEndBound.ts';
import type {EndToEndCase} from '../endToEnd/endToEndCase.ts';
import {choleskyFactor, choleskySolve} from '../linear/cholesky.ts';
import {plainDot, row} from '../linear/matrix.ts';
import {decoderPreimage} from '../pretext/headRoom.ts';

/** mu as a share of the trace of W°^T W°. */
const SHARES = Array.from({length: 12}, (_, k) => 4 ** (1 - k));

interface Proposal {
  readonly theta: Float64Array;
  readonly gap: number;
  /** |(W°^T)^+ theta| in doubles. */
  readonly norm: number;
}

/** W°^T W°, d x d. */
function gramOf({reference: {decoder: W}}: EndToEndCase): Float64Array {
  const d = W.columns;
  const gram = new Float64Array(d * d);
  for (let k = 0; k < W.rows; k++) {
    const w = row(W, k);
    for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) gram[i * d + j]! += w[i]! * w[j]!;
  }
  return gram;
}

const product = (A: Float64Array, x: Float64Array): Float64Array =>
  Float64Array.from(x, (_, i) => plainDot(A.subarray(i * x.length, (i + 1) * x.length), x));

function proposals(c: EndToEndCase): readonly Proposal[] {
  return memoised(c, ['shrunk heads'], () => {
    const {theta: best} = referenceHead(c);
    const known = referenceCase(c);
    const {reference: h, referenceHeads} = known;
    const least = bestHead(known, 'U', h, referenceHeads).value.lo;
    const gram = gramOf(c);
    const d = best.length;
    const trace = best.reduce((sum, _, i) => sum + gram[i * (d + 1)]!, 0);
    const target = product(gram, best);
    const none: Proposal['theta'] = new Float64Array(d);
    const path = SHARES.flatMap((share) => {
      const L = choleskyFactor(gram, d, {shift: share * trace});
      if (!L || trace === 0) return [];
      // Rounding must not leave the ball.
      const theta = choleskySolve(L, d, target).map((x) => x * (1 - 2 ** -40));
      const y = choleskySolve(L, d, best);
      return [{theta, norm: Math.sqrt(plainDot(y, product(gram, y)))}];
    });
    return [{theta: none, norm: 0}, ...path].map(({theta, norm}) => ({
      theta,
      norm,
      gap: Math.max(0, addUp(populationRisk(known, 'U', h, theta).hi, -least)),
    }));
  });
}

/** By so much, relative to the loss of the best head, another head must be better than theta° to be taken. */
const GAIN = 1e-6;

/** The largest slope of the loss at the scores of a head: what G will about be. */
function slope(c: EndToEndCase, theta: Float64Array): number {
  if (c.loss !== 'squared') return 1;
  const {table} = c.reference;
  let most = 0;
  for (let j = 0; j < table.rows; j++) most = Math.max(most, Math.abs(plainDot(row(table, j), theta)));
  return 2 * (1 + most);
}

/** The head that makes gap + C root about least. @param root (limit)_+^(1/2) */
export function cheapestHead(c: EndToEndCase, root: number): ReferenceHead {
  const best = referenceHead(c);
  const cost = (gap: number, norm: number, theta: Float64Array): number =>
    gap + slope(c, theta) * norm * root;
  let least = cost(best.gap, best.preimage.norm.hi, best.theta) * (1 - GAIN);
  let found: Proposal | undefined;
  for (const one of proposals(c)) {
    const own = cost(one.gap, one.norm, one.theta);
    if (own >= least) continue;
    least = own;
    found = one;
  }
  if (!found) return best;
  const {theta, gap} = found;
  const {head} = memoised(c, ['shrunk head', theta], () => ({
    head: {theta, gap, preimage: decoderPreimage(c.reference.decoder, theta)},
  }));
  return head.preimage.inRowSpace ? head : best;
}
