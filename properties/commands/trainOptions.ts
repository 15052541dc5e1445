import {type BackendChoice, backendNames} from '../../models/index.ts';
import type {Activation} from '../../models/types.ts';
import {isWorldName, worldWords} from '../worldKinds/registry.ts';
import {SHIFT_KINDS, type Shift} from '../worlds/shifts/registry.ts';
import {TRAINABLE_WORLDS, type TrainableWorld} from '../worlds/trained/trainedWorlds.ts';
import {
  abortSignal,
  atLeast,
  callback,
  classes,
  flag,
  type OptionKind,
  oneOf,
  probability,
  text,
  wholeNumber,
} from './optionKinds.ts';
import type {TableOf} from './settle.ts';

/** Options of `train`; those of the command have the same names and defaults. */
export interface TrainOptions {
  /**
   * Kind of encoder, on a teacher or (`...-digits`, `...-fashion`, `...-brown`) on real data, as of `check`; a set of data alone
   * stands for the context encoder on it; or `file:DIR`, a representation that is given. Default `context`.
   */
  readonly world?: TrainableWorld | GivenWorld;
  /** Of the encoder; default `leaky`. */
  readonly activation?: Activation;
  /** Length of h; the default depends on the world. */
  readonly width?: number;
  /** Width of the layers before the last, or of the feed-forward part; the default depends on the world. */
  readonly hidden?: number;
  /** Layers of an encoder without tokens; default 2. */
  readonly depth?: number;
  /** Transformer blocks of a masked autoencoder; default 1. */
  readonly blocks?: number;
  /** Attention heads; default 2, on images 4. */
  readonly heads?: number;
  /** Pixels per side of an image; default 14. */
  readonly side?: 14 | 28;
  /** Patches per side of an image; default 2. */
  readonly grid?: number;
  /** Share of the tokens that is masked, in (0, 1); default 0.5. */
  readonly maskRatio?: number;
  /** M, points of the pool, 2 to 1,000,000; default 32, on images 10,000, on texts 8,000. */
  readonly points?: number;
  /** Classes labelled +1; default the digits 1, 4, 7 and 9, tops among the clothes, fiction among the texts. */
  readonly positive?: readonly number[];
  /** Turns the labels out of the span of a teacher, in degrees; default 0. */
  readonly rotation?: number;
  /** Share of flipped labels in a teacher world, in [0, 1/2); default 0. */
  readonly noise?: number;
  /** Shifts of T, first to last: `kind:strength[:group]`, or what `shifts.applyShifts` takes. Default: none. */
  readonly shift?: readonly (string | Shift)[];
  /** Shifts of U, the law of pretraining, as those of T. Default: none. */
  readonly shiftU?: readonly (string | Shift)[];
  /** N, pretraining draws, at most 10,000,000; default 1000, on images 10,000. */
  readonly draws?: number;
  /** Pretraining steps at most; the default depends on the world. */
  readonly steps?: number;
  /** Learning rate at the start, falling to 0; the default depends on the world. */
  readonly rate?: number;
  /** Draws per step; the default depends on the world. */
  readonly batch?: number;
  /** Of pretraining; default `adam`. */
  readonly optimizer?: 'adam' | 'sgd';
  /** Penalty (lambda/2) |parameters|^2; default 0. */
  readonly l2?: number;
  /** Steps of the reference encoder on images, trained on the whole pool, 0 for none; default `steps`. */
  readonly referenceSteps?: number;
  /** lambda of Rademacher regularisation; default: none. */
  readonly radreg?: number;
  /** Unlabelled draws that it is computed on; default 64. */
  readonly radregSample?: number;
  /** Its limit on |W|_F; default the root of the length of a target. */
  readonly decoderRadius?: number;
  /** Of the head; default `hinge`. */
  readonly loss?: 'logistic' | 'hinge' | 'squared';
  /** R, of heads on h; default 2, on images 16 (masked 8), on texts 8, where h lies in the unit ball. */
  readonly radius?: number;
  /** R0, of heads on the reference, at most R; default R. */
  readonly referenceRadius?: number;
  /** n, labelled draws for fine-tuning, at most 10,000,000; default 2000, on images 20,000. */
  readonly labelled?: number;
  /** Allowed share of samples that violate the bound, in (0, 1); default 0.05. */
  readonly nu?: number;
  /** Steps of also fine-tuning encoder and head together; default: not done. */
  readonly fullFineTuning?: number;
  /** Its learning rate; default 0.003. */
  readonly fullRate?: number;
  /** A file of saved weights to start from; they bring their shape. */
  readonly load?: string;
  /** A file to write the trained weights to, safetensors. */
  readonly save?: string;
  /**
   * Goes on where the same training was stopped or killed: where it is, is kept next to `save` or `embeddings`, one of which it
   * needs. Default false: it is begun anew.
   */
  readonly resume?: boolean;
  /** A .npz file to write h on the pool, its laws and labelled draws to: what `certify` reads. */
  readonly embeddings?: string;
  /** What trains: `auto`, `fused`, `native`, `wasm` or `cpu`; default `auto`, the first that is there. */
  readonly backend?: BackendChoice;
  /** Of world, weights, batches and sample, a whole number from 0; default 1. */
  readonly seed?: number;
  /** Ends the training, with what it has come to so far. */
  readonly signal?: AbortSignal;
  /** Called after a step: steps done, steps in all, and what is trained. */
  readonly onStep?: (done: number, of: number, at: string) => void;
}

/** Points of a pool, and draws, beyond which tables and their keys do not fit into the memory of a process. */
const MOST = {points: 1_000_000, draws: 10_000_000};

