/** One setting from start to end: pretrain (or RadReg), fine-tune on fresh labels, and measure what the bound bounds. */
import {
  type Backend,
  type Descent,
  initialWeights,
  type PretrainCase,
  parameterCount,
  pretrain,
  radReg,
  represent,
  type Weights,
} from '../../models/index.ts';
import type {Interval} from '../../theory/arithmetic/interval.ts';
import type {Case} from '../../theory/case/case.ts';
import {drawSample} from '../../theory/case/drawSample.ts';
import {headOptimum} from '../../theory/heads/headOptimum.ts';
import {drawPoints} from '../../theory/laws/draw.ts';
import {generator} from '../../theory/laws/generator.ts';
import type {Sample} from '../../theory/laws/pool.ts';
import type {Matrix} from '../../theory/linear/matrix.ts';
import {type LinearLosses, linearLosses} from '../worlds/pretext/bestLinearPredictor.ts';
import {bestDecoder, decoderLoss} from '../worlds/pretext/pretextRows.ts';
import {
  type RepresentationHealth,
  representationHealth,
  variance,
} from '../worlds/pretext/representationHealth.ts';
import {type PoolWorld, poolWorld} from '../worlds/trained/poolWorld.ts';
import type {PoolSetting} from '../worlds/trained/setting.ts';
import {toCase} from '../worlds/trained/toCase.ts';
import {trainerOptions} from '../worlds/trained/trainBatch.ts';
import {trainingCases} from '../worlds/trained/trainingCases.ts';
import {unitBall} from '../worlds/trained/unitBall.ts';
import {accuracy} from './accuracy.ts';
import {type FullPlan, fullFineTuning} from './fullFineTuning.ts';
import {type HeadOnSample, headOnSample} from './headOnSample.ts';

export interface TrainOneOptions {
  readonly optimizer?: 'adam' | 'sgd';
  /** Rademacher regularisation of strength lambda on `sample` fresh unlabelled draws from U. */
  readonly radReg?: {readonly lambda: number; readonly sample: number; readonly decoderRadius: number};
  /** Weights to start from; default random ones from the setting's seed. */
  readonly initial?: Weights;
  /** Full fine-tuning of encoder and head, besides the head alone. */
  readonly fullFineTuning?: FullPlan;
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, of: number, at: string) => void;
  /** Is told what the head was fitted on: the case, the group of each point, D, and as many fresh draws D'. */
  readonly onSample?: (c: Case, groups: ArrayLike<number>, sample: Sample, held: Sample) => void;
}

type Curves = Readonly<Record<string, Float64Array>>;

export interface TrainedOne extends Pick<HeadOnSample, 'quantities' | 'bounds'> {
  readonly setting: PoolSetting;
  readonly backend: {readonly name: string; readonly version: string};
  readonly points: number;
  readonly parameters: number;
  readonly steps: number;
  readonly stopped: Descent['stopped'];
  readonly curves: Curves;
  readonly weights: Weights;
  /** Pretext losses: of the trained decoder on the N draws and under U, then with the best linear decoder under U. */
  readonly pretext: {
    readonly drawn: number;
    readonly trained: Interval;
    readonly best: Interval;
    readonly untrained: Interval;
    /** Of the best linear predictors of the same input. */
    readonly linear: LinearLosses;
  };
  readonly health: RepresentationHealth;
  /** Under T, on the whole pool, of heads fitted on the same n labels. */
  readonly accuracy: {readonly trained: number; readonly untrained: number; readonly full?: number};
}

async function train(
  backend: Backend,
  setting: PoolSetting,
  {pool}: PoolWorld,
  cases: readonly PretrainCase[],
  options: TrainOneOptions,
) {
  const {architecture, radius, seed} = setting;
  const {optimizer, radReg: regularised, signal, onStep} = options;
  const {inParts: _, ...plainOptions} = trainerOptions(setting);
  const shared = {
    ...plainOptions,
    ...(optimizer ? {optimizer} : {}),
    ...(signal ? {signal} : {}),
    onStep: ({step, steps}: {step: number; steps: number}) => onStep?.(step, steps, 'pretraining'),
  };
  if (!regularised) return pretrain(backend, architecture, cases, {...shared, inParts: true});
  const {lambda, sample: size, decoderRadius} = regularised;
  // S is drawn for the regulariser alone; the labelled sample D is drawn again afterwards.
  const sample = drawPoints(pool.U, size, generator(seed).derive('regularisation sample'));
  return radReg(
    backend,
    architecture,
    cases.map((c, i) => ({
      ...c,
      lambda: i === 0 ? lambda : 0,
      sample,
      headRadius: radius,
      decoderRadius,
    })),
    shared,
  );
}

export async function trainOne(
  backend: Backend,
  setting: PoolSetting,
  options: TrainOneOptions = {},
): Promise<TrainedOne> {
  const {architecture, seed} = setting;
  const world = poolWorld(backend, setting);
  const cases = trainingCases(setting, world).map((c) =>
    options.initial ? {...c, initial: options.initial} : c,
  );
  const [trained, ...more] = await train(backend, setting, world, cases, options);
  const start = {...world.inputs, weights: initialWeights(architecture, seed, setting.training.initialScale)};
  const untrained = represent(backend, architecture, [start])[0]!;
  const c: Case = toCase(setting, world, [trained!, untrained, ...more]);
  const head = headOnSample(c, seed);
  const {sample, theta} = head;
  options.onSample?.(c, world.data.groups, sample, drawSample(c, generator(seed).derive('held-out sample')));
  const plain: Matrix = {rows: untrained.rows, columns: untrained.width, data: untrained.table};
  const before = setting.unitBall ? unitBall(plain).table : plain;
  const blind = headOptimum({...sample, total: sample.n, table: before, loss: setting.loss}, setting.radius);
  const begin = {weights: trained!.weights, head: theta};
  const plan = options.fullFineTuning;
  const full =
    plan && !options.signal?.aborted
      ? await fullFineTuning(backend, setting, world, sample, begin, plan, options)
      : undefined;
  const {T} = c.pool;
  const {rows} = world;
  return {
    setting,
    backend: {name: backend.name, version: backend.version},
    points: c.pool.size,
    parameters: parameterCount(architecture),
    steps: trained!.steps,
    stopped: trained!.stopped,
    curves: trained!.curves,
    weights: trained!.weights,
    pretext: {
      drawn: trained!.risk,
      trained: decoderLoss(rows, trained!, trained!.decoder),
      best: bestDecoder(rows, trained!).infimum,
      untrained: bestDecoder(rows, untrained).infimum,
      linear: linearLosses(architecture, world.inputs, rows),
    },
    health: representationHealth(
      {rows: trained!.rows, columns: trained!.width, data: trained!.table},
      bestDecoder(rows, trained!).infimum.hi,
      variance(rows.target),
    ),
    quantities: head.quantities,
    bounds: head.bounds,
    accuracy: {
      trained: head.accuracy,
      untrained: accuracy(T, before, blind.theta),
      ...(full === undefined ? {} : {full}),
    },
  };
}
