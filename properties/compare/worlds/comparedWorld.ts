/** What `compare` asks of a kind of world: settings along its axes, and the ground of each. */
import type {Backend} from '../../../models/index.ts';
import type {ComparedLoss, Ground, RadiusRule} from '../ground.ts';

/** What can vary. */
export const AXES = ['n', 'N', 'shift', 'dependence'] as const;
export type Axis = (typeof AXES)[number];

/** Labelled draws, unlabelled draws, TV(T, U), conditional dependence of the two views. */
export type Point = Readonly<Partial<Record<Axis, number>>>;

/** What trained encoders are trained for: to predict the targets, or on positive pairs. */
export const PRETEXTS = ['regression', 'spectral', 'contrastive'] as const;
export type Pretext = (typeof PRETEXTS)[number];

/** Values that worlds are compared along. */
export const VALUES = {
  n: [30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 1_000_000],
  N: [30, 100, 1000, 10_000, 100_000, 1_000_000, 100_000_000],
  shift: [0, 0.01, 0.03, 0.1, 0.3],
} as const satisfies Partial<Record<Axis, readonly number[]>>;

export interface GroundOptions {
  /** Default `regression`. */
  readonly pretext?: Pretext;
  /** Default `transfer`. */
  readonly radius?: RadiusRule;
  readonly delta: number;
  readonly loss: ComparedLoss;
  /** Of the world and of all draws. */
  readonly seed: number;
  /** Which of several independent worlds or samples. */
  readonly repeat: number;
  readonly backend: () => Promise<Backend>;
  readonly signal?: AbortSignal;
}

export interface ComparedWorld {
  readonly name: string;
  readonly about: string;
  /** Values along each axis that it has, the base value apart. */
  readonly axes: Readonly<Partial<Record<Axis, readonly number[]>>>;
  /** Where the other axes stay. */
  readonly base: Point;
  /** Whether it trains an encoder, for any pretext. */
  readonly trains?: true;
  /** Pairs of axes that are varied together. */
  readonly maps: readonly (readonly [Axis, Axis])[];
  /** What makes the ground of each point; draws of different points are independent. */
  readonly grounds: (points: readonly Point[], options: GroundOptions) => Promise<readonly (() => Ground)[]>;
}
