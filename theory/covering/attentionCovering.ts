/**
 * Masked transformers with every table within Frobenius distance a_i of its initialisation: covers of the decoded rows,
 * the distance of two networks being the largest over all N P tokens of the sample (l2 a row).
 *
 *   ln N(eps) <= n ln 2 + K / eps^2,   K = (sum_i (C_i c_i^2)^{1/3})^3,   C_i = 8 a_i^2 ( sqrt m_i + sqrt(2 ln n_i) )^2,
 *
 * n tables; c_i how much the decoded rows move a unit change of table i (theory section 6's recursion without the cap);
 * m_i columns and n_i rows that table i is applied to (N P; one for the mask token; P for the positions).
 *
 * Proof. One table, rows |x_j| <= 1: with |W|_K = max_j |x_j W| and a Gaussian table Gamma, E |Gamma|_K <= M =
 * sqrt m + sqrt(2 ln n), and dual Sudakov gives N(a B_F, eps) <= 2 exp(8 a^2 M^2 / eps^2): points of (4Ma/eps) B_F that are
 * more than 4M apart have disjoint translates of { |.|_K <= 2M }, each of Gaussian measure >= exp(-(4Ma/eps)^2/2) / 2. The
 * cover is inside the ball, so the norm bounds hold on it, and tables are covered one after another on the rows that the
 * cover of the tables before them gives; longer rows are scaled, as the recursion already multiplies by their length.
 * The accuracies are then divided as in splitScales.
 *
 * Edelman, Goel, Kakade, Zhang 2022, section 4, compose covers the same way, in the same sup over samples, from a cover of
 * { |W|_{2,1} <= B } that is stated up to an unspecified constant and has no m_i. Here the constants are explicit, for the
 * larger Frobenius balls (|W|_F <= |W|_{2,1}), at the price of sqrt m_i.
 * Source: dual Sudakov: Pajor, Tomczak-Jaegermann 1986; Ledoux, Talagrand 1991, section 3.3.
 */
import {log, sqrt} from '../arithmetic/elementary.ts';
import {add, div, type Interval, mul, point, scale, square, sum, ZERO} from '../arithmetic/interval.ts';
import {
  type BlockNorms,
  blockNorms,
  type TransformerChanges,
  type TransformerNorms,
  transformerPerturbation,
} from '../networks/transformerPerturbation.ts';
import {splitScales} from './deepCovering.ts';

export interface TransformerClass {
  /** Hold on the whole class (transformerBallNorms with the Frobenius radii). */
  readonly norms: TransformerNorms;
  /** a_i, Frobenius radii; heads of a table share its radius. */
  readonly radii: TransformerChanges;
  /** max |z_p|. */
  readonly tokenNorm: Interval;
  readonly shape: {
    readonly inputs: number;
    readonly width: number;
    readonly hidden: number;
    readonly heads: number;
  };
  /** P. */
  readonly tokens: number;
  /** N. */
  readonly draws: number;
}

interface Table {
  readonly radius: Interval;
  readonly columns: number;
  readonly rows: number;
  /** Changes in which only this table moves, by 1. */
  readonly unit: TransformerChanges;
}

const ONE = point(1);

function tables(c: TransformerClass): Table[] {
  const {radii, norms, shape, tokens, draws} = c;
  const all = tokens * draws;
  const none: TransformerChanges = {
    embedding: ZERO,
    mask: ZERO,
    position: ZERO,
    blocks: norms.blocks.map((block) => blockNorms(block, () => ZERO)),
    decoder: ZERO,
  };
  const list: Table[] = [
    {radius: radii.embedding, columns: shape.width, rows: all, unit: {...none, embedding: ONE}},
    {radius: radii.mask, columns: shape.width, rows: 1, unit: {...none, mask: ONE}},
    {radius: radii.position, columns: shape.width, rows: tokens, unit: {...none, position: ONE}},
    {radius: radii.decoder, columns: shape.inputs, rows: all, unit: {...none, decoder: ONE}},
  ];
  for (const [b, block] of radii.blocks.entries()) {
    const only = (change: Partial<BlockNorms>): TransformerChanges => ({
      ...none,
      blocks: none.blocks.map((other, i) => (i === b ? {...other, ...change} : other)),
    });
    const inner = norms.headWidth * shape.heads;
    for (const name of ['query', 'key', 'value'] as const) {
      const unit = only({[name]: block[name].map(() => ONE)});
      list.push({radius: block[name][0]!, columns: inner, rows: all, unit});
    }
    list.push({radius: block.output, columns: shape.width, rows: all, unit: only({output: ONE})});
    list.push({radius: block.feed1, columns: shape.hidden, rows: all, unit: only({feed1: ONE})});
    list.push({radius: block.feed2, columns: shape.width, rows: all, unit: only({feed2: ONE})});
  }
  return list;
}

/** C_i. */
function tableEntropy({radius, columns, rows}: Table): Interval {
  const spread = add(sqrt(point(columns)), sqrt(scale(2, log(point(rows)))));
  return scale(8, square(mul(radius, spread)));
}

/**
 * ln N(eps) of the decoded rows, as a function of eps > 0 in their units.
 * @example
 * ```ts
 * import {covering, interval} from 'transferbound';
 *
 * const one = interval.ONE;
 * const table = {query: [one], key: [one], value: [one], output: one, feed1: one, feed2: one};
 * const tables = {embedding: one, mask: one, position: one, blocks: [table], decoder: one};
 * const entropy = covering.attentionCovering({
 *   norms: {headWidth: 2, blocks: [table], decoder: one},
 *   radii: tables,
 *   tokenNorm: one,
 *   shape: {inputs: 2, width: 2, hidden: 2, heads: 1},
 *   tokens: 2,
 *   draws: 100,
 * });
 * entropy(1).hi > entropy(2).hi; // => true
 * ```
 */
export function attentionCovering(c: TransformerClass): (eps: number) => Interval {
  const list = tables(c).filter(({radius}) => radius.hi > 0);
  const weights = list.map((table) => {
    const {decoded} = transformerPerturbation(c.tokenNorm, c.norms, table.unit, false);
    return mul(tableEntropy(table), square(decoded));
  });
  const constant = scale(list.length, log(point(2)));
  if (weights.every(({hi}) => hi === 0)) return () => ZERO;
  const alpha = splitScales(weights);
  const joint = sum(weights.map((w, i) => (w.hi === 0 ? ZERO : div(w, square(alpha[i]!)))));
  return (eps) => add(constant, div(joint, square(point(eps))));
}
