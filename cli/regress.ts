import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Command} from 'commander';
import {evaluateSetting} from '../properties/evaluate/evaluate.ts';
import {percent, plural} from '../properties/files/format.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {checkWritable, writeFileAtomic} from '../properties/files/writeFileAtomic.ts';
import {
  baselineLevels,
  baselineText,
  compareBaseline,
  makeBaseline,
  readBaseline,
} from '../properties/fixtures/regress.ts';
import {CLAIM_TIMEOUT, type EvidenceOf, workerPool} from '../properties/run/workers/workerPool.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {claims as builtIn} from '../theory/claims/index.ts';
import {InputError} from '../theory/errors.ts';
import {atLeast, duration, TIMEOUT_ABOUT, wholeNumber} from './options.ts';
import {paint} from './terminal.ts';

interface RegressFlags {
  readonly baseline: string;
  readonly update?: boolean;
  readonly seed: number;
  readonly each: number;
  readonly tolerance: number;
  readonly claims?: readonly string[];
  readonly timeout?: number;
  readonly json?: boolean;
}

const levelsText = ({of, vacuous, trivial, informative, undecided}: ReturnType<typeof baselineLevels>) =>
  `${percent(informative, of)} of ${of} informative, ${trivial} trivial, ${vacuous} vacuous, ${undecided} between`;

const BASELINE = 'ci/baseline.json';

/** The baseline that was named; where nobody named one and the folder has none, the one that comes with this package. */
function baselineFile(named: string): string {
  if (named !== BASELINE || existsSync(named)) return named;
  const own = ['../', '../../'].map((up) => fileURLToPath(new URL(`${up}${BASELINE}`, import.meta.url)));
  return own.find((file) => existsSync(file)) ?? named;
}

/** What is compared: the built-in claims here, those of files in a process of their own, which can be killed. */
interface Compared {
  readonly claims: readonly Claim[];
  readonly evidenceOf: EvidenceOf;
}

async function update(
  {baseline: file, seed, each, json}: RegressFlags,
  {claims, evidenceOf}: Compared,
): Promise<void> {
  await checkWritable(file);
  const baseline = await makeBaseline(claims, seed, each, evidenceOf);
  await writeFileAtomic(file, baselineText(baseline));
  const refuted = baseline.entries.filter(({verdict}) => verdict === 'refuted').length;
  const made = {claims: claims.length, settings: baseline.entries.length, refuted};
  process.stdout.write(
    json
      ? jsonText(made)
      : `baseline written: ${plural(made.claims, 'claim')}, ${plural(made.settings, 'setting')}, ${refuted} refuted\n`,
  );
  if (refuted > 0) process.exitCode = 1;
}

async function compare(flags: RegressFlags, {claims, evidenceOf}: Compared): Promise<void> {
  const baseline = await readBaseline(baselineFile(flags.baseline));
  const levels = baselineLevels(baseline);
  const differences = await compareBaseline(baseline, claims, flags.tolerance, evidenceOf);
  if (flags.json) process.stdout.write(jsonText({settings: baseline.entries.length, levels, differences}));
  else {
    for (const {claim, what, setting} of differences) {
      process.stdout.write(`${paint('red', claim)}: ${what}\n`);
      if (setting) process.stdout.write(`    on ${JSON.stringify(setting)}\n`);
    }
    if (levels.of > 0) process.stdout.write(`bounds on a risk: ${levelsText(levels)}\n`);
    process.stdout.write(
      `${plural(baseline.entries.length, 'setting')} of ${plural(claims.length, 'claim')} compared, ${plural(differences.length, 'difference')}\n`,
    );
  }
  if (differences.length > 0) process.exitCode = 1;
}

async function regress(flags: RegressFlags): Promise<void> {
  const act = flags.update ? update : compare;
  const {claims: files, timeout} = flags;
  if (!files) return act(flags, {claims: builtIn, evidenceOf: evaluateSetting});
  if (flags.baseline === BASELINE)
    throw new InputError(
      'regress: expected --baseline with the file of these claims beside --claims, got none; --update writes it',
    );
  const pool = workerPool(1, {timeout: timeout ?? CLAIM_TIMEOUT});
  try {
    const claims = await pool.claims(files);
    await act(flags, {claims, evidenceOf: pool.evidence});
  } finally {
    await pool.close();
  }
}

export function addRegress(command: Command): void {
  command
    .option('--baseline <file>', 'the baseline; where the folder has none, that of this package', BASELINE)
    .option(
      '--claims <file>',
      "a file with the user's own claims, in place of the built-in ones; may be given again for another",
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option('--timeout <time>', TIMEOUT_ABOUT, duration)
    .option('--update', 'write the baseline again')
    .option('--each <n>', 'settings per claim, with --update', wholeNumber(1, 1000), 12)
    .option('--seed <s>', 'seed of the settings, with --update', wholeNumber(0), 1)
    .option('--tolerance <t>', 'how far the slack may move, relative to max(1, |slack|)', atLeast(0), 1e-9)
    .option('--json', 'one JSON document on standard output')
    .action(regress);
}
