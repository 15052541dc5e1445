/** What a sweep varies, one number at a time, everything else being equal: the same inputs, start, teacher and draws. */
import {encoderOf} from '../../../models/encoders/index.ts';
import {inputError} from '../../../theory/errors.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {hasTokens, presetsOf} from '../../worlds/encoders/index.ts';
import type {BallSetting} from '../../worlds/trained/setting.ts';

export const SWEEPS = ['shift', 'rotation', 'N', 'n', 'depth', 'mask-ratio'] as const;
export type Sweep = (typeof SWEEPS)[number];

const TOKENS = 8;

/** Default values of each sweep. shift: the factor on one group's mass less 1; rotation: degrees; mask-ratio: of 8 tokens. */
export const SWEEP_VALUES: Readonly<Record<Sweep, readonly number[]>> = {
  shift: [0, 0.125, 0.25, 0.5, 1, 2],
  rotation: [0, 15, 30, 45, 60, 75, 90],
  N: [2, 8, 32, 1e3, 1e5, 1e7, 1e9, 1e11],
  n: [1e2, 1e4, 1e6, 1e8],
  depth: [1, 2, 3, 4],
  'mask-ratio': [0.125, 0.25, 0.5],
};

/** Whether an encoder has what the sweep varies. */
export const sweeps = (over: Sweep, encoder: EncoderKind): boolean =>
  over !== 'mask-ratio' || hasTokens(encoder);

function check(over: Sweep, value: number): number {
  const refuse = (expected: string) => inputError('sweep', 'values', expected, value);
  const whole = Number.isInteger(value) && value >= 1;
  if (over === 'depth' && !(whole && value <= 8)) throw refuse('depths from 1 to 8');
  if ((over === 'N' || over === 'n') && !(whole && value <= 2 ** 50))
    throw refuse('whole numbers up to 2^50');
  if (over === 'rotation' && !(value >= 0 && value <= 90)) throw refuse('degrees from 0 to 90');
  if (over === 'shift' && !(value >= 0 && value < 1e6)) throw refuse('numbers >= 0');
  if (over === 'mask-ratio' && ![1, 2, 4, 8].includes(value * TOKENS)) throw refuse('1/8, 1/4, 1/2 or 1');
  return value;
}

/** World `i` of the sweep at one value. */
export function sweepSetting(
  over: Sweep,
  encoder: EncoderKind,
  at: number,
  {seed, i}: {readonly seed: number; readonly i: number},
): BallSetting {
  const value = check(over, at);
  const ratio = over === 'mask-ratio' ? value : 0.25;
  const depth = over === 'depth' ? value : over === 'mask-ratio' ? 1 : 2;
  const tokens = over === 'mask-ratio' ? TOKENS : 4;
  const architecture = presetsOf(encoder).swept(depth, tokens);
  return {
    family: 'trained',
    architecture,
    data: {kind: 'mixture', points: 24, components: 3},
    ...(encoderOf(architecture).tokens ? {masks: {kind: 'count', count: ratio * tokens} as const} : {}),
    reference: {kind: 'teacherInBall', distance: 0.9375},
    task: {
      kind: 'head',
      rotation: over === 'rotation' ? (value * Math.PI) / 180 : 0,
      noise: 0,
      uncentred: true,
    },
    shift: over === 'shift' && value > 0 ? [{kind: 'reweight', factors: [1 + value, 1, 1]}] : [],
    ball: {initialScale: 0.5, radius: 0.5, keep: 'projection'},
    training: {draws: over === 'N' ? value : 1e11, steps: 300, learningRate: 0.02},
    loss: 'hinge',
    referenceRadius: 4,
    n: over === 'n' ? value : 1e8,
    nu: 0.05,
    nuPretraining: 0.05,
    seed: generator(seed)
      .derive(`sweep ${i}`)
      .integer(2 ** 31),
  };
}
