/**
 * Theory section 7: for linear heads the closed form and descent-ascent are one trainer. A head within a small share of
 * its supremum has the gradient of the supremum (Danskin), so that two runs from the same start, on the same batches and
 * with the same fixed signs, go the same way; a learning rate that falls to 0 lets both come to rest.
 */
import {sum} from 'simple-statistics';
import {type Backend, type RadRegCase, radReg} from '../../../models/index.ts';
import {poolWorld} from '../../worlds/trained/poolWorld.ts';
import type {PoolSetting} from '../../worlds/trained/setting.ts';
import {trainingCases} from '../../worlds/trained/trainingCases.ts';

export interface AgreementOptions {
  readonly steps: number;
  readonly learningRate: number;
  readonly lambda: number;
  readonly decay: 'none' | 'linear';
  /** Of descent-ascent. */
  readonly ascentSteps: number;
  readonly tolerance?: number;
  readonly headLearningRate?: number;
}

export interface Agreement {
  /** The term on the trained table, over the fixed signs: by the closed form, by descent-ascent. */
  readonly terms: readonly [number, number];
  /** The term at the start, which both share. */
  readonly before: number;
  /** |difference| over the larger of the two; 0 where both are 0. */
  readonly difference: number;
  /** Ascent steps for each step of the network, on average and at most. */
  readonly climbs: number;
  readonly mostClimbs: number;
  /** The largest first-order gap of a head at any step of the network. */
  readonly gap: number;
}

const VECTORS = 8;

function caseOf(backend: Backend, setting: PoolSetting, options: AgreementOptions): RadRegCase {
  const {lambda, steps, learningRate, headLearningRate} = options;
  return {
    ...trainingCases(setting, poolWorld(backend, setting))[0],
    lambda,
    sample: [0, 1, 2, 3, 4, 5, 6, 7],
    steps,
    learningRate,
    headRadius: 1,
    ...(headLearningRate !== undefined && {headLearningRate}),
    decoderRadius: 3,
  };
}

/** Trains settings of one architecture by both methods. */
export async function agreement(
  backend: Backend,
  settings: readonly PoolSetting[],
  options: AgreementOptions,
): Promise<Agreement[]> {
  const {architecture, training} = settings[0]!;
  const {ascentSteps, tolerance, decay} = options;
  const cases = settings.map((setting) => caseOf(backend, setting, options));
  const shared = {vectors: VECTORS, signs: 'fixed', batchSize: training.batchSize, decay} as const;
  const closed = await radReg(backend, architecture, cases, shared);
  const climbed = await radReg(backend, architecture, cases, {
    ...shared,
    method: 'descentAscent',
    ascentSteps,
    ...(tolerance !== undefined && {tolerance}),
  });
  return closed.map(({rademacher: a, curves}, i): Agreement => {
    const {rademacher: b, ascent, steps} = climbed[i]!;
    const {climbs, gaps} = ascent!;
    return {
      terms: [a, b],
      before: curves.rademacher[0]!,
      difference: a === b ? 0 : Math.abs(a - b) / Math.max(a, b),
      climbs: sum(Array.from(climbs)) / steps,
      mostClimbs: Math.max(0, ...climbs),
      gap: Math.max(0, ...gaps),
    };
  });
}
