import {inputError, positiveInteger} from '../theory/errors.ts';
import {generator} from '../theory/laws/generator.ts';
import type {Architecture} from '../theory/networks/architecture.ts';
import type {Backend} from './backend.ts';
import {checkTraining} from './checkCase.ts';
import {encoderOf} from './encoders/index.ts';
import {parameterLayout} from './layout.ts';
import {type MarginLoss, marginLosses} from './marginLoss.ts';
import {startingWeights} from './pretrain.ts';
import {represent} from './represent.ts';
import {descend} from './training/descend.ts';
import {inputCache, readyInputs} from './training/feeder.ts';
import {contrastiveTerm, type PairSource, spectralTerm} from './training/pairTerm.ts';
import type {Descent, Representation, TrainingCase, TrainingOptions, Weights} from './types.ts';

export interface PairCase extends TrainingCase {
  /** w: how often a pair of pool points is positive, M rows of M numbers >= 0, symmetric, not all 0. */
  readonly pairs: readonly ArrayLike<number>[];
}

export interface PairOptions extends Omit<TrainingOptions, 'batchSize' | 'inParts' | 'workers'> {
  readonly objective: 'spectral' | 'contrastive';
  /** Contrastive: pairs per step, each the others' negatives; default 32. */
  readonly batchPairs?: number;
  /** Contrastive; default `logistic`. */
  readonly loss?: MarginLoss;
}

export interface PairTrained extends Descent, Representation {
  /** The encoder as trained, and the decoder it started with, which no pair is about. */
  readonly weights: Weights;
}

function sourceOf(
  where: string,
  name: string,
  {pairs}: PairCase,
  M: number,
): Omit<PairSource, 'ready' | 'random'> {
  if (pairs.length !== M || pairs.some((row) => row.length !== M))
    throw inputError(where, name, `${M} rows of ${M} numbers`, pairs.length);
  const rows = pairs.map((row) => Float64Array.from(row));
  const odd = rows.some((row, i) =>
    row.some((x, j) => !(x >= 0 && x < Number.POSITIVE_INFINITY) || x !== rows[j]![i]),
  );
  const total = rows.reduce((s, row) => s + row.reduce((a, b) => a + b, 0), 0);
  if (odd || !(total > 0))
    throw inputError(where, name, 'a symmetric table of numbers >= 0, not all 0', total);
  const weights = rows.map((row) => row.map((x) => x / total));
  return {weights, degrees: Float64Array.from(weights, (row) => row.reduce((a, b) => a + b, 0))};
}

/**
 * Pretrains K independent cases of one architecture on positive pairs, without targets: the spectral loss over all pairs of a pool, or the contrastive loss with in-batch negatives.
 * Equal calls give equal bits on the same backend; a case does not depend on the others.
 *
 * @throws InputError for a case that does not fit the architecture
 */
export async function pretrainPairs(
  backend: Backend,
  architecture: Architecture,
  cases: readonly PairCase[],
  {objective, batchPairs = 32, loss = 'logistic', ...options}: PairOptions,
): Promise<PairTrained[]> {
  const where = 'pretrainPairs';
  if (cases.length === 0) throw inputError(where, 'cases', 'at least one case', cases);
  if (objective !== 'spectral' && objective !== 'contrastive')
    throw inputError(where, 'options.objective', 'spectral or contrastive', objective);
  if (!marginLosses.includes(loss))
    throw inputError(where, 'options.loss', `one of ${marginLosses.join(', ')}`, loss);
  positiveInteger(where, 'options.batchPairs', batchPairs);
  if (batchPairs < 2)
    throw inputError(where, 'options.batchPairs', 'at least 2, or there are no negatives', batchPairs);
  const encoder = encoderOf(architecture, where);
  const cache = inputCache();
  const sources = cases.map((c, i): PairSource => {
    const M = checkTraining(where, `cases[${i}]`, architecture, c);
    return {
      ready: readyInputs(encoder, cache, c),
      ...sourceOf(where, `cases[${i}].pairs`, c, M),
      random: generator(c.seed).derive('pairs'),
    };
  });
  const layout = parameterLayout(architecture);
  const {offset} = layout.at(-1)!;
  const weights = cases.map((c, i) => startingWeights(where, `cases[${i}]`, architecture, c));
  const runs = cases.map(({steps, learningRate, l2 = 0}, i) => ({
    parameters: weights[i]!.values.slice(0, offset),
    steps,
    learningRate,
    l2,
    balls: [],
  }));
  const term =
    objective === 'spectral'
      ? spectralTerm(encoder, sources)
      : contrastiveTerm(encoder, sources, {pairs: batchPairs, loss});
  const descents = await descend<string>(backend, layout.slice(0, -1), [term], runs, options);
  for (const [i, {parameters}] of runs.entries()) weights[i]!.values.set(parameters);
  const pools = cases.map(({inputs, masks}, i) => ({inputs, ...(masks && {masks}), weights: weights[i]!}));
  return represent(backend, architecture, pools).map((representation, i) => ({
    ...descents[i]!,
    ...representation,
    weights: weights[i]!,
  }));
}
