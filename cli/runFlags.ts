/** The options that `check` and `distribute` share: what is checked, on which worlds, how much of it. */
import type {Command} from 'commander';
import {InvalidArgumentError} from 'commander';
import {backendNames} from '../models/index.ts';
import {parseShard, type Shard} from '../properties/run/shard.ts';
import {countOptions, worldNames} from '../properties/worldKinds/registry.ts';
import {RUN_DEFAULTS, type RunSettings, type WorldCounts} from '../properties/worldKinds/runSettings.ts';
import {oneOf, probability, wholeNumber} from './options.ts';

export interface RunFlags extends Omit<RunSettings, 'worlds'> {
  /** The name of a kind of world, or `all`. */
  readonly world: string;
  readonly workers: number;
  readonly shard?: Shard;
  readonly out?: string;
  readonly counterexamples: string;
  readonly strict?: boolean;
  readonly json?: boolean;
}

export function runSettings(flags: RunFlags): RunSettings {
  const {backend, trials, detect, nu, seed, alpha} = flags;
  const counts = Object.fromEntries(countOptions.map(({key}) => [key, flags[key]]));
  return {
    worlds: flags.world === 'all' ? worldNames : [flags.world],
    ...(counts as unknown as WorldCounts),
    ...(backend ? {backend} : {}),
    trials,
    nu,
    ...(detect === undefined ? {} : {detect}),
    ...(flags.sampled ? {sampled: true} : {}),
    ...(flags.exact ? {exact: true} : {}),
    seed,
    alpha,
  };
}

function shard(text: string): Shard {
  try {
    return parseShard(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** Options about the document and what follows from it. */
export function addResultOptions(command: Command): Command {
  return command
    .option('--counterexamples <dir>', 'where counterexamples are written', 'counterexamples')
    .option('--out <file>', 'write the JSON document to a file, whole or not at all')
    .option(
      '--strict',
      'exit with 3 where a claim is undecided, vacuous or untested: neither refuted nor a pass',
    )
    .option('--json', 'one JSON document on standard output');
}

export function addRunOptions(command: Command): Command {
  command.argument('[claims...]', 'ids that `list` shows, or files that export claims (.ts, .js, .mjs)');
  for (const {flag, about, default: count} of countOptions)
    command.option(`${flag} <n>`, about, wholeNumber(1), count);
  command
    .option(
      '--trials <n>',
      'fresh samples per claim that holds with probability 1 - nu',
      wholeNumber(1),
      RUN_DEFAULTS.trials,
    )
    .option(
      '--detect <rate>',
      'violation rate that must not go unnoticed; sets the number of fresh samples',
      probability,
    )
    .option(
      '--nu <nu>',
      'claimed violation probability where samples are drawn',
      probability,
      RUN_DEFAULTS.nu,
    )
    .option('--exact', 'on trained worlds: samples of two draws, all enumerated, instead of fresh samples')
    .option('--sampled', 'draw samples on finite worlds too, instead of enumerating them')
    .option('--seed <s>', 'seed of the settings and draws', wholeNumber(0), RUN_DEFAULTS.seed)
    .option('--alpha <a>', 'false-alarm limit of the whole run', probability, RUN_DEFAULTS.alpha)
    .option(
      '--backend <name>',
      `training backend: auto | ${backendNames.join(' | ')}`,
      oneOf('auto', ...backendNames),
    )
    .option('--world <family>', `${worldNames.join(' | ')} | all`, oneOf('all', ...worldNames), 'all')
    .option(
      '--workers <k>',
      'processes that share the work; the evidence is the same',
      wholeNumber(1, 256),
      1,
    )
    .option('--shard <i/n>', 'do every n-th unit of the work only, for `merge`; needs --out', shard);
  return addResultOptions(command);
}
