import {div, sub} from '../arithmetic/interval.ts';
import type {Hypothesis} from '../case/hypothesis.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {rowProjectionLipschitz} from '../claims/networks/row-projection-lipschitz.ts';
import {frobeniusNorm} from '../linear/norms/matrixNorms.ts';
import {parameter} from '../networks/evaluateNetwork.ts';
import type {NetworkCase} from '../networks/networkCase.ts';
import {at, tabulate} from '../networks/pair.ts';
import {inequality} from '../statement/inequality.ts';

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
