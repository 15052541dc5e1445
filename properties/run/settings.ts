/** What decides the evidence of a run, apart from the claims. */
import type {BackendChoice} from '../../models/index.ts';

export const WORLDS = ['finite', 'digits', 'context', 'masked', 'context-digits', 'masked-digits'] as const;
/** `context` and `masked` are teacher worlds with trained encoders, `...-digits` real images with trained ones. */
export type WorldFamily = (typeof WORLDS)[number];

export interface RunSettings {
  readonly worlds: readonly WorldFamily[];
  /** Finite settings a claim. */
  readonly runs: number;
  /** Digit settings. */
  readonly imageRuns: number;
  /** Trained settings a scenario. */
  readonly trainedRuns: number;
  /** Settings with an encoder trained on digits, a scenario. */
  readonly trainedImageRuns: number;
  /** TensorFlow backend of the trained worlds; default: the best there is. */
  readonly backend?: BackendChoice;
  /** Fresh samples a with-probability claim, where no rate to detect is given. */
  readonly trials: number;
  /** Violation rate that must not go unnoticed: sets the number of fresh samples. */
  readonly detect?: number;
  /** Claimed violation probability of the sampled settings. */
  readonly nu: number;
  /** Draw samples on finite worlds too, instead of enumerating them. */
  readonly sampled?: boolean;
  /** On trained worlds: samples of two draws, all enumerated, instead of fresh samples. */
  readonly exact?: boolean;
  readonly seed: number;
  /** False-alarm limit of the whole run, divided over the claims that are tested sequentially. */
  readonly alpha: number;
}
