/** `experiment signs`: one row per encoder and sample size. */

import {generator} from '../../../theory/laws/generator.ts';
import {
  boolean,
  extended,
  interval,
  list,
  object,
  oneOf,
  type TypeOf,
  text,
  whole,
} from '../../files/schema.ts';
import {ballWorlds} from '../../worlds/endToEnd/ballWorlds.ts';
import {unlabelledCounts} from '../../worlds/endToEnd/trial.ts';
import {defineExperiment, type OptionsOf, threeDigits} from '../experiment.ts';
import {encoderFlag, encodersOf, listFlag} from '../flags.ts';
import {signCorrelation} from './signCorrelation.ts';
import {sweepSetting} from './sweepSettings.ts';

/** The lower side of pretraining generalisation on teacher worlds of both kinds of encoder, from few draws to very many. */
const signFlags = {
  draws: listFlag('whole numbers', 'sample sizes N', [2, 4, 6, 1e3, 1e5, 1e7, 1e9]),
  encoder: encoderFlag,
};

const signSchema = object(
  {
    rows: list(
      object({
        encoder: text,
        parameters: whole,
        draws: whole,
        parametric: extended,
        normBased: extended,
        trivial: extended,
        /** The least certified upper bound. */
        upper: extended,
        achieved: interval,
        exact: boolean,
        signVectors: whole,
        /** upper / achieved, from above. */
        ratio: extended,
        /** `holds` where the upper bound is certainly not below what was achieved. */
        verdict: oneOf('holds', 'refuted', 'undecided'),
      }),
    ),
  },
  {complete: boolean},
);
type SignReport = TypeOf<typeof signSchema>;

export async function signs(options: OptionsOf<typeof signFlags>): Promise<SignReport> {
  const {backend, encoder, draws, seed, signal, onProgress} = options;
  const encoders = encodersOf(encoder);
  const rows: SignReport['rows'][number][] = [];
  for (const encoder of encoders) {
    for (const N of draws) {
      // Small networks train without a pause in which Ctrl-C would be heard.
      await new Promise(setImmediate);
      if (signal?.aborted) return {rows, complete: false};
      const setting = sweepSetting('N', encoder, N, {seed, i: 0});
      const training = {...setting.training, learningRate: 0.05};
      const [world] = await ballWorlds(backend, [{...setting, training}]);
      const random = generator(seed).derive(`signs ${N}`);
      const found = await signCorrelation(backend, world!, unlabelledCounts(world!, random), random);
      const upper = Math.min(found.parametric, found.normBased, found.trivial);
      const {lo, hi} = found.achieved;
      rows.push({
        ...found,
        encoder,
        parameters: world!.case.parameters,
        upper,
        ratio: lo > 0 ? upper / lo : Number.POSITIVE_INFINITY,
        verdict: hi <= upper ? 'holds' : lo > upper ? 'refuted' : 'undecided',
      });
      onProgress?.(rows.length, encoders.length * draws.length, `${encoder}, N = ${N}`);
    }
  }
  return {rows, complete: true};
}

const short = (x: number): string => (Number.isFinite(x) ? threeDigits(x) : '-');

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
