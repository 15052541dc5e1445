/** How encoders are trained where nothing else is said, in one place; each setting and document records what it was. */
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import type {PoolSetting} from './setting.ts';

export interface TrainingDefaults extends Omit<PoolSetting['training'], 'l2'> {
  /** Of the pool: images, or points of a mixture. */
  readonly points: number;
}

const STOP = {window: 200, patience: 4, tolerance: 1e-3} as const;

/**
 * Images: the pretext loss under U is then below that of the best linear predictor of the same width
 * (docs/training.md has the figures). Rates fall to 0 over the steps.
 */
const IMAGES = {
  points: 10_000,
  draws: 10_000,
  batchSize: 128,
  decay: 'linear',
  earlyStop: STOP,
  inParts: true,
} as const;

const MIXTURE = {
  points: 32,
  draws: 1000,
  steps: 600,
  batchSize: 32,
  decay: 'linear',
  earlyStop: STOP,
} as const;

export const TRAINING: Readonly<
  Record<'mixture' | 'images', Readonly<Record<EncoderKind, TrainingDefaults>>>
> = {
  mixture: {
    context: {...MIXTURE, learningRate: 0.02},
    masked: {...MIXTURE, learningRate: 0.02},
    mlp: {...MIXTURE, learningRate: 0.02},
  },
  images: {
    context: {...IMAGES, steps: 6000, learningRate: 0.008, initialScale: 1.4},
    masked: {...IMAGES, steps: 5000, learningRate: 0.01, batchSize: 64},
    mlp: {...IMAGES, steps: 6000, learningRate: 0.008, initialScale: 1.4},
  },
};
