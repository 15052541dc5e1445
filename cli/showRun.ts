/** What `check`, `merge` and `distribute` end with: documents, counterexamples, the table, the exit code. */

import Table from 'cli-table3';
import {percent, plural, short} from '../properties/files/format.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {resultPath, writeAll, writeFileAtomic} from '../properties/files/writeFileAtomic.ts';
import {counterexampleFixture, fixtureFile} from '../properties/fixtures/foundFixture.ts';
import type {ClaimVerdict, ResultRow} from '../properties/record/resultRow.ts';
import type {Run} from '../properties/run/runDocument.ts';
import {type ShardResult, shardText} from '../properties/run/shardResult.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {exitCodeOf} from './exitCodes.ts';
import type {RunFlags} from './runFlags.ts';
import {coloured, paint} from './terminal.ts';

export type ResultFlags = Pick<RunFlags, 'counterexamples' | 'out' | 'strict' | 'json'>;

const COLOURS: Record<ClaimVerdict, 'green' | 'red' | 'yellow' | 'cyan'> = {
  holds: 'green',
  'not refuted': 'cyan',
  untested: 'yellow',
  vacuous: 'yellow',
  undecided: 'yellow',
  refuted: 'red',
};

/** One row per claim and world. */
function resultTable(results: readonly ResultRow[]): string {
  const table = new Table({
    head: [
      'claim',
      'world',
      'verdict',
      'settings',
      'kept',
      'undecided',
      'smallest slack',
      'tightest lhs/rhs',
      'vacuous',
      'trivial',
      'informative',
    ],
    colAligns: ['left', 'left', 'left', ...Array.from({length: 8}, () => 'right' as const)],
    style: {head: coloured(process.stdout) ? ['bold'] : [], border: [], compact: true},
  });
  for (const result of results) {
    const {levels, vacuous} = result;
    table.push([
      result.claim,
      result.world,
      paint(COLOURS[result.verdict], result.verdict),
      result.settings.toLocaleString('en-US'),
      percent(result.kept, result.settings),
      result.undecided.toLocaleString('en-US'),
      short(result.slack),
      short(result.tightest?.ratio, 'down'),
      vacuous ? percent(vacuous.settings, vacuous.of) : '-',
      levels ? percent(levels.trivial, levels.of) : '-',
      levels ? percent(levels.informative, levels.of) : '-',
    ]);
  }
  return table.toString();
}

/** One line per row where hypotheses failed on some settings: which, how often, and by how much. */
function failedHypotheses(results: readonly ResultRow[]): string[] {
  return results.flatMap(({claim, world, failed, measured, settings}) => {
    const often = Object.entries(failed).map(([name, times]) => {
      const by = measured?.[name];
      const much = by ? ` (${by.of} ${short(by.from)} to ${short(by.to)})` : '';
      return `${percent(times, settings)} "${name}"${much}`;
    });
    return often.length > 0 ? [`${claim} on ${world}: hypotheses failed: ${often.join(', ')}`] : [];
  });
}

/** Bounds that are vacuous on some settings, by the term that is the largest most often. */
function vacuousBounds(results: readonly ResultRow[]): string[] {
  const rows = new Map<string, string[]>();
  for (const {claim, world, vacuous} of results) {
    if (vacuous?.term === undefined) continue;
    const row = `${claim} on ${world} (${percent(vacuous.settings, vacuous.of)})`;
    rows.set(vacuous.term, [...(rows.get(vacuous.term) ?? []), row]);
  }
  return [...rows].map(([term, of]) => `vacuous mostly by ${term}: ${of.join(', ')}`);
}

/** Bounds too near to what no training gives for their enclosures to tell whether they are below it. */
function openLevels(results: readonly ResultRow[]): string[] {
  return results.flatMap(({claim, world, levels}) =>
    levels && levels.undecided > 0
      ? [`${claim} on ${world}: trivial or informative, not decided: ${levels.undecided} of ${levels.of}`]
      : [],
  );
}

