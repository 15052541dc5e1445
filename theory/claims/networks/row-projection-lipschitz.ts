import {div, type Interval, square, sub, sum} from '../../arithmetic/interval.ts';
import type {Hypothesis} from '../../case/case.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {at, type IntervalMatrix, tabulate} from '../../linear/intervalMatrix.ts';
import {frobeniusNorm} from '../../linear/norms/matrixNorms.ts';
import {parameter} from '../../networks/evaluateNetwork.ts';
import type {NetworkCase} from '../../networks/networkCase.ts';
import {rootDifference} from '../../networks/pair.ts';
import {projectRows} from '../../networks/projectRows.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

/** Sum of squares of all entries. */
export function squares({lo, hi}: IntervalMatrix): Interval {
  return sum(Array.from(lo, (x, i) => square({lo: x, hi: hi[i]!})));
}

/** Attained inside the ball, where the projection is the identity. */
export const rowProjectionLipschitz = defineClaim({
  id: 'row-projection-lipschitz',
  subject: 'network',
  title: 'Projection of rows onto the unit ball, 1-Lipschitz',
  ...stated(String.raw`\Big|\frac a{\max(1,|a|)}-\frac b{\max(1,|b|)}\Big|`, {distance: '|a-b|'}),
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
      {distance: named('|a - b|', rhs)},
      {slack: rootDifference(lhs, squares(moved), rhs, squares(vectors.change))},
    );
  },
});

const bothNonzero: Hypothesis<NetworkCase> = {
  name: 'both vectors other than 0',
  holds(c) {
    const {first, second} = parameter(c, 'vector');
    return frobeniusNorm(first).lo > 0 && frobeniusNorm(second).lo > 0;
  },
};

export const mutants = [
  mutantOf(rowProjectionLipschitz, {
    id: 'row-normalisation-lipschitz',
    title: 'Rows divided by their length, 1-Lipschitz',
    ...stated(String.raw`\Big|\frac a{|a|}-\frac b{|b|}\Big|`, {distance: '|a-b|'}),
    hypotheses: [bothNonzero],
    why: 'dividing by the length spreads vectors near 0 apart; only the projection onto the ball leaves them',
    evaluate(c) {
      const {first, second, change} = parameter(c, 'vector');
      const [a, b] = [frobeniusNorm(first), frobeniusNorm(second)];
      const moved = tabulate(1, first.columns, (j, i) =>
        sub(div(at(second, j, i), b), div(at(first, j, i), a)),
      );
      return inequality(frobeniusNorm(moved), {distance: named('|a - b|', frobeniusNorm(change))});
    },
  }),
];
