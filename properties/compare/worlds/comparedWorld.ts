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
