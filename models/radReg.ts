import {inputError, positive, positiveInteger} from '../theory/errors.ts';
import {generator} from '../theory/laws/generator.ts';
import type {Architecture} from '../theory/networks/architecture.ts';
import type {Backend} from './backend.ts';
import {checkIndices, checkPool} from './checkCase.ts';
import {encoderOf} from './encoders/index.ts';
import type {Ball} from './engine/ball.ts';
import {type Parameter, parameterCount, parameterLayout} from './layout.ts';
import {pretextSources, pretrainDescent, pretrained, startingWeights} from './pretrain.ts';
import {linearRademacher, rademacherSigns} from './rademacher.ts';
import type {Ascent} from './training/climb.ts';
import {descend} from './training/descend.ts';
import {inputCache, readyInputs} from './training/feeder.ts';
import {inWorkers, workersFor} from './training/inWorkers.ts';
import type {DescentCase} from './training/loop.ts';
import {pretextTerm} from './training/pretextTerm.ts';
import {type RademacherForm, type RademacherSource, rademacherTerm} from './training/rademacherTerm.ts';
import type {Descent, PretrainCase, Pretrained, TrainingOptions, Weights} from './types.ts';

export interface RadRegCase extends PretrainCase {
  /** lambda >= 0. Cases that differ in it alone have the same start, batches and signs. */
  readonly lambda: number;
  /** S: indices of unlabelled inputs in the pool; not the inputs of the labelled sample used afterwards. */
  readonly sample: ArrayLike<number>;
  /** R, the radius of the heads in the Rademacher term. */
  readonly headRadius: number;
  /** Of the inner heads, which climb by plain projected gradient steps; default R. Descent-ascent only. */
  readonly headLearningRate?: number;
  /** Required here: without it the term can be shrunk for free by scaling h down and the decoder up. */
  readonly decoderRadius: number;
}

export interface RadRegOptions extends TrainingOptions {
  /** J; default 16. */
  readonly vectors?: number;
  /** Whether the sign vectors are drawn once or again each step; default `fixed`. */
  readonly signs?: 'fixed' | 'fresh';
  /**
   * `closedForm` (default): the exact supremum over linear heads. `descentAscent`: J heads, one per sign vector,
   * climb while the network descends; with `hidden` they are <a, tanh(B h)> with that many hidden units,
   * |a|_2 <= 1 and |B|_F <= R, and the term is then a lower estimate of that class's.
   */
  readonly method?: 'closedForm' | 'descentAscent';
  readonly hidden?: number;
  /** Steps that the heads climb, at most, for each step of the network, on its batch; default 1. Descent-ascent only. */
  readonly ascentSteps?: number;
  /**
   * The heads climb no further once each is within this share of its own supremum to first order (exact for linear
   * heads); linear heads double their step each time. With a small one the network descends along the closed form's
   * gradient. Default none: always `ascentSteps`.
   */
  readonly tolerance?: number;
}

export interface Regularised extends Descent<'pretext' | 'rademacher'>, Omit<Pretrained, 'curves'> {
  /** The average over the case's first J sign vectors of the supremum over linear heads, in float64 from the table. */
  readonly rademacher: number;
}

/** How the options read once defaults are filled in. */
function formOf(
  options: RadRegOptions,
): RademacherForm & {readonly hidden: number; readonly rounds: Omit<Ascent, 'from' | 'rate'>} {
  const where = 'radReg';
  const {vectors = 16, signs = 'fixed', method = 'closedForm', hidden, ascentSteps = 1, tolerance} = options;
  positiveInteger(where, 'options.vectors', vectors);
  if (signs !== 'fixed' && signs !== 'fresh')
    throw inputError(where, 'options.signs', 'fixed or fresh', signs);
  if (method !== 'closedForm' && method !== 'descentAscent') {
    throw inputError(where, 'options.method', 'closedForm or descentAscent', method);
  }
  if (hidden !== undefined) positiveInteger(where, 'options.hidden', hidden);
  if (hidden !== undefined && method === 'closedForm') {
    throw inputError(where, 'options.hidden', 'nothing with closedForm, which is for linear heads', hidden);
  }
  positiveInteger(where, 'options.ascentSteps', ascentSteps);
  if (tolerance !== undefined) positive(where, 'options.tolerance', tolerance);
  if ((ascentSteps > 1 || tolerance !== undefined) && method === 'closedForm') {
    throw inputError(where, 'options.ascentSteps', '1 with closedForm, which has no heads', ascentSteps);
  }
  const inner = method === 'closedForm' ? 'exact' : hidden === undefined ? 'linear' : 'twoLayer';
  const rounds = {
    steps: ascentSteps,
    ...(tolerance !== undefined && {tolerance, doubling: inner === 'linear'}),
  };
  return {vectors, fresh: signs === 'fresh', inner, hidden: hidden ?? 0, rounds};
}

