/** Less than a whole check: --grep, --bail, --time, --watch. */
import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtemp, readFile, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {installPackage, mainCommand} from '../properties/testing/mainCommand.ts';

const folder = await realpath(await mkdtemp(join(tmpdir(), 'transferbound-limits-')));
test.after.always(() => rm(folder, {recursive: true, force: true}));
const env = {...process.env};
for (const name of ['NODE_V8_COVERAGE', 'FORCE_COLOR', 'COLUMNS']) delete env[name];

test.before('the package can be imported by claim files', () => installPackage(folder));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function check(args: readonly string[], onText?: (out: string, child: ChildProcess) => void) {
  const child = spawn(process.execPath, [...mainCommand, 'check', ...args, '--no-report'], {
    cwd: folder,
    env,
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
    onText?.(out, child);
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  return new Promise<Outcome>((resolve) => child.on('close', (code) => resolve({code, out, err})));
}

const finite = ['--world', 'finite', '--runs', '40'];

async function claimFile(name: string, claims: Readonly<Record<string, string>>): Promise<string> {
  const lines = Object.entries(claims).map(
    (
      [id, lhs],
      i,
    ) => `export const c${i} = defineClaim({id: '${id}', title: 'Title of ${id}', statement: 's', source: 'mine', kind: 'deterministic',
  needs: {}, hypotheses: [], evaluate: () => inequality(interval.${lhs}, {zero: interval.ZERO})});`,
  );
  await writeFile(
    join(folder, name),
    `import {defineClaim, inequality, interval} from 'transferbound';\n${lines.join('\n')}\n`,
  );
  return `./${name}`;
}

interface Row {
  readonly claim: string;
  readonly verdict: string;
  readonly command: string;
}
const rowsOf = (out: string): Row[] => JSON.parse(out).results;

test('--grep: claims by id or title in any case, the same by workers, and a command that repeats a row', async (t) => {
  const {code, out, err} = await check(['--grep', 'Change-of-LAW', ...finite, '--json']);
  t.is(code, 0, err);
  t.deepEqual(
    rowsOf(out).map(({claim}) => claim),
    ['change-of-law'],
  );
  const file = await claimFile('two.mjs', {'first-one': 'ZERO', 'second-one': 'ZERO'});
  const args = [file, '--grep', 'title of second', ...finite, '--json'];
  const one = await check(args);
  const [row] = rowsOf(one.out);
  t.is(row!.claim, 'second-one');
  t.is(
    row!.command,
    "transferbound check ./two.mjs --seed 1 --grep 'title of second' --runs 40 --world finite",
  );
  t.is((await check([...args, '--workers', '2'])).out, one.out);
  const none = await check(['--grep', 'no such thing', ...finite]);
  t.is(none.code, 2);
  t.regex(
    none.err,
    /^check: --grep: expected a text in the id or title of one of \d+ claims, got "no such thing"$/m,
  );
});

test('--bail: the first refuted claim ends the run, whose exit code is that of a refutation', async (t) => {
  const file = await claimFile('bail.mjs', {'a-holds': 'ZERO', 'b-fails': 'ONE', 'c-holds': 'ZERO'});
  const {code, out, err} = await check([file, '--world', 'finite', '--runs', '60', '--bail']);
  t.is(code, 1, err);
  t.regex(out, /b-fails on finite is refuted/);
  t.regex(
    out,
    /^stopped at the first refuted claim \(--bail\), 1 of 3 rows not begun: this is what was done so far$/m,
  );
  t.regex(out, /^counterexample: counterexamples\/b-fails\.json$/m);
  const json = await check([file, '--world', 'finite', '--runs', '60', '--bail', '--json']);
  t.is(JSON.parse(json.out).complete, false);
  t.deepEqual(
    rowsOf(json.out).map(({claim, verdict}) => [claim, verdict]),
    [
      ['a-holds', 'holds'],
      ['b-fails', 'refuted'],
    ],
  );
  const whole = await check([await claimFile('holds.mjs', {'only-one': 'ZERO'}), ...finite, '--bail']);
  t.is(whole.code, 0);
  t.notRegex(whole.out, /stopped/);
});

test('--time: every row has its share, and the run ends as it was asked to', async (t) => {
  const args = ['change-of-law', 'contraction', '--world', 'finite', '--runs', '100000000', '--time', '1s'];
  const {code, out, err} = await check([...args, '--json']);
  t.is(code, 0, err);
  const run = JSON.parse(out);
  t.false(run.complete);
  const [first, second] = run.results.map(({settings}: {settings: number}) => settings);
  t.true(first > 0 && second > 0);
  t.true(Math.abs(first - second) <= 20, `${first} and ${second} settings: batches of twenty take turns`);
  const shown = await check(args);
  t.is(shown.code, 0);
  t.regex(shown.out, /^stopped after 1s \(--time\): this is what was done so far$/m);
});

test('rows that were not begun are no pass for --strict', async (t) => {
  const ids = ['change-of-law', 'contraction', 'data-processing', 'hoeffding'];
  const args = [...ids, '--world', 'finite', '--runs', '100', '--time', '1ms'];
  const {code, out} = await check([...args, '--strict']);
  t.is(code, 3);
  t.regex(out, /^stopped after 0\.001s \(--time\), \d of 4 rows not begun/m);
  t.is((await check(args)).code, 0);
});

for (const [args, message] of [
  [['--time', 'soon'], /expected a time such as 60s or 2m, got "soon"/],
  [['--bail', '--shard', '1/2', '--out', 'x.json'], /--shard: expected a shard as a whole, got "--bail"/],
  [
    ['--time', '1s', '--shard', '1/2', '--out', 'x.json'],
    /--shard: expected a shard as a whole, got "--time"/,
  ],
  [['--watch'], /--watch: expected a file with claims to watch, got "contraction"/],
  [['./none.mjs', '--watch'], /--watch: expected a file with claims, got "none there"/],
] as const) {
  test(`refused: ${args.join(' ')}`, async (t) => {
    const {code, out, err} = await check(['contraction', ...args]);
    t.is(code, 2);
    t.is(out, '');
    t.regex(err, message);
  });
}

test('--watch: a file that is saved is checked again, until Ctrl-C', async (t) => {
  const file = await claimFile('watched.mjs', {watched: 'ONE'});
  let step = 0;
  const {code, out, err} = await check([file, '--watch', ...finite], (text, child) => {
    const times =
      text.match(/^watching \.\/watched\.mjs: save to check again, Ctrl-C to end$/gm)?.length ?? 0;
    if (times <= step) return;
    step = times;
    if (step === 1) void claimFile('watched.mjs', {watched: 'ZERO'});
    else child.kill('SIGINT');
  });
  t.is(code, 0, err);
  t.regex(out, /watched on finite is refuted[\s\S]*every row passes/);
  t.regex(await readFile(join(folder, 'counterexamples/watched.json'), 'utf8'), /"claim": "watched"/);
});
