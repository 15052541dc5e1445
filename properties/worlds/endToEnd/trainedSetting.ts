/**
 * End-to-end worlds with trained networks. Teacher worlds: a Gaussian mixture, the pretext made by a teacher inside the ball.
 * Image worlds: digits, the reference trained once on other draws; nothing realises their pretext.
 */
import type {Architecture} from '../../../models/types.ts';
import type {LossName} from '../../../theory/heads/loss.ts';
import type {Shift} from '../shifts/registry.ts';

/** Plain JSON; together with a trial's seed it fixes everything, on one backend to the bit. */
export interface TrainedEndToEndSetting {
  readonly family: 'endToEndTrained';
  readonly source: 'teacher' | 'images';
  readonly architecture: Architecture;
  /** M, points of the pool. */
  readonly points: number;
  /** Tokens masked a point, a power of two so that means over K are exact; masked only. */
  readonly masked?: number;
  /** Teacher: components of the mixture, the groups of the shifts. Images: digits 0 to 9 are the groups. */
  readonly components: number;
  /** Teacher: angle by which the labels' task is turned out of the teacher's span. */
  readonly rotation: number;
  /** Teacher: P(label differs from the sign of the task's score). */
  readonly noise: number;
  /** Images: digits labelled +1. */
  readonly positive: readonly number[];
  readonly shift: readonly Shift[];
  /** The initialisation, the middle of the ball, has entries N(0, initialScale^2 / fan-in). */
  readonly initialScale: number;
  /** r of every table: Frobenius for the training, the spectral ball that contains it for the bound. */
  readonly radius: number;
  /** Teacher: Frobenius distance of each of its tables from the initialisation, as a share of r, below 1. */
  readonly teacherDistance: number;
  /** Whether training is kept in the ball by projection, or the bound pays for the first of the balls 2^k r. */
  readonly keep: 'projection' | 'union';
  readonly steps: number;
  readonly learningRate: number;
  /** N. */
  readonly draws: number;
  readonly loss: LossName;
  readonly referenceRadius: number;
  readonly n: number;
  readonly nu: number;
  readonly nuPretraining: number;
  /** Of the world: inputs, initialisation, teacher, labels. The samples come from the trial. */
  readonly seed: number;
}