const whole = (value: string, about: string, least: number, most?: number) => ({
  kind: wholeNumber(least, most),
  value,
  about,
});
const real = (value: string, about: string) => ({kind: atLeast(0), value, about});
const choice = <const T extends string>(value: string, about: string, choices: readonly T[]) => ({
  kind: oneOf(choices),
  value,
  about: `${about}: ${choices.join(' | ')}`,
});

const side: OptionKind<14 | 28> = {
  expected: '14 | 28',
  accepts: (value): value is 14 | 28 => value === 14 || value === 28,
  parse: Number,
};

const shiftList: OptionKind<readonly (string | Shift)[]> = {
  expected: 'a list of shifts',
  accepts: (value): value is readonly (string | Shift)[] =>
    Array.isArray(value) && value.every((one) => typeof one === 'string' || (typeof one === 'object' && one)),
  words: 'several',
};

/** A world whose representation is given, so that `train` fits a head alone: `file:DIR`. */
export type GivenWorld = `${string}:${string}`;

/** Whether the name of a world has a word after a colon. */
export const isGiven = (world: unknown): world is GivenWorld => isWorldName(world) && world.includes(':');

const trainWorld: OptionKind<TrainableWorld | GivenWorld> = {
  expected: [...TRAINABLE_WORLDS, ...worldWords.filter((word) => word.includes(':'))].join(' | '),
  accepts: (value): value is TrainableWorld | GivenWorld =>
    TRAINABLE_WORLDS.some((name) => name === value) || isGiven(value),
  parse: (text) => text,
};

export const trainOptions = {
  world: {
    kind: trainWorld,
    value: 'name',
    about: `kind of encoder, on a teacher or on real data (data alone: a context encoder on it), or your own representation: ${trainWorld.expected}`,
    default: 'context',
  },
  activation: {...choice('a', 'of the encoder', ['relu', 'tanh', 'leaky']), default: 'leaky'},
  width: whole('d', 'length of h', 1),
  hidden: whole('w', 'width of the layers before the last, or of the feed-forward part', 1),
  depth: {...whole('L', 'layers of an encoder without tokens', 1), default: 2},
  blocks: {...whole('b', 'transformer blocks of a masked autoencoder', 1), default: 1},
  heads: whole('k', 'attention heads; default 2, on images 4', 1),
  side: {kind: side, value: 'px', about: 'pixels per side of an image; default 14'},
  grid: {...whole('g', 'patches per side of an image', 1), default: 2},
  maskRatio: {
    kind: probability,
    value: 'r',
    about: 'share of the tokens that is masked',
    default: 0.5,
  },
  points: whole('M', 'points of the pool; default 32, on images 10,000, on texts 8,000', 2, MOST.points),
  positive: {
    kind: classes,
    value: 'classes',
    about: 'classes labelled +1; default 1, 4, 7, 9, of clothes the tops, of texts fiction',
  },
  rotation: {...real('degrees', 'turns the labels out of the span of a teacher'), default: 0},
  noise: {...real('p', 'share of flipped labels in a teacher world'), default: 0},
  shift: {
    kind: shiftList,
    value: 'spec',
    about: `of T, kind:strength[:group], kind ${SHIFT_KINDS.join(' | ')}; group: a class or component`,
  },
  shiftU: {kind: shiftList, value: 'spec', about: 'of U, the law of pretraining, as --shift'},
  draws: whole('N', 'pretraining draws; default 1,000, on images 10,000', 1, MOST.draws),
  steps: whole('n', 'pretraining steps at most; default by world, as --rate and --batch', 0),
  rate: real('r', 'learning rate at the start, falling to 0'),
  batch: whole('n', 'draws per step', 1),
  optimizer: {...choice('o', 'of pretraining', ['adam', 'sgd']), default: 'adam'},
  l2: {...real('lambda', 'penalty (lambda/2) |parameters|^2'), default: 0},
  referenceSteps: whole(
    'n',
    'of the reference encoder on images, trained on the whole pool, 0 for none; default --steps',
    0,
  ),
  radreg: real('lambda', 'Rademacher regularisation'),
  radregSample: {...whole('n', 'unlabelled draws that it is computed on', 1), default: 64},
  decoderRadius: real('r', 'its limit on |W|_F; default the root of the target length'),
  loss: choice('l', 'of the head; default hinge', ['logistic', 'hinge', 'squared']),
  radius: real(
    'R',
    'of heads on h; default 2, on images 16 (masked 8), on texts 8, where h lies in the unit ball',
  ),
  referenceRadius: real('R0', 'of heads on the reference; default R'),
  labelled: whole('n', 'labelled draws for fine-tuning; default 2,000, on images 20,000', 1, MOST.draws),
  nu: {
    kind: probability,
    value: 'nu',
    about: 'allowed share of samples that violate the bound',
    default: 0.05,
  },
  fullFineTuning: whole('steps', 'also fine-tune encoder and head together', 1),
  fullRate: {...real('r', 'its learning rate'), default: 0.003},
  load: {kind: text, value: 'file', about: 'start from saved weights'},
  save: {kind: text, value: 'file', about: 'write the trained weights, safetensors'},
  embeddings: {kind: text, value: 'file', about: 'write h, laws and labelled draws for certify, .npz'},
  resume: {
    kind: flag,
    about:
      'go on where the same training was stopped or killed: where it is, is kept next to --save or --embeddings',
  },
  backend: choice('name', 'training backend', ['auto', ...backendNames]),
  seed: {...whole('s', 'of world, weights, batches and sample', 0), default: 1},
  signal: {kind: abortSignal},
  onStep: {kind: callback<(done: number, of: number, at: string) => void>()},
} satisfies TableOf<TrainOptions>;
