import type {Hypothesis} from '../../case/hypothesis.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {rayleigh} from '../../linear/norms/spectralNorm.ts';
import {type NetworkCase, tableOf} from '../../networks/networkCase.ts';
import {stated} from '../../statement/statementParts.ts';
import {appliedNorm, spectralNormCertified} from './spectral-norm-certified.ts';

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