/** In what order the last line counts, from pass to alarm. */
const COUNTED = [
  ['holds', 'hold'],
  ['not refuted', 'not refuted'],
  ['untested', 'untested'],
  ['vacuous', 'vacuous'],
  ['undecided', 'undecided'],
  ['refuted', 'refuted'],
] as const satisfies readonly (readonly [ClaimVerdict, string])[];

/** What `--strict` fails on. */
const NO_PASS: readonly ClaimVerdict[] = ['untested', 'vacuous', 'undecided'];

function runText(run: Run): string {
  const lines = [resultTable(run.results)];
  for (const {claim, world, test} of run.results) if (test) lines.push(`${claim} on ${world}: ${test}`);
  lines.push(...failedHypotheses(run.results), ...vacuousBounds(run.results), ...openLevels(run.results));
  if (run.backend) lines.push(`trained on the ${run.backend.name} backend, version ${run.backend.version}`);
  for (const reason of run.skipped) lines.push(paint('yellow', `skipped ${reason}`));
  const verdicts = COUNTED.map(
    ([verdict, words]) => `${run.results.filter((row) => row.verdict === verdict).length} ${words}`,
  );
  const sum = (key: 'settings' | 'kept' | 'undecided') => run.results.reduce((total, r) => total + r[key], 0);
  lines.push(
    `${verdicts.join(', ')}: ${plural(sum('settings'), 'setting')}, ${sum('kept').toLocaleString('en-US')} kept by the hypotheses, ${sum('undecided')} undecided; seed ${run.seed}`,
  );
  if (!run.complete) lines.push(paint('yellow', 'stopped early: the rows say what was done so far'));
  return `${lines.join('\n')}\n`;
}

export async function showRun(run: Run, claims: readonly Claim[], flags: ResultFlags): Promise<void> {
  const files: (readonly [file: string, text: string])[] = [];
  for (const result of run.results) {
    const claim = claims.find(({id}) => id === result.claim);
    if (!claim || result.verdict !== 'refuted') continue;
    const fixture = counterexampleFixture(claim, result);
    // A claim may be refuted on finite worlds and on trained ones.
    const trained = result.counterexample?.tables && `${claim.id}-${result.world.replace(/\W+/g, '-')}`;
    if (fixture) files.push(fixtureFile(fixture, flags.counterexamples, trained));
  }
  const document = jsonText({...run, saved: files.map(([file]) => file)});
  // A file that cannot be written must not take the result with it, which is therefore printed first.
  process.stdout.write(flags.json ? document : runText(run));
  process.exitCode = exitCodeOf({
    refuted: run.results.some(({verdict}) => verdict === 'refuted'),
    undecided: flags.strict === true && run.results.some(({verdict}) => NO_PASS.includes(verdict)),
    complete: run.complete,
  });
  const out = flags.out && (await resultPath(flags.out, run.complete));
  if (out !== flags.out) process.stderr.write(`${flags.out} holds a whole run and is kept: see ${out}\n`);
  await writeAll(out ? [...files, [out, document]] : files, (file) => {
    if (!flags.json && file !== out)
      process.stdout.write(`counterexample: ${file} (transferbound replay ${file})\n`);
  });
}

/** A shard's verdicts are for `merge` to give: here it is only said what was done. */
export async function showShard(
  result: ShardResult,
  wanted: string,
  {json}: Pick<RunFlags, 'json'>,
): Promise<void> {
  const {shard, units, complete} = result;
  const file = await resultPath(wanted, complete);
  await writeFileAtomic(file, shardText(result));
  process.exitCode = exitCodeOf({refuted: false, complete});
  if (json) {
    process.stdout.write(jsonText({part: file, shard, units: units.length, complete}));
    return;
  }
  const early = complete ? '' : paint('yellow', '; stopped early, so it cannot be merged');
  process.stdout.write(
    `shard ${shard.index}/${shard.of}: ${plural(units.length, 'unit')} of work in ${file}${early} (transferbound merge)\n`,
  );
}
