import {type Interval, mul, point, square} from '../../arithmetic/interval.ts';
import type {Hypothesis} from '../../case/case.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {ends} from '../../linear/intervalMatrix.ts';
import {frobeniusNorm} from '../../linear/norms/matrixNorms.ts';
import {rayleigh, spectralNorm} from '../../linear/norms/spectralNorm.ts';
import {sharedInput} from '../../networks/evaluateNetwork.ts';
import {type NetworkCase, tableOf} from '../../networks/networkCase.ts';
import {product, rootDifference} from '../../networks/pair.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';
import {squares} from './row-projection-lipschitz.ts';

/** |x P| <= N |x| for every row of the case's input and for the unit vectors: the one with the least slack. */
function appliedNorm(c: NetworkCase, bound: number, term: string) {
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

const STEPS = 20;

/** |x P| / |x| after power steps from the case's own input; 0 where the start is lost. */
function powerIteration(c: NetworkCase): number {
  const {rows, columns, data} = tableOf(c.first, 'matrix');
  let x = Float64Array.from(c.input!.data.subarray(0, rows));
  for (let step = 0; step < STEPS; step++) {
    const y = new Float64Array(columns);
    for (let j = 0; j < rows; j++) for (let i = 0; i < columns; i++) y[i]! += x[j]! * data[j * columns + i]!;
    const back = new Float64Array(rows);
    for (let j = 0; j < rows; j++)
      for (let i = 0; i < columns; i++) back[j]! += data[j * columns + i]! * y[i]!;
    const size = Math.max(...back.map(Math.abs));
    if (!(size > 0)) return 0;
    x = back.map((v) => v / size);
  }
  return rayleigh({rows, columns, data}, x).hi;
}

const start: Hypothesis<NetworkCase> = {
  name: 'a start other than 0',
  holds: (c) => c.input?.data.some((x) => x !== 0) === true,
};

export const mutants = [
  mutantOf(spectralNormCertified, {
    id: 'spectral-norm-by-power-iteration',
    title: 'A power iteration as a bound on the spectral norm',
    ...stated('|Wx|', {norm: String.raw`|Wv_k|/|v_k|\;|x|`}, {where: String.raw`,\quad v_{k+1}=W^\top Wv_k`}),
    hypotheses: [start],
    why: 'a power iteration approaches the norm from below, and never reaches it from a start orthogonal to the leading vector',
    evaluate: (c) => appliedNorm(c, powerIteration(c), '|W v_k| / |v_k| |x|'),
  }),
];
