import {type Interval, mul, point, square} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {ends} from '../../linear/intervalMatrix.ts';
import {frobeniusNorm} from '../../linear/norms/matrixNorms.ts';
import {spectralNorm} from '../../linear/norms/spectralNorm.ts';
import {sharedInput} from '../../networks/evaluateNetwork.ts';
import {type NetworkCase, tableOf} from '../../networks/networkCase.ts';
import {product} from '../../networks/pair.ts';
import {rootDifference} from '../../networks/rootDifference.ts';
import {inequality, named} from '../../statement/inequality.ts';
import {stated} from '../../statement/statementParts.ts';
import {squares} from './row-projection-lipschitz.ts';

/** |x P| <= N |x| for every row of the case's input and for the unit vectors: the one with the least slack. */
export function appliedNorm(c: NetworkCase, bound: number, term: string) {
  const P = ends(tableOf(c.first, 'matrix'));
  const own = sharedInput(c).first;
  const unit = Array.from({length: P.rows}, (_, j) => {
    const row = new Float64Array(P.rows);
    row[j] = 1;
    return {rows: 1, columns: P.rows, lo: row, hi: row};
  });
  const tried = [own, ...unit].map((x) => {
    const image = product(x, P);
    const lhs = frobeniusNorm(image);
    const rhs = mul(point(bound), frobeniusNorm(x));
    const rhsSquared: Interval = mul(square(point(bound)), squares(x));
    return {lhs, rhs, slack: rootDifference(lhs, squares(image), rhs, rhsSquared)};
  });
  const worst = tried.reduce((a, b) => (b.slack.lo < a.slack.lo ? b : a));
  return inequality(worst.lhs, {norm: named(term, worst.rhs)}, {slack: worst.slack});
}

/** The certified upper bound is one: no vector is stretched by more. Attained on multiples of permutations and rank one. */
export const spectralNormCertified = defineClaim({
  id: 'spectral-norm-certified',
  subject: 'network',
  title: 'Certified spectral norm',
  ...stated(
    '|Wx|',
    {norm: String.raw`\min_k\Big(\mathrm{tr}\,(W^\top W)^{2^k}\Big)^{1/2^{k+1}}|x|`},
    {where: String.raw`\quad\text{rounded outward}`},
  ),
  source: 'theory section 6; docs/theory/norms.md',
  kind: 'deterministic',
  needs: {network: 'matrix'},
  hypotheses: [],
  evaluate: (c) => appliedNorm(c, spectralNorm(tableOf(c.first, 'matrix')).hi, 'N |x|'),
});
