import {type Interval, square, sum} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import type {IntervalMatrix} from '../../linear/intervalMatrix.ts';
import {frobeniusNorm} from '../../linear/norms/matrixNorms.ts';
import {parameter} from '../../networks/evaluateNetwork.ts';
import {projectRows} from '../../networks/projectRows.ts';
import {rootDifference} from '../../networks/rootDifference.ts';
import {inequality} from '../../statement/inequality.ts';

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
