/** The options that `check` and `distribute` share: what is checked, on which worlds, how much of it. */
import type {Command} from 'commander';
import {InvalidArgumentError, Option} from 'commander';
import {checkOptions} from '../properties/commands/checkOptions.ts';
import {worldName} from '../properties/commands/worldOption.ts';
import {parseShard, type Shard} from '../properties/run/shardResult.ts';
import {countOptions, defaultWorlds, worldNames, worldWords} from '../properties/worldKinds/registry.ts';
import type {RunSettings, WorldCounts} from '../properties/worldKinds/runSettings.ts';
import {addOptions, duration, oneOf, parser, RESUME_ABOUT, TIMEOUT_ABOUT} from './options.ts';
import {addPreset, PRESET_NAMES} from './presets.ts';
import {reporters} from './reporters/registry.ts';
import {parseReporters, type Wanted} from './reporters/reporterOption.ts';
import {REPORT} from './writeReport.ts';

export interface RunFlags extends Omit<RunSettings, 'worlds'> {
  /** The name of a kind of world, `default` or `all`. */
  readonly world: string;
  readonly workers: number;
  /** Milliseconds; undefined where nobody gave it. */
  readonly timeout?: number;
  readonly shard?: Shard;
  readonly resume?: boolean;
  readonly out?: string;
  readonly counterexamples: string;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly reporter?: readonly Wanted[];
  /** False for none. */
  readonly report?: string | false;
  readonly bail?: boolean;
  /** Milliseconds. */
  readonly time?: number;
}

function worldsNamed(word: string): readonly string[] {
  if (word === 'all') return worldNames;
  return word === 'default' ? defaultWorlds : [word];
}

export function runSettings(flags: RunFlags): RunSettings {
  const {backend, trials, detect, nu, seed, alpha} = flags;
  const counts = Object.fromEntries(countOptions.map(({key}) => [key, flags[key]]));
  return {
    worlds: worldsNamed(flags.world),
    ...(counts as unknown as WorldCounts),
    ...(backend ? {backend} : {}),
    trials,
    nu,
    ...(detect === undefined ? {} : {detect}),
    ...(flags.sampled ? {sampled: true} : {}),
    ...(flags.exact ? {exact: true} : {}),
    ...(flags.grep === undefined ? {} : {grep: flags.grep}),
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

/** Default of --counterexamples. */
export const COUNTEREXAMPLES = 'counterexamples';

/** Options about the document and what follows from it. */
export function addResultOptions(command: Command): Command {
  return command
    .option('--counterexamples <dir>', 'where counterexamples are written', COUNTEREXAMPLES)
    .option('--out <file>', 'write the JSON document to a file, whole or not at all')
    .option(
      '--strict',
      'exit with 3 where a claim is undecided, vacuous or untested: neither refuted nor a pass',
    )
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .option('--verbose', 'the table of all claims and worlds, with notes, before the summary')
    .addOption(
      new Option(
        '--reporter <name[=file]>',
        `${reporters.map(({name, about}) => `${name}: ${about}`).join('; ')}; several, on standard output or in files`,
      ).argParser(parseReporters),
    )
    .option('--report <file>', `the HTML report (default: ${REPORT}; none with --json)`)
    .option('--no-report', 'no HTML report');
}

export function addRunOptions(command: Command): Command {
  command.argument('[claims...]', 'ids that `list` shows, or files that export claims (.ts, .js, .mjs)');
  addOptions(command, checkOptions)
    .option(
      '--world <kind>',
      `${worldWords.join(' | ')} | default (without ${worldNames.filter((name) => !defaultWorlds.includes(name)).join(', ')}) | all`,
      parser(worldName('default', 'all')),
      'default',
    )
    .option(
      '--preset <name>',
      'how many settings and samples, where no option says: quick (a quarter), default, thorough (a night, all worlds)',
      oneOf(...PRESET_NAMES),
      'default',
    )
    .option('--timeout <time>', TIMEOUT_ABOUT, duration)
    .option('--grep <text>', 'only claims whose id or title has this text, in upper or lower case')
    .option('--bail', 'stop at the first refuted claim')
    .option(
      '--time <time>',
      'stop after that time, as in 60s or 2m; every row has had its share of it by then',
      duration,
    )
    .option('--resume', RESUME_ABOUT)
    .option('--shard <i/n>', 'do every n-th unit of the work only, for `merge`; needs --out', shard);
  return addResultOptions(addPreset(command));
}
