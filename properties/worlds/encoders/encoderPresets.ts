/** What generators, experiments and commands need of a kind of encoder: architectures, and settings at an edge. */
import type {Activation, Architecture} from '../../../theory/networks/architecture.ts';

/** Flags of `train` that shape the network. */
export interface ShapeFlags {
  readonly data: 'mixture' | 'images';
  readonly activation: Activation;
  readonly width?: number;
  readonly hidden?: number;
  readonly depth: number;
  readonly blocks: number;
  readonly heads?: number;
  readonly side?: 14 | 28;
  readonly grid: number;
}

/** Where a setting at an edge differs from a plain one. */
export interface EdgeSetting {
  readonly architecture?: Architecture;
  readonly components?: number;
  readonly uncentred?: true;
  /** Of the teacher. */
  readonly scale?: number;
  readonly decoderScale?: number;
  readonly training?: {readonly learningRate?: number; readonly initialScale?: number};
}

/** Of one kind. */
export interface EncoderPresets {
  /** In a report: `context encoder`. */
  readonly name: string;
  /** Small architectures that random settings go through in turn. */
  readonly mixture: readonly Architecture[];
  /** The same, wide enough that training solves the pretext and few ReLU networks die. */
  readonly wide: readonly Architecture[];
  /** The same on images; 14 x 14 pixels in halves, or 28 x 28 in a 4 x 4 grid of patches. */
  readonly images: readonly Architecture[];
  /** The same for end-to-end worlds, where networks are enclosed in intervals. */
  readonly inBall: Readonly<Record<'mixture' | 'images', readonly Architecture[]>>;
  /** What the sweep of the end-to-end bound varies; tokens where there are any. */
  readonly swept: (depth: number, tokens: number) => Architecture;
  /** Of the experiment with RadReg on images of 14 x 14 pixels. */
  readonly radReg: Architecture;
  /** @throws InputError for flags that do not fit together */
  readonly fromFlags: (flags: ShapeFlags) => Architecture;
  /** What a setting counts for in the progress of a run; 1 is a finite one. */
  readonly weight: Readonly<Record<'mixture' | 'images', number>>;
  /** Size of W°'s entries times the root of the width, if a setting does not say. */
  readonly decoderScale: number;
  /**
   * A representation that training leaves blind to the label direction, margins below 1, every input alike: h is then
   * constant and the transferability inequality close to equality.
   * @param several the mask law hides several tokens
   */
  readonly constantRepresentation: (several: boolean) => EdgeSetting;
  /** Networks whose W° does not read all features of h°, so that A2 fails. */
  readonly violatesA2: EdgeSetting;
  /** A small decoder and small initial weights: h says what h° says on a smaller scale, and R = R° is too small (A3). */
  readonly violatesA3: EdgeSetting;
}
