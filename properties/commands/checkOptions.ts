import {type BackendChoice, backendNames} from '../../models/index.ts';
import type {WatchOptions} from '../run/runCheck.ts';
import {countOptions, defaultWorlds} from '../worldKinds/registry.ts';
import {RUN_DEFAULTS, type WorldCounts} from '../worldKinds/runSettings.ts';
import {abortSignal, callback, duration, flag, oneOf, probability, wholeNumber} from './optionKinds.ts';
import type {Option, TableOf} from './settle.ts';
import {worldList} from './worldOption.ts';

/** Options of `check`; those of the command have the same names and defaults. */
export interface CheckOptions extends Partial<WorldCounts>, WatchOptions {
  /**
   * Kinds of worlds, as in `--world`: `finite`, `digits`, `context`, `masked`, ... (`worlds.worldNames` lists them), or `file:DIR`.
   * Default: all but `fashion`, `context-digits`, `context-fashion`, `mlp-digits`, `masked-fashion`, `mlp-fashion`
   * and those on texts (`context-brown`, `masked-brown`, `mlp-brown`). A claim is tried on those that it is for.
   */
  readonly worlds?: readonly string[];
  /** Fresh samples per claim that holds with probability 1 - nu, where samples are drawn; default 150. */
  readonly trials?: number;
  /** Violation rate in (0, 1) that must not go unnoticed: sets the number of fresh samples. Default: `trials` samples. */
  readonly detect?: number;
  /** Claimed violation probability, in (0, 1), where samples are drawn; default 0.1. */
  readonly nu?: number;
  /** On trained worlds: samples of two draws, all enumerated, instead of fresh samples; default false. */
  readonly exact?: boolean;
  /** Draw samples on finite worlds too, instead of enumerating them; default false. */
  readonly sampled?: boolean;
  /** Of the settings and draws, a whole number from 0; default 1. */
  readonly seed?: number;
  /** False-alarm limit of the whole run, in (0, 1); default 1e-6. */
  readonly alpha?: number;
  /** What trains: `auto`, `fused`, `native`, `wasm` or `cpu`; default `auto`, the first that is there. */
  readonly backend?: BackendChoice;
  /** Processes that share the work, 1 to 256; the evidence is the same. Default 1. */
  readonly workers?: number;
  /**
   * Milliseconds that a claim's own code may take per setting. Of ids and files alone, which are then evaluated in a process that
   * can be killed; a claim that is a value runs in the caller's process, which nothing can stop. Default 60,000 for files.
   */
  readonly timeout?: number;
}

const counts = Object.fromEntries(
  countOptions.map(({key, about, default: count}) => [
    key,
    {kind: wholeNumber(1), about, value: 'n', default: count},
  ]),
) as Record<keyof WorldCounts, Option<number> & {readonly default: number}>;

export const checkOptions = {
  ...counts,
  trials: {
    kind: wholeNumber(1),
    about: 'fresh samples per claim that holds with probability 1 - nu',
    value: 'n',
    default: RUN_DEFAULTS.trials,
  },
  detect: {
    kind: probability,
    about: 'violation rate that must not go unnoticed; sets the number of fresh samples',
    value: 'rate',
  },
  nu: {
    kind: probability,
    about: 'claimed violation probability where samples are drawn',
    value: 'nu',
    default: RUN_DEFAULTS.nu,
  },
  exact: {
    kind: flag,
    about: 'on trained worlds: samples of two draws, all enumerated, instead of fresh samples',
  },
  sampled: {kind: flag, about: 'draw samples on finite worlds too, instead of enumerating them'},
  seed: {
    kind: wholeNumber(0),
    about: 'seed of the settings and draws',
    value: 's',
    default: RUN_DEFAULTS.seed,
  },
  alpha: {
    kind: probability,
    about: 'false-alarm limit of the whole run',
    value: 'a',
    default: RUN_DEFAULTS.alpha,
  },
  backend: {
    kind: oneOf(['auto', ...backendNames]),
    about: `training backend: auto | ${backendNames.join(' | ')}`,
    value: 'name',
  },
  worlds: {kind: worldList, default: defaultWorlds},
  workers: {
    kind: wholeNumber(1, 256),
    about: 'processes that share the work; the evidence is the same',
    value: 'k',
    default: 1,
  },
  timeout: {kind: duration},
  signal: {kind: abortSignal},
  onProgress: {kind: callback<NonNullable<WatchOptions['onProgress']>>()},
  onDesign: {kind: callback<NonNullable<WatchOptions['onDesign']>>()},
} satisfies TableOf<CheckOptions>;
