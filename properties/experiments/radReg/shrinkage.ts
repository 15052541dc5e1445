/**
 * How often RadReg shrinks the measured terms on trained teacher worlds, lambda > 0 against 0, paired. None of this is a
 * theorem. Plain shrinkage is tested sequentially: null "it shrinks in at most half of the pairs", level alpha divided
 * over all tests; each pair is a fresh trial with S and D drawn from the trial's own generator.
 */
import {logAverage} from 'simple-statistics';
import type {Backend} from '../../../models/index.ts';
import {middle} from '../../../theory/arithmetic/interval.ts';
import {inputError, positiveInteger} from '../../../theory/errors.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {divideAlpha} from '../../../theory/sequential/divideAlpha.ts';
import {freshTrials} from '../../../theory/sequential/freshTrials.ts';
import {observe} from '../../../theory/sequential/observe.ts';
import {outcome} from '../../../theory/sequential/outcome.ts';
import {
  type Pair,
  type PairedComparison,
  pairedComparison,
} from '../../../theory/sequential/pairedComparison.ts';
import {type SequentialTest, sequentialTest} from '../../../theory/sequential/sequentialTest.ts';
import {type SequentialVerdict, sequentialVerdict} from '../../../theory/sequential/sequentialVerdict.ts';
import {type SequentialDesign, sequentialDesign} from '../../evaluate/sequentialDesign.ts';
import {BATCH, type Scenario, teacherSettings} from '../../worlds/teacher/teacherSetting.ts';
import {measuredTerms, TERMS, type TermName} from './measuredTerms.ts';
import {type PairedTables, pairedTraining} from './pairedTraining.ts';

/** The terms that are tested; the others are reported. */
const TESTED: readonly TermName[] = ['plain on S', 'plain on D'];

export interface ShrinkageOptions {
  readonly backend: Backend;
  readonly scenarios: readonly Scenario[];
  readonly settings: number;
  /** All > 0. */
  readonly lambdas: readonly number[];
  readonly seed: number;
  /** False-alarm limit of all tests together. */
  readonly alpha: number;
  readonly signal?: AbortSignal;
  readonly onDesign?: (design: SequentialDesign) => void;
  readonly onProgress?: (done: number, of: number, at: string) => void;
  /** Called with every pair, for keeping some. */
  readonly onPair?: (pair: MeasuredPair) => void;
}

export interface MeasuredPair extends PairedTables {
  readonly scenario: Scenario;
  readonly lambdas: readonly number[];
  /** Terms at lambda = 0 and at each lambda. */
  readonly terms: readonly ReturnType<ReturnType<typeof measuredTerms>>[];
}

export interface ShrinkageRow {
  readonly scenario: Scenario;
  readonly lambda: number;
  readonly term: TermName;
  /** Limits at 95%, each line by itself. */
  readonly comparison: PairedComparison;
  /** Geometric mean of after/before where both are above 0; NaN where never. For people. */
  readonly factor: number;
  readonly test?: SequentialVerdict;
}

export interface ShrinkageReport {
  readonly seed: number;
  readonly alpha: number;
  readonly design: SequentialDesign;
  readonly backend: {readonly name: string; readonly version: string};
  readonly rows: readonly ShrinkageRow[];
  readonly complete: boolean;
}

const keyOf = (lambda: number, term: TermName): string => `${lambda} ${term}`;

async function scenarioRows(
  scenario: Scenario,
  options: ShrinkageOptions,
  design: SequentialDesign,
  step: () => void,
): Promise<ShrinkageRow[]> {
  const {backend, settings, lambdas, seed, signal} = options;
  const pairs = new Map<string, Pair[]>();
  const tests = new Map<string, SequentialTest>();
  // Every test has a source of its own; all sources of a pair start from the same seed, so they hand out the same draws.
  const sources = new Map<string, ReturnType<typeof freshTrials>>();
  for (const lambda of lambdas) {
    for (const term of TERMS) pairs.set(keyOf(lambda, term), []);
    for (const term of TESTED) {
      sources.set(keyOf(lambda, term), freshTrials(generator(seed).derive(`radreg ${scenario} trials`)));
      tests.set(keyOf(lambda, term), sequentialTest({alpha: design.alpha, bets: design.bets}));
    }
  }
  const all = teacherSettings(scenario, seed, settings);
  for (let from = 0; from < all.length && !signal?.aborted; from += BATCH) {
    const trials = all.slice(from, from + BATCH).map((setting) => {
      const each = [...sources].map(([key, source]) => [key, source.draw(0.5, setting)] as const);
      return {setting, random: each[0]![1].generator, trials: new Map(each)};
    });
    const trained = await pairedTraining(backend, trials, [0, ...lambdas], signal);
    if (signal?.aborted) break;
    for (const [k, tables] of trained.entries()) {
      const terms = tables.tables.map(measuredTerms(tables.case, tables.S, tables.D));
      options.onPair?.({...tables, scenario, lambdas, terms});
      for (const [l, lambda] of lambdas.entries()) {
        for (const term of TERMS) {
          const key = keyOf(lambda, term);
          const [before, after] = [terms[0]![term], terms[l + 1]![term]];
          pairs.get(key)!.push({before, after});
          if (!TESTED.includes(term)) continue;
          // "Violated" means: it shrank. A tie is no shrinking.
          const shrank = outcome(before, after);
          tests.set(key, observe(tests.get(key)!, trials[k]!.trials.get(key)!, shrank));
        }
      }
      step();
      await new Promise(setImmediate);
    }
  }
  return lambdas.flatMap((lambda) =>
    TERMS.flatMap((term): ShrinkageRow[] => {
      const own = pairs.get(keyOf(lambda, term))!;
      if (own.length === 0) return [];
      const ratios = own.map(({before, after}) => middle(after) / middle(before));
      // Dead encoders give 0 before, after or both.
      const alive = ratios.filter((x) => x > 0 && x < Number.POSITIVE_INFINITY);
      const factor = alive.length === 0 ? Number.NaN : logAverage(alive);
      const test = TESTED.includes(term) ? {test: sequentialVerdict(tests.get(keyOf(lambda, term))!)} : {};
      return [{scenario, lambda, term, comparison: pairedComparison(own, {alpha: 0.05}), factor, ...test}];
    }),
  );
}

export async function shrinkage(options: ShrinkageOptions): Promise<ShrinkageReport> {
  const {scenarios, settings, lambdas, alpha, seed, backend, signal} = options;
  positiveInteger('shrinkage', 'settings', settings);
  for (const lambda of lambdas)
    if (!(lambda > 0 && lambda < Number.POSITIVE_INFINITY))
      throw inputError('shrinkage', 'lambdas', 'numbers > 0', lambda);
  const level = divideAlpha({claims: Math.max(1, scenarios.length * lambdas.length * TESTED.length), alpha});
  const design = sequentialDesign({nu: 0.5, alpha: level, trials: settings});
  options.onDesign?.(design);
  const rows: ShrinkageRow[] = [];
  let done = 0;
  for (const scenario of scenarios) {
    const step = () => options.onProgress?.(++done, scenarios.length * settings, scenario);
    rows.push(...(await scenarioRows(scenario, options, design, step)));
  }
  const {name, version} = backend;
  return {seed, alpha, design, backend: {name, version}, rows, complete: !signal?.aborted};
}
