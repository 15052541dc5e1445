/**
 * Softmax of every row. The change of entry j is a_j sum_i a_i (x_j - x_i) / (1 + sum_i a_i x_i), where x_i = exp(d_i) - 1
 * and d is the change of the logits up to a common constant, which softmax does not see.
 */
import {exp, expm1} from '../arithmetic/elementary.ts';
import {add, div, type Interval, mul, ONE, point, sub, ZERO} from '../arithmetic/interval.ts';
import {at, type IntervalMatrix, tabulate} from '../linear/intervalMatrix.ts';
import {type Pair, pair, product, sumOf, versions} from './pair.ts';

function softmax(logits: IntervalMatrix): IntervalMatrix {
  const {rows, columns} = logits;
  return tabulate(rows, columns, (j, i) => {
    let total = ONE;
    for (let l = 0; l < columns; l++)
      if (l !== i) total = add(total, exp(sub(at(logits, j, l), at(logits, j, i))));
    return div(ONE, total);
  });
}

function rowChange(a: readonly Interval[], d: readonly Interval[]): Interval[] {
  const x = d.map((step) => expm1(sub(step, point(d[0]!.lo))));
  let total = ONE;
  for (const [i, weight] of a.entries()) total = add(total, mul(weight, x[i]!));
  return a.map((weight, j) => {
    let moved = ZERO;
    for (const [i, other] of a.entries()) if (i !== j) moved = add(moved, mul(other, sub(x[j]!, x[i]!)));
    return div(mul(weight, moved), total);
  });
}

export function softmaxRows(logits: Pair): Pair {
  const {rows, columns} = logits.first;
  const {first, second} = versions(logits, softmax);
  const line = (table: IntervalMatrix, j: number) => Array.from({length: columns}, (_, i) => at(table, j, i));
  const changes = Array.from({length: rows}, (_, j) => rowChange(line(first, j), line(logits.change, j)));
  return pair(
    first,
    second,
    tabulate(rows, columns, (j, i) => changes[j]![i]!),
  );
}

/** Row j less row 0, and row 0 repeated. */
function centred(values: IntervalMatrix, rows: number): {spread: IntervalMatrix; base: IntervalMatrix} {
  return {
    spread: tabulate(values.rows, values.columns, (j, i) => sub(at(values, j, i), at(values, 0, i))),
    base: tabulate(rows, values.columns, (_, i) => at(values, 0, i)),
  };
}

/** a V for weights a that sum to 1 in every row, as v_0 + a (V - v_0): exact where all rows of V are equal. */
export function mixRows(weights: Pair, values: Pair): Pair {
  const {rows} = weights.first;
  const {first, second} = versions(values, (t) => centred(t, rows));
  const change = centred(values.change, rows);
  const mixed = sumOf(first.base, product(weights.first, first.spread));
  const same = first === second && weights.second === weights.first;
  return pair(
    mixed,
    same ? mixed : sumOf(second.base, product(weights.second, second.spread)),
    sumOf(change.base, sumOf(product(weights.change, second.spread), product(weights.first, change.spread))),
  );
}
