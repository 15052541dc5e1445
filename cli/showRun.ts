/** What `check`, `merge` and `distribute` end with: reports, counterexamples, the exit code. */
import {plural} from '../properties/files/format.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {resultPath, writeAll, writeFileAtomic} from '../properties/files/writeFileAtomic.ts';
import {counterexampleFixture, fixtureFile} from '../properties/fixtures/foundFixture.ts';
import type {SavedCounterexample} from '../properties/fixtures/savedCounterexamples.ts';
import type {ResultRow} from '../properties/record/resultRow.ts';
import {NO_PASS} from '../properties/record/verdictWords.ts';
import type {Run} from '../properties/run/runDocument.ts';
import {type ShardResult, shardText} from '../properties/run/shardResult.ts';
import type {EvidenceOf} from '../properties/run/workers/workerPool.ts';
import {replayCommand} from '../report/claimFiles.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {exitCodeOf} from './exitCodes.ts';
import {addStepSummary} from './reporters/github.ts';
import {json} from './reporters/json.ts';
import {nextSteps} from './reporters/nextSteps.ts';
import type {ShownRun} from './reporters/reporter.ts';
import {type Wanted, wantedReporters} from './reporters/reporterOption.ts';
import type {RunFlags} from './runFlags.ts';
import {savedAgain} from './savedFirst.ts';
import {paint, plainStyle, styleOf} from './terminal.ts';
import {writeReport} from './writeReport.ts';

export type ResultFlags = Pick<
  RunFlags,
  'counterexamples' | 'out' | 'strict' | 'json' | 'verbose' | 'reporter' | 'report'
>;

/** More counterexamples than these are counted on the screen. */
const MOST_NAMED = 4;

type File = readonly [file: string, text: string];

/** The fixtures of the refuted rows, by row. */
async function counterexamples(
  run: Run,
  claims: readonly Claim[],
  folder: string,
  {evidenceOf, known}: Pick<Ended, 'evidenceOf' | 'known'>,
): Promise<Map<ResultRow, File>> {
  const found = new Map<ResultRow, File>();
  for (const row of run.results) {
    const claim = claims.find(({id}) => id === row.claim);
    if (!claim || row.verdict !== 'refuted') continue;
    const before = known?.get(row);
    if (before) {
      found.set(row, savedAgain(before));
      continue;
    }
    const fixture = await counterexampleFixture(claim, row, evidenceOf);
    // A claim may be refuted on finite worlds and on trained ones.
    const trained = row.counterexample?.tables && `${claim.id}-${row.world.replace(/\W+/g, '-')}`;
    if (fixture) found.set(row, fixtureFile(fixture, folder, trained));
  }
  return found;
}

/**
 * Says where a counterexample is, of the first few.
 * @param stepsFollow whether the command that replays it is said after this
 */
function namer(
  saved: ReadonlyMap<ResultRow, File>,
  folder: string,
  stepsFollow: boolean,
): (file: string) => void {
  const rows = new Map([...saved].map(([row, [file]]) => [file, row]));
  let named = 0;
  return (file) => {
    const row = rows.get(file);
    if (!row) return;
    named++;
    const how = stepsFollow ? '' : ` (${replayCommand(file, row.command)})`;
    if (named <= MOST_NAMED) process.stdout.write(`counterexample: ${file}${how}\n`);
    if (named === rows.size && named > MOST_NAMED)
      process.stdout.write(`and ${named - MOST_NAMED} more in ${folder}\n`);
  };
}

const print = (wanted: readonly Wanted[], shown: ShownRun): void => {
  for (const {reporter, file} of wanted)
    if (file === undefined) process.stdout.write(reporter.text(shown, styleOf(process.stdout)));
};

/** What to run next, and where what the summary leaves out can be seen. */
function lastLines(shown: ShownRun, width: number): string[] {
  const rows = shown.run.results.length;
  return [...nextSteps(shown, width), ...(rows > 1 ? [`rows:  all ${rows} one by one with --verbose`] : [])];
}

/** What is known of a run and not in its document. */
export interface Ended extends Pick<ShownRun, 'milliseconds' | 'stopped'> {
  /** Rows that were not begun when the run was stopped. */
  readonly missing?: number;
  /** Evaluates a claim where its code is; default here. */
  readonly evidenceOf?: EvidenceOf | undefined;
  /** Rows that a counterexample of an earlier run refutes, and no random setting. */
  readonly known?: ReadonlyMap<ResultRow, SavedCounterexample>;
  /** Whether something is refuted, also where its row was not begun. */
  readonly refuted?: boolean;
}

/** @throws InputError of a file that could not be written, once everything else is */
export async function showRun(
  run: Run,
  claims: readonly Claim[],
  flags: ResultFlags,
  {evidenceOf, known, refuted = false, missing = 0, ...ended}: Ended = {},
): Promise<void> {
  const wanted = wantedReporters(flags);
  const saved = await counterexamples(run, claims, flags.counterexamples, {
    evidenceOf,
    ...(known ? {known} : {}),
  });
  const files = new Map([...saved].map(([row, [file]]) => [row, file]));
  const shown: ShownRun = {run, claims, files, strict: flags.strict === true, ...ended};
  // A file that cannot be written must not take the result with it, which is therefore printed first.
  print(wanted, shown);
  process.exitCode = exitCodeOf({
    refuted: refuted || run.results.some(({verdict}) => verdict === 'refuted'),
    undecided: shown.strict && (missing > 0 || run.results.some(({verdict}) => NO_PASS.includes(verdict))),
    // A run that was stopped as it was asked to has come to its end.
    complete: run.complete || ended.stopped !== undefined,
  });
  const out = flags.out && (await resultPath(flags.out, run.complete));
  if (out !== flags.out) process.stderr.write(`${flags.out} holds a whole run and is kept: see ${out}\n`);
  const summarised = wanted.some(({reporter, file}) => reporter.name === 'summary' && file === undefined);
  const forPeople = !wanted.some(({reporter, file}) => reporter.alone && file === undefined);
  const reports = wanted.flatMap(({reporter, file}): File[] =>
    file === undefined ? [] : [[file, reporter.text(shown, plainStyle)]],
  );
  const written = writeAll(
    [...saved.values(), ...(out ? [[out, json.text(shown, plainStyle)] as const] : []), ...reports],
    forPeople ? namer(saved, flags.counterexamples, summarised) : undefined,
  );
  await written.finally(async () => {
    if (wanted.some(({reporter}) => reporter.name === 'github')) await addStepSummary(shown);
    if (summarised)
      for (const line of lastLines(shown, styleOf(process.stdout).width)) process.stdout.write(`${line}\n`);
    await writeReport(shown, [...saved.values()], flags.report, forPeople);
  });
}

/** A shard's verdicts are for `merge` to give: here it is only said what was done. */
export async function showShard(
  result: ShardResult,
  wanted: string,
  {json: asJson}: Pick<RunFlags, 'json'>,
): Promise<void> {
  const {shard, units, complete} = result;
  const file = await resultPath(wanted, complete);
  await writeFileAtomic(file, shardText(result));
  process.exitCode = exitCodeOf({refuted: false, complete});
  if (asJson) {
    process.stdout.write(jsonText({part: file, shard, units: units.length, complete}));
    return;
  }
  const early = complete ? '' : paint('yellow', '; stopped early, so it cannot be merged');
  process.stdout.write(
    `shard ${shard.index}/${shard.of}: ${plural(units.length, 'unit')} of work in ${file}${early} (transferbound merge)\n`,
  );
}
