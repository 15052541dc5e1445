/**
 * How far two transformers of theory section 5 can be apart, token by token, in the largest row l2 norm.
 *
 * q, k, v a head, o, w1, w2: bounds on the spectral norms of both parameter sets; Dq, ... of the differences; kappa the
 * head width. Rows enter a block in the unit ball, at most delta apart. With m = q k / sqrt kappa,
 * Dm = (k Dq + q Dk) / sqrt kappa a head, V = (sum v^2)^{1/2}, b = 1 + o V:
 *
 *   zeta   = [1 + o (sum v^2 (1 + 2m)^2)^{1/2}] delta + o (sum (v Dm + Dv)^2)^{1/2} + V Do      after attention
 *   delta' = min(2, (1 + w1 w2) zeta + b (w2 Dw1 + w1 Dw2))                                     after the block
 *   delta_0 = min(2, max(|D embedding| max|z|, |D mask|) + max|D position|);    decoded: w_D delta_L + |D decoder|.
 *
 * Proof: a logit changes by at most 2 m delta + Dm, softmax is 1-Lipschitz from sup to l1, so the mixture of values
 * changes by at most v (2 m delta + Dm) + v delta + Dv a head; heads are joined by Minkowski's inequality. After attention
 * rows have length at most b. The projection is 1-Lipschitz and two points of the unit ball are at most 2 apart.
 * Without the cap 2 the result is homogeneous of degree 1 in (delta, D...): with radii for differences it is then a
 * Lipschitz constant (`capped: false`).
 * Source: theory section 6; the recursion of Edelman, Goel, Kakade, Zhang 2022, section 4, for this block.
 */
import {sqrt} from '../arithmetic/elementary.ts';
import {
  add,
  div,
  type Interval,
  max,
  meet,
  min,
  mul,
  ONE,
  point,
  scale,
  square,
  sum,
} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';

/**
 * Deep network f_W(x) = act(W_L ... act(W_1 x)), act 1-Lipschitz with act(0) = 0:
 *
 *   |f_W(x) - f_W'(x)| <= |x| (prod_i s_i) sum_i |W_i - W_i'| / s_i,    s_i >= |W_i|, |W_i'| (spectral norms).
 *
 * Proof: change one layer at a time; the layers before it map x to at most |x| prod s_j, those after it are Lipschitz.
 * Written without the quotient, so that s_i = 0 is no exception. Attained by scalars with ReLU.
 * Arguments: |x| -> inputNorm, s_i -> norms[i - 1], |W_i - W_i'| -> changes[i - 1].
 * Source: theory section 6; compare Neyshabur, Bhojanapalli, Srebro 2018, lemma 2.
 *
 * Each layer's share of the bound.
 */
export function deepPerturbation(
  inputNorm: Interval,
  norms: readonly Interval[],
  changes: readonly Interval[],
): Interval[] {
  if (norms.length !== changes.length)
    throw inputError('deepPerturbation', 'changes', `${norms.length} norms, one per layer`, changes.length);
  return changes.map((change, i) =>
    mul(
      inputNorm,
      norms.reduce((rest, s, j) => (j === i ? rest : mul(rest, s)), mul(ONE, change)),
    ),
  );
}

/** One number per head for query, key and value; one for the rest. Norms, or norms of differences. */
export interface BlockNorms {
  readonly query: readonly Interval[];
  readonly key: readonly Interval[];
  readonly value: readonly Interval[];
  readonly output: Interval;
  readonly feed1: Interval;
  readonly feed2: Interval;
}

/** Numbers of a block from what is known of each of its tables (a head's at place h), or of a whole one. */
export function blockNorms<S>(
  tables: Readonly<Record<'query' | 'key' | 'value', readonly S[]>> &
    Readonly<Record<'output' | 'feed1' | 'feed2', S>>,
  of: (table: S, name: keyof BlockNorms, h: number) => Interval,
): BlockNorms {
  const heads = (name: 'query' | 'key' | 'value') => tables[name].map((table, h) => of(table, name, h));
  const whole = (name: 'output' | 'feed1' | 'feed2') => of(tables[name], name, 0);
  return {
    query: heads('query'),
    key: heads('key'),
    value: heads('value'),
    output: whole('output'),
    feed1: whole('feed1'),
    feed2: whole('feed2'),
  };
}

