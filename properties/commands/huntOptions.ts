import type {HuntProgress} from '../hunt/hunt.ts';
import {abortSignal, callback, duration, flag, probability, wholeNumber} from './optionKinds.ts';
import type {TableOf} from './settle.ts';
import {worldName} from './worldOption.ts';

/** Options of `hunt`; those of the command have the same names and defaults. */
export interface HuntOptions {
  /** Time of the search in milliseconds, shrinking not included; default 60,000. */
  readonly budget?: number;
  /** Settings tried, instead of a time: the same on every machine. */
  readonly evaluations?: number;
  /** Of the search, a whole number from 0; default 1. */
  readonly seed?: number;
  /** Plain generation only, to compare with; default false. */
  readonly random?: boolean;
  /**
   * A kind of world with settings of its own, `file:DIR`: the search goes through losses, radii and shifts on it. Default:
   * the small settings that the claim is for.
   */
  readonly world?: string;
  /**
   * For claims that hold with probability 1 - nu, on worlds too big to enumerate: searched draws propose settings, fresh
   * ones decide. The result is then a row as of `check`. Default false.
   */
  readonly sampled?: boolean;
  /** Claimed violation probability in (0, 1), with `sampled`; default 0.1. */
  readonly nu?: number;
  /** False-alarm limit in (0, 1), with `sampled`; default 1e-6. */
  readonly alpha?: number;
  /** Fresh samples at most, with `sampled`; default 3,000. */
  readonly trials?: number;
  /**
   * Milliseconds that the claim's own code may take per setting. Of an id or a file alone, which is then evaluated in a process
   * that can be killed; a claim that is a value runs in the caller's process, which nothing can stop. Default 60,000 for files.
   */
  readonly timeout?: number;
  /** Ends the search, with what it has found so far. */
  readonly signal?: AbortSignal;
  /** Called some times a second. */
  readonly onProgress?: (progress: HuntProgress) => void;
}

export const huntOptions = {
  budget: {
    kind: duration,
    about: 'time of the search, as in 60s or 2m; shrinking comes after',
    value: 'time',
    default: 60_000,
  },
  evaluations: {
    kind: wholeNumber(1),
    about: 'settings tried, instead of a time: the same on every machine',
    value: 'n',
  },
  seed: {kind: wholeNumber(0), about: 'seed of the search', value: 's', default: 1},
  random: {kind: flag, about: 'plain generation only, to compare with'},
  world: {
    kind: worldName(),
    value: 'file:DIR',
    about: 'on your own encoder: settings on files of embeddings',
  },
  sampled: {kind: flag, about: 'worlds too big to enumerate: searched draws propose, fresh ones decide'},
  nu: {kind: probability, about: 'claimed violation probability, with --sampled', value: 'nu', default: 0.1},
  alpha: {kind: probability, about: 'false-alarm limit, with --sampled', value: 'a', default: 1e-6},
  trials: {kind: wholeNumber(1), about: 'fresh samples at most, with --sampled', value: 'n', default: 3_000},
  timeout: {kind: duration},
  signal: {kind: abortSignal},
  onProgress: {kind: callback<(progress: HuntProgress) => void>()},
} satisfies TableOf<HuntOptions>;
