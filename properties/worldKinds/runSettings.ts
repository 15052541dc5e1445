/** What decides the evidence of a run, apart from the claims. */
import type {BackendChoice} from '../../models/index.ts';

/** How many settings are tried. A kind of world that shares none of these declares its own here by module augmentation. */
export interface WorldCounts {
  /** Finite settings per claim; default 300. */
  readonly runs: number;
  /** Settings of `digits`; default 5. */
  readonly imageRuns: number;
  /** Settings of each kind of encoder on teacher worlds; default 75. */
  readonly trainedRuns: number;
  /** Settings of each kind of encoder on each set of images; default 5. */
  readonly trainedImageRuns: number;
}

export interface RunSettings extends WorldCounts {
  /** Names of world kinds, as in `--world`. */
  readonly worlds: readonly string[];
  /** Training backend of the trained worlds; default: the best there is. */
  readonly backend?: BackendChoice;
  /** Fresh samples per with-probability claim, where no rate to detect is given. */
  readonly trials: number;
  /** Violation rate that must not go unnoticed: sets the number of fresh samples. */
  readonly detect?: number;
  /** Claimed violation probability of the sampled settings. */
  readonly nu: number;
  /** Draw samples on finite worlds too, instead of enumerating them. */
  readonly sampled?: boolean;
  /** On teacher worlds: samples of two draws, all enumerated, instead of fresh samples. */
  readonly exact?: boolean;
  /** Only claims whose id or title has this text. */
  readonly grep?: string;
  readonly seed: number;
  /** False-alarm limit of the whole run, divided over the claims that are tested sequentially. */
  readonly alpha: number;
}

/** The settings of a run with nothing said. */
export const RUN_DEFAULTS = {
  trials: 150,
  nu: 0.1,
  seed: 1,
  alpha: 1e-6,
} as const;