export interface TransformerNorms {
  /** kappa. */
  readonly headWidth: number;
  readonly blocks: readonly BlockNorms[];
  readonly decoder: Interval;
}

export interface TransformerChanges {
  readonly embedding: Interval;
  readonly mask: Interval;
  /** The largest row's. */
  readonly position: Interval;
  readonly blocks: readonly BlockNorms[];
  readonly decoder: Interval;
}

/**
 * factor (sum of squares)^{1/2}. The product is taken under the root as well, where two irrational lengths may meet in a
 * number that can be told from its neighbours.
 */
function scaledLength(factor: Interval, items: readonly Interval[]): Interval {
  if (items.length === 1) return mul(factor, items[0]!);
  const squares = sum(items.map(square));
  return meet(mul(factor, sqrt(squares)), sqrt(mul(square(factor), squares)));
}

const TWO = point(2);

/** zeta, after attention and its residual. */
export function attentionStep(
  delta: Interval,
  headWidth: number,
  norms: BlockNorms,
  changes: BlockNorms,
): Interval {
  const root = sqrt(point(headWidth));
  const spread = norms.value.map((v, h) =>
    mul(v, add(ONE, scale(2, div(mul(norms.query[h]!, norms.key[h]!), root)))),
  );
  const own = norms.value.map((v, h) => {
    const logit = add(mul(norms.key[h]!, changes.query[h]!), mul(norms.query[h]!, changes.key[h]!));
    return add(mul(v, div(logit, root)), changes.value[h]!);
  });
  return sum([
    mul(add(ONE, scaledLength(norms.output, spread)), delta),
    scaledLength(norms.output, own),
    scaledLength(changes.output, norms.value),
  ]);
}

/** b = 1 + o V, the longest a row can be after attention. */
function attendedLength(norms: BlockNorms): Interval {
  return add(ONE, scaledLength(norms.output, norms.value));
}

/** (1 + w1 w2) zeta + b (w2 Dw1 + w1 Dw2), for rows of length at most b that are at most zeta apart. */
export function feedForwardStep(
  zeta: Interval,
  b: Interval,
  norms: Pick<BlockNorms, 'feed1' | 'feed2'>,
  changes: Pick<BlockNorms, 'feed1' | 'feed2'>,
): Interval {
  const {feed1, feed2} = norms;
  const own = add(mul(feed2, changes.feed1), mul(feed1, changes.feed2));
  return add(mul(add(ONE, mul(feed1, feed2)), zeta), mul(b, own));
}

export interface Perturbation {
  /** delta_0, ..., delta_L. */
  readonly deltas: readonly Interval[];
  readonly decoded: Interval;
}

/**
 * @param tokenNorm bounds |z_p|
 * @param capped false: without min(2, .), a Lipschitz constant where the changes are radii
 */
export function transformerPerturbation(
  tokenNorm: Interval,
  norms: TransformerNorms,
  changes: TransformerChanges,
  capped = true,
): Perturbation {
  const cap = (x: Interval) => (capped ? min(TWO, x) : x);
  let delta = cap(add(max(mul(changes.embedding, tokenNorm), changes.mask), changes.position));
  const deltas = [delta];
  for (const [i, block] of norms.blocks.entries()) {
    const moved = changes.blocks[i]!;
    const zeta = attentionStep(delta, norms.headWidth, block, moved);
    delta = cap(feedForwardStep(zeta, attendedLength(block), block, moved));
    deltas.push(delta);
  }
  return {deltas, decoded: add(mul(norms.decoder, delta), changes.decoder)};
}
