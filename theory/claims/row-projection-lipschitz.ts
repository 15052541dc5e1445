import {defineClaim, inequality} from '../claim.ts';
import {type Interval, square, sum} from '../interval.ts';
import type {IntervalMatrix} from '../intervalMatrix.ts';
import {parameter} from '../lipschitz/evaluateNetwork.ts';
import {projectRows} from '../lipschitz/projectRows.ts';
import {rootDifference} from '../lipschitz/rootDifference.ts';
import {frobeniusNorm} from '../norms/matrixNorms.ts';

/** Sum of squares of all entries. */
export function squares({lo, hi}: IntervalMatrix): Interval {
  return sum(Array.from(lo, (x, i) => square({lo: x, hi: hi[i]!})));
}

/** Attained inside the ball, where the projection is the identity. */
export const rowProjectionLipschitz = defineClaim({
  id: 'row-projection-lipschitz',
  subject: 'network',
  title: 'Rows onto the unit ball, 1-Lipschitz',
  statement: String.raw`\Big|\frac a{\max(1,|a|)}-\frac b{\max(1,|b|)}\Big|\le|a-b|`,
  source: 'theory section 5; docs/theory/lipschitz.md',
  kind: 'deterministic',
  needs: {network: 'vectors'},
  hypotheses: [],
  evaluate(c) {
    const vectors = parameter(c, 'vector');
    const moved = projectRows(vectors).change;
    const lhs = frobeniusNorm(moved);
    const rhs = frobeniusNorm(vectors.change);
    return inequality(
      lhs,
      {'|a - b|': rhs},
      rootDifference(lhs, squares(moved), rhs, squares(vectors.change)),
    );
  },
});
