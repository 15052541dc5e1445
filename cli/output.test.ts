/** What a check leaves behind: reports on standard output and in files, the page, and what is refused. */
import {spawn} from 'node:child_process';
import {mkdir, mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {mainCommand} from '../properties/testing/mainCommand.ts';

const folder = await mkdtemp(join(tmpdir(), 'transferbound-output-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));
const env = {...process.env};
for (const name of ['NODE_V8_COVERAGE', 'FORCE_COLOR', 'COLUMNS']) delete env[name];

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let runs = 0;
/** Runs a check of one claim in a folder of its own. */
async function check(...args: string[]): Promise<Outcome & {readonly here: string}> {
  const here = join(folder, `${runs++}`);
  await mkdir(here);
  return {here, ...(await checkIn(here, ...args))};
}

function checkIn(here: string, ...args: string[]): Promise<Outcome> {
  const all = [...mainCommand, 'check', ...args, '--world', 'finite', '--runs', '20'];
  const child = spawn(process.execPath, all, {
    cwd: here,
    env: {...env, GITHUB_STEP_SUMMARY: join(here, 'step-summary.md')},
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({code, out, err})));
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

test('a screen of at most 40 lines and 100 columns; the last one is the path of the page', async (t) => {
  const {here, code, out, err} = await check('data-processing-reversed', 'contraction');
  t.is(code, 1, err);
  const lines = out.trimEnd().split('\n');
  t.true(lines.length <= 40);
  for (const line of lines) t.true(line.length <= 100, line);
  t.is(lines.at(-1), 'report: transferbound-report.html');
  t.regex(out, /^counterexample: counterexamples\/data-processing-reversed\.json$/m);
  t.deepEqual((await readdir(here)).sort(), ['counterexamples', 'transferbound-report.html']);
  const page = await readFile(join(here, 'transferbound-report.html'), 'utf8');
  t.true(page.includes('id="data-processing-reversed"') && page.endsWith('</html>\n'));
});

test('no page with --no-report and with --json, unless one is named', async (t) => {
  const without = await check('contraction', '--no-report');
  t.deepEqual(await readdir(without.here), []);
  t.notRegex(without.out, /report: /);
  const json = await check('contraction', '--json');
  t.deepEqual(await readdir(json.here), []);
  const both = await check('contraction', '--json', '--report', 'pages/own.html');
  t.is(both.out, json.out);
  t.deepEqual(await readdir(join(both.here, 'pages')), ['own.html']);
});

test('a page that nobody asked for and that cannot be written does not change the exit code', async (t) => {
  const here = join(folder, 'blocked');
  await mkdir(join(here, 'transferbound-report.html'), {recursive: true});
  const {code, out, err} = await checkIn(here, 'contraction');
  t.is(code, 0);
  t.regex(out, /every row passes/);
  t.regex(err, /^no report: .*expected a file that can be written, got a folder\n$/);
  const named = await checkIn(here, 'contraction', '--report', 'transferbound-report.html');
  t.is(named.code, 2);
  t.is(named.out, '');
});

test('reports in files and the summary, of the same run', async (t) => {
  const {here, code, out, err} = await check('contraction', '--reporter', 'json=a/run.json,table=table.txt');
  t.is(code, 0, err);
  t.regex(out, /^every row passes/m);
  t.is(lastLine(out), 'report: transferbound-report.html');
  t.is(await readFile(join(here, 'a/run.json'), 'utf8'), (await check('contraction', '--json')).out);
  t.regex(await readFile(join(here, 'table.txt'), 'utf8'), /│ contraction │ finite │ holds/);
});

test('in a workflow: annotations on standard output, the run added to the step summary', async (t) => {
  const args = ['data-processing-reversed', '--reporter', 'github', '--no-report'];
  const {here, out} = await check(...args);
  t.regex(out, /^::error title=data-processing-reversed is refuted::[^\n]*\n/);
  const summary = join(here, 'step-summary.md');
  const once = await readFile(summary, 'utf8');
  t.regex(once, /^### transferbound .*1 claim/);
  await checkIn(here, ...args);
  t.is((await readFile(summary, 'utf8')).match(/^### /gm)?.length, 2, 'what was there stays');
  const without = await check('contraction', '--no-report');
  t.deepEqual(await readdir(without.here), []);
});

test('several on standard output, in the order in which they are named', async (t) => {
  const {out} = await check('contraction', '--reporter', 'table', '--reporter', 'summary');
  t.regex(out, /│ contraction [\s\S]*every row passes/);
  const {out: one} = await check('contraction', '--reporter', 'table');
  t.notRegex(one, /every row passes|next: /);
});

for (const [args, message] of [
  [['--reporter', 'tap'], /expected summary \| table \| .*, got "tap"/],
  [['--reporter', 'json='], /expected a file after json=, got nothing/],
  [
    ['--reporter', 'json,table'],
    /--reporter: json: expected it alone on standard output, or json=FILE, got /,
  ],
  [['--json', '--reporter', 'table'], /expected it alone on standard output, or json=FILE, got /],
  [['--reporter', 'table=.'], /expected a file that can be written, got a folder/],
  [['--report', '/dev/null'], /expected a file that can be written, got a device/],
] as const) {
  test(`refused before the work: ${args.join(' ')}`, async (t) => {
    const {code, out, err} = await check('contraction', ...args);
    t.is(code, 2);
    t.is(out, '');
    t.regex(err, message);
  });
}
