/**
 * Worlds with trained encoders, as plain JSON: inputs, a pretext, a reference (W°, h°), a task, a shift, and how to train.
 * Equal settings on one backend give bit-equal evidence.
 */
import type {MaskLaw} from '../../../models/maskLaw.ts';
import type {EarlyStop} from '../../../models/types.ts';
import type {LossName} from '../../../theory/heads/loss.ts';
import type {Architecture} from '../../../theory/networks/architecture.ts';
import type {ImageData} from '../data/imageData.ts';
import type {MixtureData} from '../data/mixtureData.ts';
import type {TextData} from '../data/textData.ts';
import type {Shift} from '../shifts/registry.ts';

/** Labels by a random linear head on the reference h°, turned out of its span towards other features. */
export interface HeadTask {
  readonly kind: 'head';
  /** Angle in [0, pi/2]. */
  readonly rotation: number;
  /** P(label differs from the sign of the task's score), in [0, 1/2). */
  readonly noise: number;
  /** Labels by the sign of the score itself, as heads without a bias see it; default: of the centred score. */
  readonly uncentred?: true;
  /**
   * Of so many random heads the one whose scores are farthest from 0 in the mean, among those with both signs on an eighth of
   * the points at least, if any: a task with much to learn. Default 1.
   */
  readonly strongest?: number;
  /** The score is this feature of h° alone, from 0; default: a random head. */
  readonly feature?: number;
}

/** +1 on some of the groups. */
export interface GroupTask {
  readonly kind: 'groups';
  readonly positive: readonly number[];
}

/** A network of the trained class says what the target is, so that h° and W° are known and (A1) holds. */
export interface TeacherReference {
  readonly kind: 'teacher';
  /** Standard deviation of its weights times the root of the fan-in; default 1.5. */
  readonly scale?: number;
  /** Size of W°'s entries times the root of the width; default that of the encoder's presets. */
  readonly decoderScale?: number;
  /** Standard deviation of what a target has beyond W° h°: anything above 0 violates (A1). Default 0. */
  readonly noise?: number;
  /** How many of the last features of h° the decoder W° does not read; default 0. */
  readonly unread?: number;
}

/** h° is the member of H with the least pretext loss under U. */
export interface BestMemberReference {
  readonly kind: 'bestMember';
  /** Steps of a further member, trained on the whole pool; 0 for none. */
  readonly steps: number;
}

interface SharedSetting {
  readonly family: 'trained';
  readonly architecture: Architecture;
  readonly data: MixtureData | ImageData | TextData;
  /** Tokens only: the law of K. Default: one token, and on mixtures the pretext is then about points, not token rows. */
  readonly masks?: MaskLaw;
  readonly task: HeadTask | GroupTask;
  /** Shifts of T, from the uniform law. */
  readonly shift: readonly Shift[];
  /** Shifts of U, from the uniform law too; default none. */
  readonly shiftU?: readonly Shift[];
  readonly loss: LossName;
  /** R0. */
  readonly referenceRadius: number;
  readonly n: number;
  readonly nu: number;
  /** Of the inputs, reference, labels and initial weights. */
  readonly seed: number;
}

/** A world for claims about pools: the encoder is trained on draws that its seed fixes. */
export interface PoolSetting extends SharedSetting {
  readonly reference: TeacherReference | BestMemberReference;
  /** R. */
  readonly radius: number;
  readonly training: {
    /** N draws from U. */
    readonly draws: number;
    readonly steps: number;
    readonly learningRate: number;
    readonly batchSize: number;
    readonly l2: number;
    /** Standard deviation of initial weights times the root of the fan-in; default 1. */
    readonly initialScale?: number;
    /** Takes the learning rate to 0 over the steps; default none. */
    readonly decay?: 'linear';
    /** Stops where the loss no longer falls; default never. */
    readonly earlyStop?: EarlyStop;
    /** Trains in four parts of the rows at once: faster for few encoders, with other last bits. */
    readonly inParts?: true;
  };
  /**
   * Images only: every table of H is divided by the least power of two that puts all its rows into the unit ball. Linear
   * decoders and heads see the same class, and radii of heads are comparable.
   */
  readonly unitBall?: true;
}

/** A world for claims from end to end: training starts in the middle of a ball of parameters, on the draws of a trial. */
export interface BallSetting extends SharedSetting {
  /**
   * In the ball: a teacher, each of whose tables has the given Frobenius distance from the initialisation, as a share of r
   * below 1; or a network trained once, on U itself and before any draw, whose loss stays in the bound.
   */
  readonly reference:
    | {readonly kind: 'teacherInBall'; readonly distance: number}
    | {readonly kind: 'trainedOnU'};
  readonly ball: {
    /** The initialisation, the middle of the ball, has entries N(0, initialScale^2 / fan-in). */
    readonly initialScale: number;
    /** r of every table: Frobenius for the training, the spectral ball that contains it for the bound. */
    readonly radius: number;
    /** Whether training is kept in the ball by projection, or the bound pays for the first of the balls 2^k r. */
    readonly keep: 'projection' | 'union';
  };
  readonly training: {
    /** N. */
    readonly draws: number;
    readonly steps: number;
    readonly learningRate: number;
  };
  readonly nuPretraining: number;
  /** m, of a held-out U-sample; default 100,000. */
  readonly heldOut?: number;
  /** Of a held-out labelled sample D'; default n. */
  readonly test?: number;
}

export type TrainedSetting = PoolSetting | BallSetting;
