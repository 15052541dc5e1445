import {inputError, positive, positiveInteger} from '../theory/errors.ts';
import type {Architecture} from '../theory/networks/architecture.ts';
import type {Backend} from './backend.ts';
import {checkIndices, checkTraining, checkWeights, rowsOf} from './checkCase.ts';
import {encoderOf} from './encoders/index.ts';
import type {Ball} from './engine/ball.ts';
import {initialWeights} from './initialWeights.ts';
import {decoderMatrix, parameterCount, parameterLayout} from './layout.ts';
import {pretextRisk} from './pretextRisk.ts';
import {represent} from './represent.ts';
import {batches} from './training/batches.ts';
import {descend} from './training/descend.ts';
import {float32Of, inputCache, readyInputs} from './training/feeder.ts';
import {inWorkers, workersFor} from './training/inWorkers.ts';
import type {DescentCase} from './training/loop.ts';
import {type PretextSource, pretextTerm} from './training/pretextTerm.ts';
import type {Descent, PretrainCase, Pretrained, TrainingCase, TrainingOptions, Weights} from './types.ts';

/** The weights that a case starts from, its own copy. */
export function startingWeights(where: string, name: string, a: Architecture, c: TrainingCase): Weights {
  if (c.initial === undefined) return initialWeights(a, c.seed, c.initialScale);
  checkWeights(where, `${name}.initial`, a, c.initial, parameterCount(a));
  return {architecture: a, values: c.initial.values.slice()};
}

function checkSigns(where: string, name: string, {signs, counts, draws}: PretrainCase): void {
  if (signs === undefined) return;
  const list = Array.from(signs);
  if (list.length !== draws.length || !list.every(Number.isFinite))
    throw inputError(where, name, `a finite number for each of ${draws.length} draws`, list);
  if (counts) throw inputError(where, name, 'none together with counts', counts);
}

function checkCounts(where: string, name: string, {counts, draws}: PretrainCase): void {
  if (counts === undefined) return;
  const list = Array.from(counts);
  if (list.length !== draws.length || !list.every((x) => x >= 0) || !list.some((x) => x > 0))
    throw inputError(where, name, `${draws.length} numbers >= 0, not all 0, one per draw`, list);
}

/** Checks pretraining cases and readies their data. */
export function pretextSources(
  where: string,
  a: Architecture,
  cases: readonly PretrainCase[],
  options: TrainingOptions,
): PretextSource[] {
  if (cases.length === 0) throw inputError(where, 'cases', 'at least one case', cases);
  if (options.batchSize !== undefined) positiveInteger(where, 'options.batchSize', options.batchSize);
  const cache = inputCache();
  const encoder = encoderOf(a, where);
  return cases.map((c, i) => {
    const name = `cases[${i}]`;
    const rows = checkTraining(where, name, a, c);
    checkIndices(where, `${name}.draws`, c.draws, rows);
    if (c.decoderRadius !== undefined) positive(where, `${name}.decoderRadius`, c.decoderRadius);
    if (c.tableRadius !== undefined) {
      positive(where, `${name}.tableRadius`, c.tableRadius);
      // Adam takes one step a ball.
      if (c.decoderRadius !== undefined)
        throw inputError(where, `${name}.decoderRadius`, 'none together with tableRadius', c.decoderRadius);
    }
    checkCounts(where, `${name}.counts`, c);
    checkSigns(where, `${name}.signs`, c);
    const source = {
      ready: readyInputs(encoder, cache, c),
      draws: c.draws,
      batches: batches(c.draws.length, options.batchSize, c.seed),
      ...(c.counts && {counts: c.counts}),
      ...(c.signs && {signs: c.signs}),
    };
    const {tokens, outputs} = encoder;
    if (tokens !== undefined) return source;
    const {targets} = c;
    if (targets === undefined || rowsOf(where, `${name}.targets`, targets, outputs) !== rows) {
      throw inputError(where, `${name}.targets`, `${rows} rows of length ${outputs}`, targets);
    }
    return {...source, targets: float32Of(cache, targets)};
  });
}

/** What descend needs of a pretraining case whose parameters start as given. */
export function pretrainDescent(a: Architecture, c: PretrainCase, parameters: Float32Array): DescentCase {
  const layout = parameterLayout(a);
  const decoder = layout.find(({name}) => name === 'decoder')!;
  const {steps, learningRate, l2 = 0, decoderRadius: radius, tableRadius} = c;
  const start = parameters.slice();
  const balls: Ball[] =
    tableRadius === undefined
      ? []
      : layout.map(({offset, size}) => ({
          offset,
          size,
          radius: tableRadius,
          centre: start.subarray(offset, offset + size),
        }));
  if (radius !== undefined) balls.push({offset: decoder.offset, size: decoder.size, radius});
  return {parameters, steps, learningRate, l2, balls};
}

/** The tables, decoders and risks that go with trained weights. */
export function pretrained<Terms extends string>(
  backend: Backend,
  a: Architecture,
  cases: readonly PretrainCase[],
  weights: readonly Weights[],
  descents: readonly Descent<Terms>[],
): (Descent<Terms> & Omit<Pretrained, 'curves'>)[] {
  const pools = cases.map(({inputs, masks}, i) => ({
    inputs,
    ...(masks && {masks}),
    weights: weights[i]!,
  }));
  return represent(backend, a, pools).map((representation, i) => ({
    ...descents[i]!,
    ...representation,
    weights: weights[i]!,
    decoder: decoderMatrix(weights[i]!),
    risk: pretextRisk(weights[i]!, representation, cases[i]!, cases[i]!.draws, cases[i]!.counts),
  }));
}

/**
 * Pretrains K independent cases of one architecture as one batch: minimises each case's pretext loss over
 * its draws, plus (l2/2) |parameters|^2. Pool sizes M, draws N, steps, learning rates, seeds and penalties
 * may differ from case to case. Equal calls give equal bits on the same backend.
 *
 * @returns per case the weights, the table h on the case's pool, the decoder W, loss curves and final risk.
 * @throws InputError for a case that does not fit the architecture.
 */
export async function pretrain(
  backend: Backend,
  architecture: Architecture,
  cases: readonly PretrainCase[],
  options: TrainingOptions = {},
): Promise<Pretrained[]> {
  const sources = pretextSources('pretrain', architecture, cases, options);
  const workers = workersFor(backend, cases.length, options);
  if (workers > 1) return inWorkers('pretrain', architecture, cases, options, workers);
  const weights = cases.map((c, i) => startingWeights('pretrain', `cases[${i}]`, architecture, c));
  const descents = await descend(
    backend,
    parameterLayout(architecture),
    [pretextTerm(encoderOf(architecture), sources)],
    cases.map((c, i) => pretrainDescent(architecture, c, weights[i]!.values)),
    options,
  );
  return pretrained(backend, architecture, cases, weights, descents);
}
