/**
 * Rows onto the unit ball: x / max(1, |x|), 1-Lipschitz as the projection onto a convex set (x / |x| is not: it
 * spreads points near 0 apart). With n = max(1, |x|): P(b) - P(a) = (b - a - P(a) (n_b - n_a)) / n_b.
 */
import {add, div, hull, type Interval, max, meet, mul, ONE, sub, sum, ZERO} from '../arithmetic/interval.ts';
import {at, type IntervalMatrix, tabulate} from '../linear/intervalMatrix.ts';
import {rowNorms} from '../linear/norms/matrixNorms.ts';
import {type Pair, pair} from './pair.ts';

/** n_b - n_a, from |b| - |a| = <b - a, b + a> / (|b| + |a|). */
function lengthChange(na: Interval, nb: Interval, inner: Interval): Interval {
  if (na.hi <= 1 && nb.hi <= 1) return ZERO;
  const moved = div(inner, add(na, nb));
  const direct = sub(max(nb, ONE), max(na, ONE));
  // max(1, .) has slope 0 or 1.
  return na.lo >= 1 && nb.lo >= 1 ? meet(moved, direct) : meet(hull(ZERO, moved), direct);
}

/** Whether rows j are points on one ray from 0: their projections are then equal, once both are outside the ball. */
function onOneRay(a: IntervalMatrix, b: IntervalMatrix, j: number): boolean {
  for (let i = 0; i < a.columns; i++) {
    const [x, y] = [at(a, j, i), at(b, j, i)];
    if (mul(x, y).lo < 0 || x.lo !== x.hi || y.lo !== y.hi) return false;
    for (let k = 0; k < i; k++) {
      const cross = sub(mul(x, at(b, j, k)), mul(at(a, j, k), y));
      if (cross.lo !== 0 || cross.hi !== 0) return false;
    }
  }
  return true;
}

export function projectRows({first, second, change}: Pair): Pair {
  const {rows, columns} = first;
  const na = rowNorms(first);
  const nb = second === first ? na : rowNorms(second);
  const divided = (table: IntervalMatrix, norms: readonly Interval[]) =>
    tabulate(rows, columns, (j, i) => {
      const x = at(table, j, i);
      if (norms[j]!.hi <= 1) return x;
      return meet(div(x, max(norms[j]!, ONE)), {lo: -1, hi: 1});
    });
  const pa = divided(first, na);
  const longer = na.map((n, j) => {
    const terms = Array.from({length: columns}, (_, i) =>
      mul(at(change, j, i), add(at(first, j, i), at(second, j, i))),
    );
    return lengthChange(n, nb[j]!, sum(terms));
  });
  const still = na.map((n, j) => n.lo >= 1 && nb[j]!.lo >= 1 && onOneRay(first, second, j));
  const moved = tabulate(rows, columns, (j, i) => {
    if (still[j]) return ZERO;
    return nb[j]!.hi <= 1 && na[j]!.hi <= 1
      ? at(change, j, i)
      : div(sub(at(change, j, i), mul(at(pa, j, i), longer[j]!)), max(nb[j]!, ONE));
  });
  return pair(pa, second === first ? pa : divided(second, nb), moved);
}
