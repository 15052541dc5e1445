import {defineClaim, type Hypothesis, inequality} from '../../theory/claim.ts';
import {rowProjectionLipschitz} from '../../theory/claims/row-projection-lipschitz.ts';
import {div, sub} from '../../theory/interval.ts';
import {parameter} from '../../theory/lipschitz/evaluateNetwork.ts';
import type {NetworkCase} from '../../theory/lipschitz/networkCase.ts';
import {at, tabulate} from '../../theory/lipschitz/pair.ts';
import {frobeniusNorm} from '../../theory/norms/matrixNorms.ts';

const bothNonzero: Hypothesis<NetworkCase> = {
  name: 'both vectors other than 0',
  holds(c) {
    const {first, second} = parameter(c, 'vector');
    return frobeniusNorm(first).lo > 0 && frobeniusNorm(second).lo > 0;
  },
};

export const rowNormalisationLipschitz = defineClaim({
  ...rowProjectionLipschitz,
  id: 'row-normalisation-lipschitz',
  title: 'Rows divided by their length, 1-Lipschitz',
  statement: String.raw`\Big|\frac a{|a|}-\frac b{|b|}\Big|\le|a-b|`,
  hypotheses: [bothNonzero],
  mutates: {
    claim: rowProjectionLipschitz.id,
    why: 'dividing by the length spreads vectors near 0 apart; only the projection onto the ball leaves them',
  },
  evaluate(c: NetworkCase) {
    const {first, second, change} = parameter(c, 'vector');
    const [a, b] = [frobeniusNorm(first), frobeniusNorm(second)];
    const moved = tabulate(1, first.columns, (j, i) =>
      sub(div(at(second, j, i), b), div(at(first, j, i), a)),
    );
    return inequality(frobeniusNorm(moved), {'|a - b|': frobeniusNorm(change)});
  },
});
