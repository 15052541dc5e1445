/**
 * The networks of theory sections 4 and 5 on enclosures, for two parameter sets at once (pair.ts). Shapes and order of
 * operations are those of models/encoders/context.ts and models/encoders/masked.ts: rows times tables, head i owns columns
 * i kappa, ..., of query, key and value and rows of output. The head width kappa is free here; there it is width/heads.
 */
import {sqrt, tanh, tanhSlope} from '../arithmetic/elementary.ts';
import {div, hull, type Interval, max, meet, mul, point, scale, sub, ZERO} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import {at, tabulate, transposed} from '../linear/intervalMatrix.ts';
import {matrix} from '../linear/matrix.ts';
import type {Activation} from './architecture.ts';
import {type NetworkCase, tableOf} from './networkCase.ts';
import {columnsOf, each, linear, type Pair, pair, pairOf, plus, versions} from './pair.ts';
import {projectRows} from './projectRows.ts';
import {mixRows, softmaxRows} from './softmaxRows.ts';

/** The activations on enclosures: 1-Lipschitz, 0 at 0. Slopes of the trained encoders; 0.1 is the double nearest to it. */
const LEAKY_SLOPE = 0.1;

/** act of every number of x. */
function activation(name: Activation, x: Interval): Interval {
  if (name === 'relu') return max(x, ZERO);
  if (name === 'tanh') return tanh(x);
  const end = (v: number): Interval => (v < 0 ? scale(LEAKY_SLOPE, {lo: v, hi: v}) : {lo: v, hi: v});
  return {lo: end(x.lo).lo, hi: end(x.hi).hi};
}

/** act(b) - act(a) where b - a is in `change`. */
function activationChange(name: Activation, a: Interval, b: Interval, change: Interval): Interval {
  if (change.lo === 0 && change.hi === 0) return ZERO;
  const between = hull(a, b);
  if (name === 'tanh') return mul(change, tanhSlope(between));
  const below = name === 'relu' ? ZERO : scale(LEAKY_SLOPE, change);
  if (between.lo >= 0) return change;
  if (between.hi <= 0) return below;
  return meet(hull(below, change), sub(activation(name, b), activation(name, a)));
}

export function activate(x: Pair, name: Activation): Pair {
  const {first, second, change} = x;
  const {rows, columns} = first;
  const active = versions(x, (t) => tabulate(rows, columns, (j, i) => activation(name, at(t, j, i))));
  return pair(
    active.first,
    active.second,
    tabulate(rows, columns, (j, i) =>
      activationChange(name, at(first, j, i), at(second, j, i), at(change, j, i)),
    ),
  );
}

/** The named parameter in both sets. */
export function parameter(c: NetworkCase, name: string): Pair {
  return pairOf(tableOf(c.first, name, 'parameter'), tableOf(c.second, name, 'parameter'));
}

/** The shared input in both versions. */
export function sharedInput(c: NetworkCase): Pair {
  if (!c.input) throw inputError('sharedInput', 'input', 'a table', undefined);
  return pairOf(c.input, c.input);
}

/** encoder.1 ... encoder.L. */
export function layerNames(c: NetworkCase): string[] {
  const names = Array.from({length: c.first.size}, (_, i) => `encoder.${i + 1}`);
  for (const name of names) tableOf(c.first, name, 'layerNames');
  return names;
}

/** act(... act(x P_1) ... P_L). */
export function deepNetwork(c: NetworkCase): Pair {
  return layerNames(c).reduce(
    (x, name) => activate(linear(x, parameter(c, name)), c.activation),
    sharedInput(c),
  );
}

/** kappa, the width of one head of the block whose parameters begin with `prefix`. */
export function headWidth(c: NetworkCase, prefix: string): number {
  const {columns} = tableOf(c.first, `${prefix}query`, 'headWidth');
  if (columns % c.heads !== 0)
    throw inputError('headWidth', 'query', `a multiple of ${c.heads} columns`, columns);
  return columns / c.heads;
}

/** Multi-head softmax attention of rows x, output table included, without the residual. */
export function attention(c: NetworkCase, x: Pair, prefix: string): Pair {
  const kappa = headWidth(c, prefix);
  const [query, key, value] = ['query', 'key', 'value'].map((name) =>
    linear(x, parameter(c, `${prefix}${name}`)),
  );
  const mixed = Array.from({length: c.heads}, (_, h) => {
    const own = (all: Pair) => each(all, (table) => columnsOf(table, h * kappa, (h + 1) * kappa));
    const logits = linear(own(query!), each(own(key!), transposed));
    const root = sqrt(point(kappa));
    const scaled = each(logits, (t) => tabulate(t.rows, t.columns, (j, i) => div(at(t, j, i), root)));
    return mixRows(softmaxRows(scaled), own(value!));
  });
  const {rows} = x.first;
  const join = (of: keyof Pair) =>
    tabulate(rows, c.heads * kappa, (j, i) => at(mixed[Math.floor(i / kappa)]![of], j, i % kappa));
  const first = join('first');
  const same = mixed.every((head) => head.second === head.first);
  const joined: Pair = {first, second: same ? first : join('second'), change: join('change')};
  return linear(joined, parameter(c, `${prefix}output`));
}

/** act(x P_1) P_2, without the residual. */
export function feedForward(c: NetworkCase, x: Pair, prefix: string): Pair {
  const inner = activate(linear(x, parameter(c, `${prefix}feed.1`)), c.activation);
  return linear(inner, parameter(c, `${prefix}feed.2`));
}

export function blockCount(c: NetworkCase): number {
  return [...c.first.keys()].filter((name) => /^block\.\d+\.query$/.test(name)).length;
}

/** Row p: z_p E, or the mask token where p is masked, plus the position, onto the unit ball. */
function embedTokens(c: NetworkCase): Pair {
  const z = sharedInput(c);
  const hidden = c.masked ?? [];
  const seen = matrix(Array.from({length: z.first.rows}, (_, p) => [hidden[p] ? 0 : 1]));
  const mask = matrix(Array.from({length: z.first.rows}, (_, p) => [hidden[p] ? 1 : 0]));
  const kept = each(linear(z, parameter(c, 'embedding')), (t) =>
    tabulate(t.rows, t.columns, (p, i) => (seen.data[p] === 1 ? at(t, p, i) : point(0))),
  );
  const masks = linear(pairOf(mask, mask), parameter(c, 'mask'));
  return projectRows(plus(plus(kept, masks), parameter(c, 'position')));
}

/** The rows h_p after all blocks. */
export function encodeTokens(c: NetworkCase): Pair {
  let x = embedTokens(c);
  for (let b = 1; b <= blockCount(c); b++) {
    const attended = plus(x, attention(c, x, `block.${b}.`));
    x = projectRows(plus(attended, feedForward(c, attended, `block.${b}.`)));
  }
  return x;
}

/** The decoded rows h_p D. */
export function maskedTransformer(c: NetworkCase): Pair {
  return linear(encodeTokens(c), parameter(c, 'decoder'));
}
