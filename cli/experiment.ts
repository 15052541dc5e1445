/** `transferbound experiment <name>`: paired experiments with trained encoders; each writes a table and its data. */
import {relative, resolve} from 'node:path';
import type {Command} from 'commander';
import {type BackendChoice, backendNames, selectBackend} from '../models/index.ts';
import {fixtureText} from '../properties/fixtures/fixture.ts';
import {jsonText} from '../properties/jsonText.ts';
import {growthKeeper} from '../properties/radReg/growthKeeper.ts';
import {shrinkage} from '../properties/radReg/shrinkage.ts';
import {shrinkageTable} from '../properties/radReg/shrinkageTable.ts';
import {writeWhole} from '../properties/writeWhole.ts';
import {interruptSignal} from './interrupt.ts';
import {numbers, oneOf, probability, wholeNumber} from './options.ts';
import {progressLine} from './progress.ts';

interface Shared {
  readonly seed: number;
  readonly out: string;
  readonly backend?: BackendChoice;
  readonly json?: boolean;
}

async function save(flags: Shared, name: string, text: string): Promise<void> {
  const file = resolve(flags.out, name);
  await writeWhole(file, text);
  if (!flags.json) process.stdout.write(`wrote ${relative(process.cwd(), file)}\n`);
}

interface ShrinkageFlags extends Shared {
  readonly settings: number;
  readonly lambdas: readonly number[];
  readonly alpha: number;
}

async function runShrinkage(flags: ShrinkageFlags): Promise<void> {
  const {settings, lambdas, alpha, seed} = flags;
  const command = `transferbound experiment shrinkage --settings ${settings} --lambdas ${lambdas.join(',')} --alpha ${alpha} --seed ${seed}`;
  const progress = progressLine(flags.json === true);
  const keeper = growthKeeper();
  const report = await shrinkage({
    backend: await selectBackend(flags.backend),
    scenarios: ['context', 'masked'],
    settings,
    lambdas,
    alpha,
    seed,
    signal: interruptSignal(),
    onDesign({trials, catches}) {
      const rate = catches === undefined ? 'no rate' : `a shrinking rate of ${(100 * catches).toFixed(1)}%`;
      if (!flags.json) process.stdout.write(`${trials} pairs a scenario show ${rate} with 95% power\n`);
    },
    onProgress: (done, of, at) => progress.update(done, of, at),
    onPair: keeper.see,
  });
  progress.clear();
  const table = shrinkageTable(report);
  process.stdout.write(flags.json ? jsonText({command, ...report}) : table);
  await save(flags, 'shrinkage.md', `\`${command}\`\n\n${table}`);
  await save(flags, 'shrinkage.json', jsonText({command, ...report}));
  for (const {name, fixture} of keeper.kept({command, seed}))
    await save(flags, `scale-free-grows/${name}.json`, fixtureText(fixture));
}

/** The options that every experiment has. */
function shared(command: Command): Command {
  return command
    .option('--seed <s>', 'seed of everything random', wholeNumber(0), 1)
    .option('--out <dir>', 'where the table (.md) and its data (.json) are written', 'experiments')
    .option(
      '--backend <name>',
      `TensorFlow backend: auto | ${backendNames.join(' | ')}`,
      oneOf('auto', ...backendNames),
    )
    .option('--json', 'one JSON document on standard output')
    .exitOverride();
}

export function addExperiment(program: Command): void {
  const experiment = program
    .command('experiment')
    .description('paired experiments with trained encoders: what RadReg shrinks, whether it helps');
  shared(experiment.command('shrinkage'))
    .description('how often RadReg shrinks the measured terms on teacher worlds, lambda > 0 against 0')
    .option('--settings <n>', 'paired settings a scenario', wholeNumber(1), 250)
    .option('--lambdas <list>', 'penalties, separated by commas', numbers, [0.03, 0.3, 3])
    .option('--alpha <a>', 'false-alarm limit of all tests together', probability, 1e-6)
    .action(runShrinkage);
}
