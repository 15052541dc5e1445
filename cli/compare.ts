/** `transferbound compare`: theories of pretraining on the same worlds, about the same risk. */
import {join, relative} from 'node:path';
import type {Command} from 'commander';
import {selectBackend} from '../models/index.ts';
import {compare} from '../properties/compare/compare.ts';
import {COMPARED_WORLDS, comparedWorld, USUAL_WORLDS} from '../properties/compare/comparedWorlds.ts';
import {compareText} from '../properties/compare/compareText.ts';
import {
  COMPARED_LOSSES,
  type ComparedLoss,
  RADIUS_RULES,
  type RadiusRule,
} from '../properties/compare/ground.ts';
import {PRETEXTS, type Pretext} from '../properties/compare/worlds/comparedWorld.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {quoted} from '../properties/files/quoted.ts';
import {checkWritable, resultPath, writeAll} from '../properties/files/writeFileAtomic.ts';
import {compareSvg} from '../report/plots/comparePlot.ts';
import {inputError} from '../theory/errors.ts';
import {exitCodeOf} from './exitCodes.ts';
import {duration, oneOf, probability, wholeNumber} from './options.ts';
import {interruptSignal, progressLine} from './terminal.ts';

interface CompareFlags {
  readonly world: readonly string[];
  readonly loss: ComparedLoss;
  readonly delta: number;
  readonly seed: number;
  readonly repeats: number;
  readonly pretext: Pretext;
  readonly radius: RadiusRule;
  readonly base?: boolean;
  readonly time?: number;
  readonly out?: string;
  readonly json?: boolean;
}

const commandOf = ({world, loss, delta, seed, repeats, pretext, radius, base}: CompareFlags): string =>
  `transferbound compare --world ${world.map(quoted).join(' ')} --loss ${loss} --delta ${delta} --seed ${seed} --repeats ${repeats}${pretext === 'regression' ? '' : ` --pretext ${pretext}`}${radius === 'transfer' ? '' : ` --radius ${radius}`}${base ? ' --base' : ''}`;

async function run(flags: CompareFlags): Promise<void> {
  const {world: names, loss, delta, seed, repeats, pretext, radius, base, time, out, json} = flags;
  const worlds = await Promise.all(names.map(comparedWorld));
  const fixed = worlds.find(({trains}) => !trains);
  if (pretext !== 'regression' && fixed)
    throw inputError(
      'compare',
      '--world',
      `worlds that train an encoder, with --pretext ${pretext}`,
      fixed.name,
    );
  if (out) await checkWritable(join(out, 'compare.json'));
  const progress = progressLine(json === true);
  const interrupt = interruptSignal();
  // The end of --time is no interruption.
  const signal = time === undefined ? interrupt : AbortSignal.any([interrupt, AbortSignal.timeout(time)]);
  const found = await compare({
    worlds,
    loss,
    delta,
    seed,
    repeats,
    pretext,
    radius,
    ...(base ? {baseOnly: true} : {}),
    backend: () => selectBackend(),
    command: commandOf(flags),
    signal,
    onProgress: progress.update,
  }).finally(progress.clear);
  const data = jsonText(found);
  const text = compareText(found);
  process.stdout.write(json ? data : text);
  if (out) {
    const path = await resultPath(join(out, 'compare.json'), found.complete);
    const stem = path.replace(/\.json$/, '');
    const files: [string, string][] = [
      [path, data],
      [`${stem}.md`, `\`${found.command}\`\n\n${text}`],
      [`${stem}.svg`, compareSvg(found)],
    ];
    await writeAll(files);
    if (!json) for (const [file] of files) process.stdout.write(`wrote ${relative(process.cwd(), file)}\n`);
  }
  process.exitCode = exitCodeOf({
    refuted: found.verdicts.some(({refuted}) => refuted),
    complete: found.complete || !interrupt.aborted,
  });
}

export function addCompare(command: Command): void {
  command
    .option('--world <names...>', `among ${COMPARED_WORLDS.join(', ')}, file:DIR`, [...USUAL_WORLDS])
    .option(
      '--loss <name>',
      `of the heads: ${COMPARED_LOSSES.join(' | ')}`,
      oneOf(...COMPARED_LOSSES),
      'hinge',
    )
    .option('--delta <p>', 'probability that each limit may fail with', probability, 0.1)
    .option('--seed <s>', 'seed of the worlds and of all draws', wholeNumber(0), 1)
    .option('--repeats <k>', 'independent worlds and samples per point', wholeNumber(1, 1000), 3)
    .option(
      '--pretext <name>',
      `what encoders are trained for: ${PRETEXTS.join(' | ')}`,
      oneOf(...PRETEXTS),
      'regression',
    )
    .option(
      '--radius <rule>',
      'R of the heads on h: what the transfer of a head of h° asks for, or R0 (reference)',
      oneOf(...RADIUS_RULES),
      'transfer',
    )
    .option('--base', 'the base point of each world alone, no axes')
    .option('--time <time>', 'stop after so long with what is done, as in 5m', duration)
    .option('--out <dir>', 'write compare.json, compare.md and compare.svg there')
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
