/** The terms of the end-to-end bound along a sweep: several worlds a value, the same ones at every value. */
import {mean} from 'simple-statistics';
import type {Backend} from '../../../models/backend.ts';
import type {EncoderKind} from '../../../models/types.ts';
import {realisableTransfer} from '../../../theory/endToEnd/endToEndBound.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {makeWorlds} from '../../worlds/endToEnd/makeWorlds.ts';
import {labelledSample, pretrainEndToEnd, unlabelledCounts} from '../../worlds/endToEnd/pretrainEndToEnd.ts';
import {type EndToEndTerms, endToEndTerms, TERMS, type TermName} from './endToEndTerms.ts';
import {type Sweep, sweepSetting, sweeps} from './sweepSettings.ts';

export interface SweepOptions {
  readonly backend: Backend;
  readonly over: Sweep;
  readonly scenarios: readonly EncoderKind[];
  readonly values: readonly number[];
  /** Worlds a value. */
  readonly worlds: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number, at: string) => void;
}

export interface SweepRow {
  readonly scenario: EncoderKind;
  readonly value: number;
  /** Means over the worlds. */
  readonly means: Readonly<Record<TermName, number>>;
  /** Worlds whose bound says nothing, and the terms to blame. */
  readonly vacuous: number;
  readonly blamed: readonly string[];
  readonly violated: number;
  /** World by world. */
  readonly trials: readonly EndToEndTerms[];
}

export interface SweepReport {
  readonly over: Sweep;
  readonly worlds: number;
  readonly seed: number;
  readonly rows: readonly SweepRow[];
  readonly complete: boolean;
}

function rowOf(scenario: EncoderKind, value: number, trials: readonly EndToEndTerms[]): SweepRow {
  const vacuous = trials.flatMap((trial) => (trial.vacuous === undefined ? [] : [trial.vacuous]));
  return {
    scenario,
    value,
    means: Object.fromEntries(
      TERMS.map((name) => [name, mean(trials.map(({values}) => values[name]))]),
    ) as Record<TermName, number>,
    vacuous: vacuous.length,
    blamed: [...new Set(vacuous)],
    violated: trials.filter(({violated}) => violated).length,
    trials,
  };
}

export async function sweep(options: SweepOptions): Promise<SweepReport> {
  const {backend, over, scenarios, values, worlds: count, seed, signal, onProgress} = options;
  const watch = signal ? {signal} : {};
  const plan = scenarios
    .filter((scenario) => sweeps(over, scenario))
    .flatMap((scenario) => values.map((value) => ({scenario, value})));
  const rows: SweepRow[] = [];
  for (const {scenario, value} of plan) {
    const settings = Array.from({length: count}, (_, i) => sweepSetting(over, scenario, value, {seed, i}));
    const worlds = await makeWorlds(backend, settings, watch);
    const random = worlds.map((_, i) => generator(seed).derive(`draws ${i}`));
    const counts = worlds.map((world, i) => unlabelledCounts(world, random[i]!));
    const trained = await pretrainEndToEnd(backend, worlds, counts, watch);
    if (signal?.aborted) break;
    const trials = worlds.map((world, i) =>
      endToEndTerms(world, trained[i]!, labelledSample(world, random[i]!), realisableTransfer),
    );
    rows.push(rowOf(scenario, value, trials));
    onProgress?.(rows.length, plan.length, `${scenario}, ${over} = ${value}`);
  }
  return {over, worlds: count, seed, rows, complete: rows.length === plan.length};
}
