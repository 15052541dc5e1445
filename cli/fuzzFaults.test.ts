/**
 * What befalls a command from outside, at seeded moments and places: journals that are damaged, signals, disks that are full or
 * read-only. Nothing hangs, is lost or half-written, and no process is left. The inputs themselves are in fuzz.test.ts.
 */
import {spawnSync} from 'node:child_process';
import {existsSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {journalFile} from '../properties/files/journal.ts';
import {checkpointFile} from '../properties/files/trainingJournal.ts';
import {mainCommand} from '../properties/testing/mainCommand.ts';
import {damage} from './testing/fuzz/damage.ts';
import {PAGE, smallDisk} from './testing/fuzz/disk.ts';
import {writeInputFiles} from './testing/fuzz/inputFiles.ts';
import {ended, endings, interruptions, LONG, SHORT} from './testing/fuzz/interrupted.ts';
import {damagedJournal, evidenceOf, keptRuns, QUICK} from './testing/fuzz/journals.ts';
import {FILE_WRITERS, FOLDER_WRITERS, writing} from './testing/fuzz/places.ts';
import {examples, halfWritten, startTries, stoppedAtOnce} from './testing/fuzz/tries.ts';

/** Commands that are ended as processes, each some seconds. */
const PROCESSES = 16;

const folder = await mkdtemp(join(tmpdir(), 'transferbound-faults-'));
const tries = startTries(folder);
test.after.always(async () => {
  tries.end();
  await rm(folder, {recursive: true, force: true});
});

test.before('files that the commands read', () => writeInputFiles(folder));

test.serial('damaged journals: refused, or the same evidence to the byte', async (t) => {
  const runs = await keptRuns(tries, folder);
  let [refused, same] = [0, 0];
  for (const [k, how] of examples(damage, 120).entries()) {
    // Every tenth starts processes.
    const at = k % 10 === 0 ? QUICK + (how.file % (runs.length - QUICK)) : how.file % QUICK;
    const {words, result, journal, evidence} = runs[at]!;
    rmSync(result, {force: true});
    writeFileSync(journalFile(result), damagedJournal(journal, how));
    writeFileSync(checkpointFile(result), `transferbound checkpoint 1 ${how.junk}\n${how.at}`);
    const resumed = [...words, '--resume'];
    const found = await tries.tried(resumed, [0, 2]);
    if (!found) continue;
    if (found.code === 2) {
      refused++;
      if (!/expected the journal of the same command/.test(found.err)) tries.problem(resumed, found.err);
      if (existsSync(result)) tries.problem(resumed, 'a result in spite of the error');
    } else {
      same++;
      if (evidenceOf(result) !== evidence) tries.problem(resumed, `other evidence: ${JSON.stringify(how)}`);
      if (existsSync(journalFile(result))) tries.problem(resumed, 'the journal is still there');
    }
  }
  tries.noProblems(t);
  t.true(refused > 0 && same > 60, `${refused} refused, ${same} the same`);
});

test.serial('signals at seeded moments, in one process', async (t) => {
  const whole = '{"complete": true}';
  let interrupted = 0;
  for (const {line, signal, after} of examples(interruptions, 30)) {
    const [text, result] = LONG[line % LONG.length]!;
    const words = text.split(' ');
    if (result) writeFileSync(join(folder, result), whole);
    const found = await tries.tried(words, [0, 1, 130], {signal, after});
    if (found?.code !== 130) continue;
    interrupted++;
    if (!/stopping after the batch under way/.test(found.err)) tries.problem(words, 'nothing said of it');
    // A hunt that was stopped may have found a tighter witness: the file is none before.
    if (result && !text.startsWith('hunt') && readFileSync(join(folder, result), 'utf8') !== whole)
      tries.problem(words, 'a stopped run replaced a whole result');
  }
  tries.noProblems(t);
  t.true(interrupted > 15, `${interrupted}`);
});

test.serial('signals at seeded moments, to processes and to groups of them', async (t) => {
  const all = [...LONG.map(([line]) => line), ...SHORT];
  const tried = async (how: (typeof moments)[number]): Promise<void> => {
    const words = all[how.line % all.length]!.split(' ');
    const problem = (what: string) => tries.problem(words, `${what} (${JSON.stringify(how)})`);
    const {code, signal, out, err, left} = await ended(folder, words, how);
    if (left) problem('processes are left');
    if (code === null ? signal !== how.signal : ![0, 1, 130].includes(code))
      problem(`ended with ${code ?? signal}: ${err.slice(0, 400)}`);
    if (/^\s+at .*:\d+:\d+/m.test(err)) problem(`a stack: ${err.slice(0, 400)}`);
    const stopped = how.twice || stoppedAtOnce(words, {code, out});
    if (code !== null && !stopped && words.includes('--json'))
      t.notThrows(() => JSON.parse(out), `${words.join(' ')}: ${out.slice(0, 200)}`);
  };
  const moments = examples(endings, PROCESSES);
  for (let k = 0; k < moments.length; k += 4) await Promise.all(moments.slice(k, k + 4).map(tried));
  tries.noProblems(t);
});

const onDisk = fc.record({
  writer: fc.nat(1_000),
  /** Pages that are free. */
  pages: fc.nat(4),
  readOnly: fc.boolean(),
  before: fc.boolean(),
});

test.serial('disks that are full, or read-only', async (t) => {
  const disk = smallDisk(join(folder, 'disk'));
  if (!disk) {
    t.log('not tried: a small disk needs the rights to mount one');
    t.pass();
    return;
  }
  // To make a baseline takes seconds.
  const files = FILE_WRITERS.filter((writer) => !writer.startsWith('regress'));
  const writers = [...files, ...FOLDER_WRITERS.filter((writer) => writer !== 'init')];
  const whole = `{"complete": true, "rows": "${'x'.repeat(PAGE)}"}`;
  let failed = 0;
  try {
    for (const how of examples(onDisk, 50)) {
      const writer = writers[how.writer % writers.length]!;
      const isFile = files.includes(writer);
      const isJson = isFile && !/junit=|report|--save/.test(writer);
      const replaces = isJson && how.before;
      const place = replaces ? 'disk/kept.json' : isFile ? `disk/new${isJson ? '.json' : ''}` : 'disk';
      const words = writing(writer, place);
      disk.fill('kept.json', whole, how.pages);
      disk.readOnly(how.readOnly);
      const found = await tries.tried(words, how.readOnly ? [2] : [0, 1, 2]);
      disk.readOnly(false);
      if (found?.code === 2) failed++;
      const kept = readFileSync(join(folder, 'disk/kept.json'), 'utf8');
      if (kept !== whole && (found?.code === 2 || !replaces))
        tries.problem(words, `what was there is lost: ${JSON.stringify(how)}`);
      if (isFile && found !== undefined && found.code !== 2 && !existsSync(join(folder, place)))
        tries.problem(words, `no file, and no error: ${JSON.stringify(how)}`);
      for (const name of halfWritten(folder)) tries.problem(words, `half-written: ${name}`);
    }
  } finally {
    disk.remove();
  }
  tries.noProblems(t);
  t.true(failed > 15, `${failed}`);
});

test.serial('output that cannot be written, and files that may not grow', (t) => {
  const words = 'check change-of-law --world finite --runs 40 --no-report --json --out limit.json'.split(' ');
  const run = (shell: string, out: string) =>
    spawnSync('sh', ['-c', `${shell} exec "$@"`, 'sh', process.execPath, ...mainCommand, ...words], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', openSync(out, 'w'), 'pipe'],
    });
  t.like(run('', '/dev/full'), {
    status: 2,
    stderr: 'standard output: expected one that can be written, got ENOSPC\n',
  });
  rmSync(join(folder, 'limit.json'), {force: true});
  const {status, stderr} = run("ulimit -f 1; trap '' XFSZ;", '/dev/null');
  t.is(status, 2);
  t.regex(stderr, /^limit\.json: expected a file that can be written, got EFBIG \(file too large\)\n$/);
  t.false(existsSync(join(folder, 'limit.json')));
});

test.serial('so many faults', (t) => {
  t.log(`${tries.total()} in one process, ${PROCESSES} in processes of their own`);
  t.true(tries.total() >= 200);
});