/** The heads' own parameters after those of the network; none for the exact supremum. */
function headLayout(from: number, width: number, form: ReturnType<typeof formOf>): Parameter[] {
  const {inner, vectors, hidden} = form;
  const at = (name: string, rows: number, columns: number, offset: number): Parameter => {
    return {name, shape: [rows, columns], offset, size: rows * columns};
  };
  if (inner === 'exact') return [];
  if (inner === 'linear') return [at('heads', vectors, width, from)];
  const first = at('heads.inner', vectors * hidden, width, from);
  return [first, at('heads.outer', vectors, hidden, from + first.size)];
}

/** A network's parameters with its heads behind them. Linear heads start at 0, a saddle for two-layer ones. */
function withHeads(
  weights: Weights,
  heads: readonly Parameter[],
  c: RadRegCase,
  inner: string,
): Float32Array {
  const size = heads.reduce((sum, part) => sum + part.size, 0);
  const parameters = new Float32Array(weights.values.length + size);
  parameters.set(weights.values);
  if (inner !== 'twoLayer') return parameters;
  const source = generator(c.seed).derive('heads');
  for (const {shape, offset, size: count} of heads) {
    for (let i = 0; i < count; i++) parameters[offset + i] = source.normal() / Math.sqrt(shape[1]);
  }
  return parameters;
}

/** Each head's ball: R for `heads` and for a head's rows of `heads.inner`, 1 for `heads.outer`. */
function headBalls(heads: readonly Parameter[], vectors: number, radius: number): Ball[] {
  return heads.flatMap(({name, offset, size}) =>
    Array.from({length: vectors}, (_, j) => ({
      offset: offset + (j * size) / vectors,
      size: size / vectors,
      radius: name === 'heads.outer' ? 1 : radius,
    })),
  );
}

function checkCase(a: Architecture, c: RadRegCase, i: number): void {
  const name = `cases[${i}]`;
  if (!(c.lambda >= 0 && c.lambda < Number.POSITIVE_INFINITY)) {
    throw inputError('radReg', `${name}.lambda`, 'a finite number >= 0', c.lambda);
  }
  positive('radReg', `${name}.headRadius`, c.headRadius);
  positive('radReg', `${name}.decoderRadius`, c.decoderRadius);
  if (c.headLearningRate !== undefined) {
    positive('radReg', `${name}.headLearningRate`, c.headLearningRate);
  }
  checkIndices('radReg', `${name}.sample`, c.sample, checkPool('radReg', name, a, c));
}

/**
 * Rademacher representation regularisation of K independent cases as one batch: minimises each case's
 * pretext loss plus lambda Rhat_S(F_R.h) over the encoder and a decoder with |W|_F <= decoderRadius.
 *
 * @returns as `pretrain`, with the curve of the Rademacher term (lambda not included) and its final value.
 * @throws InputError for a case or an option that does not fit.
 */
export async function radReg(
  backend: Backend,
  architecture: Architecture,
  cases: readonly RadRegCase[],
  options: RadRegOptions = {},
): Promise<Regularised[]> {
  const form = formOf(options);
  if (options.inParts)
    throw inputError('radReg', 'options.inParts', 'false: the supremum is no sum over rows', true);
  const sources = pretextSources('radReg', architecture, cases, options);
  for (const [i, c] of cases.entries()) checkCase(architecture, c, i);
  const workers = workersFor(backend, cases.length, options);
  if (workers > 1) return inWorkers('radReg', architecture, cases, options, workers);
  const encoder = encoderOf(architecture);
  const cache = inputCache();
  const trains = form.inner !== 'exact';
  // Heads must climb at lambda = 0 too, where the term's weight, and with it their gradient, would vanish.
  const weights = cases.map(({lambda}) => (trains ? Math.max(lambda, 1e-12) : lambda));
  const regularisers = cases.map((c, i): RademacherSource => {
    const {sample, headRadius: radius, seed} = c;
    return {ready: readyInputs(encoder, cache, c), sample, radius, seed, weight: weights[i]!};
  });
  const size = parameterCount(architecture);
  const heads = headLayout(size, encoder.width, form);
  const start = cases.map((c, i) => startingWeights('radReg', `cases[${i}]`, architecture, c));
  const runs = cases.map((c, i): DescentCase => {
    const parameters = withHeads(start[i]!, heads, c, form.inner);
    const base = pretrainDescent(architecture, c, parameters);
    const balls = [...base.balls, ...headBalls(heads, form.vectors, c.headRadius)];
    // The heads' own gradient: neither lambda nor the mean over heads in it.
    const rate = ((c.headLearningRate ?? c.headRadius) * form.vectors) / weights[i]!;
    return {...base, balls, ...(trains && {ascent: {...form.rounds, from: size, rate}})};
  });
  const descents = await descend(
    backend,
    [...parameterLayout(architecture), ...heads],
    [pretextTerm(encoder, sources), rademacherTerm(encoder, regularisers, form)],
    runs,
    options,
  );
  const trained = runs.map(({parameters}) => ({architecture, values: parameters.slice(0, size)}));
  return pretrained(backend, architecture, cases, trained, descents).map((result, i) => {
    const {seed, sample, headRadius} = cases[i]!;
    const signs = rademacherSigns(seed, form.vectors, sample.length);
    return {...result, rademacher: linearRademacher(result.table, result.width, sample, signs, headRadius)};
  });
}
