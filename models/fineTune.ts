import {inputError, positive, positiveInteger} from '../theory/errors.ts';
import type {Architecture} from '../theory/networks/architecture.ts';
import type {Backend} from './backend.ts';
import {checkIndices, checkTraining} from './checkCase.ts';
import type {Encoder} from './encoders/encoder.ts';
import {encoderOf} from './encoders/index.ts';
import {matrix} from './engine/graph.ts';
import {parameterLayout, representationWidth} from './layout.ts';
import {type MarginLoss, marginLosses} from './marginLoss.ts';
import {startingWeights} from './pretrain.ts';
import {represent} from './represent.ts';
import {type Batches, batches} from './training/batches.ts';
import {descend} from './training/descend.ts';
import {
  gatherRows,
  inputCache,
  inputTables,
  placesOf,
  type ReadyInputs,
  readyInputs,
} from './training/feeder.ts';
import {inWorkers, workersFor} from './training/inWorkers.ts';
import {pooled} from './training/network.ts';
import type {Term} from './training/objective.ts';
import type {Descent, Representation, Table, TrainingCase, TrainingOptions, Weights} from './types.ts';

export interface FineTuneCase extends TrainingCase {
  /** The n draws: indices into the pool, repeats allowed. */
  readonly draws: ArrayLike<number>;
  /** -1 or +1 for each draw. */
  readonly labels: ArrayLike<number>;
  /** R: the head keeps |theta|_2 <= R, by projection after each step. */
  readonly headRadius: number;
  /** The head to start from, [d]; default 0. */
  readonly head?: Table;
}

export interface FineTuneOptions extends TrainingOptions {
  /** Default `logistic`. */
  readonly loss?: MarginLoss;
}

export interface FineTuned extends Descent<'loss'>, Representation {
  /** The encoder as trained, and the decoder it came with. */
  readonly weights: Weights;
  /** theta, [d]: the score of a point is <theta, h(x)>. */
  readonly head: Float64Array;
}

interface Source {
  readonly ready: ReadyInputs;
  readonly draws: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  readonly batches: Batches;
}

function checkCase(a: Architecture, c: FineTuneCase, i: number): void {
  const [where, name] = ['fineTune', `cases[${i}]`];
  const rows = checkTraining(where, name, a, c);
  checkIndices(where, `${name}.draws`, c.draws, rows);
  positive(where, `${name}.headRadius`, c.headRadius);
  const labels = Array.from(c.labels);
  if (labels.length !== c.draws.length || !labels.every((y) => y === 1 || y === -1)) {
    throw inputError(where, `${name}.labels`, `-1 or 1 for each of ${c.draws.length} draws`, labels);
  }
  const width = representationWidth(a);
  if (c.head !== undefined && (c.head.length !== width || !c.head.every(Number.isFinite))) {
    throw inputError(where, `${name}.head`, `${width} finite numbers`, c.head);
  }
}

/** The mean loss per case on its next batch. */
function lossTerm(encoder: Encoder, loss: MarginLoss, sources: readonly Source[]): Term<'loss'> {
  const name = 'loss';
  return {
    name,
    weights: sources.map(() => 1),
    rows: Math.max(...sources.map(({batches}) => batches.size)),
    fixed: sources.every(({batches}) => batches.fixed),
    build(g, parts, rows) {
      const h = pooled(g, encoder, parts, name, rows);
      const scores = g.product(matrix(h), matrix(parts.get('head')!));
      g.marginLoss(name, scores, g.data(`${name}.sign`, rows, 1), g.data(`${name}.weight`, rows, 1), loss);
    },
    feed(trainer, index, room) {
      const {ready, draws, labels, batches} = sources[index]!;
      const batch = batches.next();
      const indices = Int32Array.from(batch, (i) => draws[i]!);
      gatherRows(trainer, index, inputTables(encoder, name, ready, true), indices, room);
      const rows = room.parts * room.perPart;
      const [signs, weights] = [new Float32Array(rows), new Float32Array(rows)];
      for (const [r, place] of placesOf(batch.length, room).entries()) {
        signs[place] = labels[batch[r]!]!;
        weights[place] = 1 / batch.length;
      }
      trainer.feed(index, `${name}.sign`, signs);
      trainer.feed(index, `${name}.weight`, weights);
    },
  };
}

/**
 * Full fine-tuning of K independent cases as one batch: minimises the mean loss of <theta, h(x)> over each
 * case's labelled draws, plus (l2/2) |encoder and head|^2, in the encoder and the head; the decoder is left
 * as it is. The trained h depends on the draws, so bounds that need it independent of them do not apply.
 *
 * @throws InputError for a case that does not fit the architecture.
 */
export async function fineTune(
  backend: Backend,
  architecture: Architecture,
  cases: readonly FineTuneCase[],
  options: FineTuneOptions = {},
): Promise<FineTuned[]> {
  const where = 'fineTune';
  const {loss = 'logistic', batchSize} = options;
  if (cases.length === 0) throw inputError(where, 'cases', 'at least one case', cases);
  if (!marginLosses.includes(loss))
    throw inputError(where, 'options.loss', `one of ${marginLosses.join(', ')}`, loss);
  if (batchSize !== undefined) positiveInteger(where, 'options.batchSize', batchSize);
  for (const [i, c] of cases.entries()) checkCase(architecture, c, i);
  const workers = workersFor(backend, cases.length, options);
  if (workers > 1) return inWorkers('fineTune', architecture, cases, options, workers);

  const encoder = encoderOf(architecture, where);
  const cache = inputCache();
  const sources = cases.map((c) => ({
    ready: readyInputs(encoder, cache, c),
    draws: c.draws,
    labels: c.labels,
    batches: batches(c.draws.length, batchSize, c.seed),
  }));
  const {width} = encoder;
  const layout = parameterLayout(architecture);
  const {offset} = layout.at(-1)!;
  const trained = [...layout.slice(0, -1), {name: 'head', shape: [width, 1] as const, offset, size: width}];
  const weights = cases.map((c, i) => startingWeights(where, `cases[${i}]`, architecture, c));
  const runs = cases.map((c, i) => {
    const parameters = new Float32Array(offset + width);
    parameters.set(weights[i]!.values.subarray(0, offset));
    parameters.set(c.head ?? [], offset);
    const {steps, learningRate, l2 = 0, headRadius: radius} = c;
    return {parameters, steps, learningRate, l2, balls: [{offset, size: width, radius}]};
  });
  const descents = await descend(backend, trained, [lossTerm(encoder, loss, sources)], runs, options);
  for (const [i, {parameters}] of runs.entries()) weights[i]!.values.set(parameters.subarray(0, offset));
  const pools = cases.map(({inputs, masks}, i) => ({inputs, ...(masks && {masks}), weights: weights[i]!}));
  return represent(backend, architecture, pools).map((representation, i) => ({
    ...descents[i]!,
    ...representation,
    weights: weights[i]!,
    head: Float64Array.from(runs[i]!.parameters.subarray(offset)),
  }));
}
