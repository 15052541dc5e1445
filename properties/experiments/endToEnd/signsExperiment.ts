/** `experiment signs`: one row per encoder and sample size. */
import {defineExperiment} from '../experiment.ts';
import {signFlags, signSchema, signs} from './signs.ts';

const short = (x: number): string =>
  Number.isFinite(x) ? (x >= 0.01 && x < 1000 ? x.toPrecision(3) : x.toExponential(1)) : '-';

export const signsExperiment = defineExperiment({
  name: 'signs',
  about: 'networks trained on random signs against the certified complexity of the class of losses',
  flags: signFlags,
  schema: signSchema,
  run: signs,
  title: () => 'Over N: the certified complexity, and what networks trained on random signs achieve',
  rows: ({rows}) => rows,
  columns: () => [
    {head: 'encoder', cell: ({encoder}) => encoder},
    {head: 'p', number: true, cell: ({parameters}) => parameters},
    {head: 'N', number: true, cell: ({draws}) => draws},
    {head: 'parametric', number: true, cell: ({parametric}) => short(parametric)},
    {head: 'norm-based', number: true, cell: ({normBased}) => short(normBased)},
    {head: 'B_l / 2', number: true, cell: ({trivial}) => short(trivial)},
    {
      head: 'achieved',
      cell: ({achieved: {lo, hi}, exact}) =>
        exact ? short(lo) : `${short(Math.max(0, lo))} to ${short(hi)}`,
    },
    {
      head: 'sign vectors',
      cell: ({exact, signVectors}) => (exact ? `all ${signVectors}` : `${signVectors} fresh ones`),
    },
    {head: 'upper / achieved', number: true, cell: ({ratio}) => short(ratio)},
    {head: 'verdict', cell: ({verdict}) => verdict},
  ],
  notes: () => [
    'achieved: mean correlation of the losses with random signs that trained networks of the ball reach; exact over all sign vectors, or certain up to 1e-9. It is below the Rademacher complexity that the first three columns bound from above.',
  ],
  refuted: ({rows}) => rows.some(({verdict}) => verdict === 'refuted'),
});
