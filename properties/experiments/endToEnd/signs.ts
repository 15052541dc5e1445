/** The lower side of pretraining generalisation on teacher worlds of both kinds of encoder, from few draws to very many. */
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
import type {OptionsOf} from '../experiment.ts';
import {encoderFlag, encodersOf, listFlag} from '../flags.ts';
import {signCorrelation} from './signCorrelation.ts';
import {sweepSetting} from './sweepSettings.ts';

export const signFlags = {
  draws: listFlag('whole numbers', 'sample sizes N', [2, 4, 6, 1e3, 1e5, 1e7, 1e9]),
  encoder: encoderFlag,
};

export const signSchema = object(
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
export type SignReport = TypeOf<typeof signSchema>;

export async function signs(options: OptionsOf<typeof signFlags>): Promise<SignReport> {
  const {backend, encoder, draws, seed, signal, onProgress} = options;
  const encoders = encodersOf(encoder);
  const rows: SignReport['rows'][number][] = [];
  for (const encoder of encoders) {
    for (const N of draws) {
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
