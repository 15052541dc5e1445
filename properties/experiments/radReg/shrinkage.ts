/**
 * How often RadReg shrinks the measured terms on trained teacher worlds, lambda > 0 against 0, paired. None of this is a
 * theorem. Plain shrinkage is tested sequentially: null "it shrinks in at most half of the pairs", level alpha divided
 * over all tests; each pair is a fresh trial with S and D drawn from the trial's own generator.
 */

import {logAverage} from 'simple-statistics';
import {middle} from '../../../theory/arithmetic/interval.ts';
import {inputError, positiveInteger} from '../../../theory/errors.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {freshTrials} from '../../../theory/sequential/freshTrials.ts';
import {type Pair, pairedComparison} from '../../../theory/sequential/pairedComparison.ts';
import {
  divideAlpha,
  observe,
  outcome,
  type SequentialTest,
  sequentialTest,
} from '../../../theory/sequential/sequentialTest.ts';
import {sequentialVerdict} from '../../../theory/sequential/sequentialVerdict.ts';
import {type SequentialDesign, sequentialDesign} from '../../evaluate/sequentialDesign.ts';
import {
  boolean,
  extended,
  interval,
  list,
  number,
  object,
  type TypeOf,
  text,
  whole,
} from '../../files/schema.ts';
import {BATCH, plainSettings} from '../../worlds/trained/plainSettings.ts';
import type {OptionsOf} from '../experiment.ts';
import {encoderFlag, encodersOf, listFlag, probabilityFlag, wholeFlag} from '../flags.ts';
import {measuredTerms, TERMS, type TermName} from './measuredTerms.ts';
import {type PairedTables, pairedTraining} from './pairedTraining.ts';

/** The terms that are tested; the others are reported. */
const TESTED: readonly TermName[] = ['plain on S', 'plain on D'];

export const shrinkageFlags = {
  encoder: encoderFlag,
  settings: wholeFlag('paired settings per encoder', 250),
  lambdas: listFlag('positive numbers', 'penalties', [0.03, 0.3, 3]),
  alpha: probabilityFlag('false-alarm limit of all tests together', 1e-6),
};

export interface ShrinkageOptions extends OptionsOf<typeof shrinkageFlags> {
  /** Called with every pair, for keeping some. */
  readonly onPair?: (pair: MeasuredPair) => void;
}

export interface MeasuredPair extends PairedTables {
  readonly encoder: EncoderKind;
  readonly lambdas: readonly number[];
  /** Terms at lambda = 0 and at each lambda. */
  readonly terms: readonly ReturnType<ReturnType<typeof measuredTerms>>[];
}

export const shrinkageSchema = object({
  alpha: number,
  design: object({alpha: number, trials: whole}, {catches: number}),
  rows: list(
    object(
      {
        encoder: text,
        lambda: number,
        term: text,
        /** Limits at 95%, each line by itself. */
        comparison: object({
          pairs: whole,
          shrank: whole,
          grew: whole,
          tied: whole,
          undecided: whole,
          shrinkRate: interval,
        }),
        /** Geometric mean of after/before where both are above 0; NaN where never. */
        factor: extended,
      },
      {test: object({kind: text, peakLogE: extended})},
    ),
  ),
  complete: boolean,
});
export type ShrinkageReport = TypeOf<typeof shrinkageSchema>;

const keyOf = (lambda: number, term: TermName): string => `${lambda} ${term}`;

async function encoderRows(
  encoder: EncoderKind,
  options: ShrinkageOptions,
  design: SequentialDesign,
  step: () => void,
) {
  const {backend, settings, lambdas, seed, signal} = options;
  const pairs = new Map<string, Pair[]>();
  const tests = new Map<string, SequentialTest>();
  // Every test has a source of its own; all sources of a pair start from the same seed, so they hand out the same draws.
  const sources = new Map<string, ReturnType<typeof freshTrials>>();
  for (const lambda of lambdas) {
    for (const term of TERMS) pairs.set(keyOf(lambda, term), []);
    for (const term of TESTED) {
      sources.set(keyOf(lambda, term), freshTrials(generator(seed).derive(`radreg ${encoder} trials`)));
      tests.set(keyOf(lambda, term), sequentialTest({alpha: design.alpha, bets: design.bets}));
    }
  }
  const all = plainSettings(encoder, {seed, count: settings});
  for (let from = 0; from < all.length && !signal?.aborted; from += BATCH) {
    const trials = all.slice(from, from + BATCH).map((setting) => {
      const each = [...sources].map(([key, source]) => [key, source.draw(0.5, setting)] as const);
      return {setting, random: each[0]![1].generator, trials: new Map(each)};
    });
    const trained = await pairedTraining(backend, trials, [0, ...lambdas], signal);
    if (signal?.aborted) break;
    for (const [k, tables] of trained.entries()) {
      const terms = tables.tables.map(measuredTerms(tables.case, tables.S, tables.D));
      options.onPair?.({...tables, encoder, lambdas, terms});
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
    TERMS.flatMap((term) => {
      const own = pairs.get(keyOf(lambda, term))!;
      if (own.length === 0) return [];
      const ratios = own.map(({before, after}) => middle(after) / middle(before));
      // Dead encoders give 0 before, after or both.
      const alive = ratios.filter((x) => x > 0 && x < Number.POSITIVE_INFINITY);
      const factor = alive.length === 0 ? Number.NaN : logAverage(alive);
      const test = TESTED.includes(term) ? {test: sequentialVerdict(tests.get(keyOf(lambda, term))!)} : {};
      return [{encoder, lambda, term, comparison: pairedComparison(own, {alpha: 0.05}), factor, ...test}];
    }),
  );
}

/** @throws InputError where a penalty is not above 0 */
export async function shrinkage(options: ShrinkageOptions) {
  const {encoder, settings, lambdas, alpha, signal} = options;
  const encoders = encodersOf(encoder);
  positiveInteger('shrinkage', 'settings', settings);
  for (const lambda of lambdas)
    if (!(lambda > 0 && lambda < Number.POSITIVE_INFINITY))
      throw inputError('shrinkage', 'lambdas', 'numbers > 0', lambda);
  const level = divideAlpha({claims: Math.max(1, encoders.length * lambdas.length * TESTED.length), alpha});
  const design = sequentialDesign({nu: 0.5, alpha: level, trials: settings});
  const {catches} = design;
  const rate = catches === undefined ? 'no rate' : `a shrinking rate of ${(100 * catches).toFixed(1)}%`;
  options.onNote?.(`${settings} pairs per encoder can detect ${rate} with 95% power`);
  const rows: Awaited<ReturnType<typeof encoderRows>> = [];
  let done = 0;
  for (const encoder of encoders) {
    const step = () => options.onProgress?.(++done, encoders.length * settings, encoder);
    rows.push(...(await encoderRows(encoder, options, design, step)));
  }
  return {alpha, design, rows, complete: !signal?.aborted};
}
