/** The lower side of pretraining generalisation on teacher worlds of both scenarios, from few draws to very many. */
import type {Backend} from '../../../models/backend.ts';
import type {EncoderKind} from '../../../models/types.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {makeWorlds} from '../../worlds/endToEnd/makeWorlds.ts';
import {unlabelledCounts} from '../../worlds/endToEnd/pretrainEndToEnd.ts';
import {type SignCorrelation, signCorrelation} from './signCorrelation.ts';
import {sweepSetting} from './sweepSettings.ts';

export interface SignRow extends SignCorrelation {
  readonly scenario: EncoderKind;
  readonly parameters: number;
  /** The least certified upper bound. */
  readonly upper: number;
  /** upper / achieved, from above. */
  readonly ratio: number;
  /** `holds` where the upper bound is certainly not below what was achieved. */
  readonly verdict: 'holds' | 'refuted' | 'undecided';
}

export interface SignOptions {
  readonly backend: Backend;
  readonly scenarios: readonly EncoderKind[];
  /** Sample sizes N. */
  readonly draws: readonly number[];
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number, at: string) => void;
}

export async function signs(options: SignOptions): Promise<SignRow[]> {
  const {backend, scenarios, draws, seed, signal, onProgress} = options;
  const rows: SignRow[] = [];
  for (const scenario of scenarios) {
    for (const N of draws) {
      if (signal?.aborted) return rows;
      const setting = {...sweepSetting('N', scenario, N, {seed, i: 0}), learningRate: 0.05};
      const [world] = await makeWorlds(backend, [setting]);
      const random = generator(seed).derive(`signs ${N}`);
      const found = await signCorrelation(backend, world!, unlabelledCounts(world!, random), random);
      const upper = Math.min(found.parametric, found.normBased, found.trivial);
      const {lo, hi} = found.achieved;
      rows.push({
        ...found,
        scenario,
        parameters: world!.case.parameters,
        upper,
        ratio: lo > 0 ? upper / lo : Number.POSITIVE_INFINITY,
        verdict: hi <= upper ? 'holds' : lo > upper ? 'refuted' : 'undecided',
      });
      onProgress?.(rows.length, scenarios.length * draws.length, `${scenario}, N = ${N}`);
    }
  }
  return rows;
}

const number = (x: number): string =>
  Number.isFinite(x) ? (x >= 0.01 && x < 1000 ? x.toPrecision(3) : x.toExponential(1)) : '-';

export function signTable(rows: readonly SignRow[]): string {
  return [
    '| scenario | p | N | parametric | norm-based | B_l / 2 | achieved | sign vectors | upper / achieved | verdict |',
    '| --- | ---: | ---: | ---: | ---: | ---: | --- | --- | ---: | --- |',
    ...rows.map((row) => {
      const {lo, hi} = row.achieved;
      const achieved = row.exact ? number(lo) : `${number(Math.max(0, lo))} to ${number(hi)}`;
      const vectors = row.exact ? `all ${row.signVectors}` : `${row.signVectors} fresh ones`;
      const upper = [row.parametric, row.normBased, row.trivial].map(number);
      return `| ${[row.scenario, row.parameters, row.draws, ...upper, achieved, vectors, number(row.ratio), row.verdict].join(' | ')} |`;
    }),
    '',
    'achieved: mean correlation of the losses with random signs that trained networks of the ball reach; exact over all sign vectors, or certain up to 1e-9. It is below the Rademacher complexity that the first three columns bound from above.',
    '',
  ].join('\n');
}
