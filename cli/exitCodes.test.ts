/** The exit code of every command, and that what was found is printed and kept whatever happens to its files. */
import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import {mainCommand} from '../properties/testing/mainCommand.ts';
import {startSession} from './testing/session.ts';

const folder = await mkdtemp(join(tmpdir(), 'transferbound-exit-'));
const session = startSession(folder);
test.after.always(() => {
  session.end();
  return rm(folder, {recursive: true, force: true});
});
const root = process.cwd();
const env = {...process.env};
delete env['NODE_V8_COVERAGE'];

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function transferbound(args: readonly string[], onText?: (child: ChildProcess, text: string) => void) {
  const child = spawn(process.execPath, [...mainCommand, ...args], {cwd: folder, env});
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
    onText?.(child, String(text));
  });
  child.stderr.on('data', (text) => {
    err += text;
    onText?.(child, String(text));
  });
  return new Promise<Outcome>((resolve) => child.on('close', (code) => resolve({code, out, err})));
}

/** A claim that does something before it returns no inequality. */
async function claimFile(name: string, body: string, top = ''): Promise<string> {
  await writeFile(
    join(folder, name),
    `${top}
export const own = {id: 'own', title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: {}, hypotheses: [],
  evaluate() { ${body} }};\n`,
  );
  return `./${name}`;
}

const fixture = join(root, 'fixtures/witnesses/change-of-law.json');
const arrays = join(root, 'fixtures/arrays');
const pretrained = join(root, 'fixtures/embeddings/pretrained.npz');
const quick = ['--world', 'finite', '--runs', '40', '--no-report'];

const baseline = JSON.parse(readFileSync(join(root, 'ci/baseline.json'), 'utf8'));
const PARTS = [
  ['held.json', 'contraction'],
  ['refuted.json', 'data-processing-reversed'],
  ['untested.json', 'estimation-published', '--sampled', '--trials', '3'],
] as const;

const table: readonly (readonly [number, ...string[]])[] = [
  [0, '--help'],
  [0, 'list'],
  [0, 'doctor'],
  [0, 'check', 'contraction', ...quick],
  [0, 'hunt', 'contraction', '--evaluations', '5', '--witnesses', 'new/folder'],
  [0, 'replay', fixture],
  [0, 'report', fixture],
  [0, 'certify', '--errors', '3', '--n', '100', '--delta', '0.05'],
  [1, 'check', 'data-processing-reversed', ...quick],
  [1, 'check', 'data-processing-reversed', ...quick, '--strict'],
  [1, 'hunt', 'data-processing-reversed', '--evaluations', '300'],
  [1, 'mutants', 'estimation-with-fast-deviation', '--evaluations', '3'],
  [2],
  [2, 'chek'],
  [2, 'list', '--what'],
  [2, 'doctor', '--what'],
  [2, 'check', 'no-such-claim'],
  [2, 'check', 'contraction', ...quick, '--out', '.'],
  [2, 'check', 'data-processing-reversed', ...quick, '--counterexamples', '/dev/null/x'],
  [2, 'distribute', '--once'],
  [2, 'merge', 'none.json'],
  [2, 'hunt', 'contraction', '--evaluations', '5', '--witnesses', '/proc/no'],
  [2, 'mutants', 'contraction'],
  [2, 'mutants', 'estimation-with-fast-deviation', '--counterexamples', '/dev/null/x'],
  [2, 'replay', 'none.json'],
  [2, 'regress', '--baseline', 'none.json'],
  [2, 'regress', '--update', '--baseline', '/dev/null'],
  [2, 'report', 'none.json'],
  [
    0,
    'certify',
    '--embeddings',
    `${pretrained}#train`,
    '--labels',
    `${pretrained}#train_labels`,
    '--positive',
    '1',
    '--negative',
    '0',
  ],
  [2, 'certify', '--embeddings', `${pretrained}#train`, '--labels', `${pretrained}#train_labels`],
  [2, 'certify', '--embeddings', 'none.npy', '--labels', 'none.npy'],
  [2, 'certify', '--embeddings', `${arrays}/objects.npy`, '--labels', `${arrays}/labels.npy`],
  [2, 'certify', '--embeddings', `${arrays}/float32.npy`, '--labels', `${arrays}/labels01.npy`],
  [2, 'certify', '--embeddings', `${arrays}/float32.npy`, '--labels', `${arrays}/labels.npy`, '--n', '5'],
  [2, 'certify'],
  [2, 'certify', '--kl', '3'],
  [2, 'certify', '--errors', '101', '--n', '100', '--delta', '0.05'],
  [0, 'compare', '--world', 'views', '--base', '--repeats', '1'],
  [2, 'compare', '--world', 'view'],
  [2, 'compare', '--world', 'file:none'],
  [2, 'report', fixture, '--out', '/dev/null'],
  [2, 'train', '--save', '/dev/null'],
  [2, 'experiment', 'radreg', '--out', '/dev/null/x'],
  [0, 'merge', 'held.json', '--no-report'],
  [1, 'merge', 'refuted.json', '--no-report'],
  [3, 'merge', 'untested.json', '--no-report', '--strict'],
  [0, 'mutants', 'decomposition-without-tv', '--evaluations', '500'],
  [0, 'distribute', 'contraction', ...quick],
  [1, 'distribute', 'data-processing-reversed', ...quick],
  [3, 'distribute', 'estimation-published', ...quick, '--sampled', '--trials', '3', '--strict'],
  [0, 'power', 'main-theorem-without-tv', '--worlds', 'context'],
  // So few trials refute nothing at that level.
  [1, 'power', 'main-theorem-without-tv', '--worlds', 'context', '--alpha', '1e-100'],
  [2, 'power', 'no-such-claim'],
  [0, 'sharpen', 'contraction', '--evaluations', '2'],
  [0, 'regress', '--update', '--each', '1', '--baseline', 'made.json'],
  [1, 'regress', '--baseline', 'other.json'],
  [1, 'replay', 'changed.json'],
  [0, 'prove', fixture, '--out', 'proofs', '--python', 'no-python'],
  [2, 'prove', 'none.json'],
  [0, 'train', '--steps', '2', '--points', '8', '--labelled', '4'],
  [0, 'experiment', 'signs', '--draws', '2', '--encoder', 'context', '--out', 'signs'],
  [2, 'sharpen', 'no-such-claim'],
  [0, 'show', 'contraction'],
  [2, 'show', 'no-such-claim'],
  [0, 'init', 'new-claims'],
  [2, 'init', 'new-claims'],
  [3, 'check', 'estimation-published', ...quick, '--sampled', '--trials', '3', '--strict'],
];

const [first] = baseline.entries;
const entries = (...list: readonly unknown[]) => JSON.stringify({...baseline, entries: list});

test.before('what merge, replay and regress read', async () => {
  await writeFile(join(folder, 'other.json'), entries({...first, slack: [5, 5]}));
  const changed = (await readFile(fixture, 'utf8')).replace('"slack": {"lo": 0,', '"slack": {"lo": -0.5,');
  await writeFile(join(folder, 'changed.json'), changed);
  for (const [name, ...words] of PARTS)
    await session.run(['check', ...words, ...quick, '--shard', '1/1', '--out', name]);
});

// In one process, as a process for each would take half a minute more; what only a process does is below.
for (const [code, ...args] of table) {
  test.serial(`exit code ${code}: ${args.join(' ')}`, async (t) => {
    const came = await session.run(args);
    if (typeof came === 'string') return t.fail(came);
    t.is(came.code, code, came.err);
    t.notRegex(came.err, /^\s+at /m, 'a stack');
  });
}

for (const args of [['list'], ['check', 'data-processing-reversed', ...quick], ['chek']]) {
  test.serial(`a process ends as its command does: ${args.join(' ')}`, async (t) => {
    const [code] = table.find(([, ...row]) => isDeepStrictEqual(row, args))!;
    t.is((await transferbound(args)).code, code);
  });
}

/** Commands that work for minutes, and the file next to which they keep what they have done. */
const long: readonly (readonly [kept: string, ...words: string[]])[] = [
  [
    'run.json',
    'check',
    'transfer-decomposition',
    '--world',
    'finite',
    '--runs',
    '9000000',
    '--no-report',
    '--out',
    'run.json',
  ],
  ['w/contraction.json', 'hunt', 'contraction', '--evaluations', '9000000', '--witnesses', 'w'],
  [
    'score.json',
    'mutants',
    'estimation-with-fast-deviation',
    '--evaluations',
    '9000000',
    '--out',
    'score.json',
  ],
  ['signs.json', 'experiment', 'signs', '--draws', '1000000', '--out', '.'],
  ['w.safetensors', 'train', '--steps', '90000000', '--save', 'w.safetensors'],
];

for (const [kept, ...words] of long) {
  test.serial(`exit code 130: ${words[0]}`, async (t) => {
    const journal = join(folder, `${kept}.journal`);
    await rm(journal, {force: true});
    const child = spawn(process.execPath, [...mainCommand, ...words], {cwd: folder, env, stdio: 'ignore'});
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    while (!existsSync(journal) && child.exitCode === null) await new Promise((go) => setTimeout(go, 50));
    child.kill('SIGINT');
    t.is(await ended, 130);
  });
}

/** Those that keep nothing from which one could tell that they work: stopped a moment after they listen. */
const stopped: readonly (readonly string[])[] = [
  ['distribute', 'transfer-decomposition', '--world', 'finite', '--runs', '9000000', '--no-report'],
  ['sharpen', '--all', '--evaluations', '9000000'],
  ['power', '--worlds', 'context'],
  ['compare', '--world', 'views'],
];

for (const words of stopped) {
  test.serial(`exit code 130: ${words[0]}`, async (t) => {
    const came = await session.run(words, {signal: 'SIGINT', after: 100});
    t.like(came, {code: 130});
  });
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test.serial(`a command without anything to say of a stop ends by the signal: ${signal}`, async (t) => {
    const words = ['regress', '--update', '--baseline', 'stopped.json'];
    const child = spawn(process.execPath, [...mainCommand, ...words], {cwd: folder, env, stdio: 'ignore'});
    const ended = new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
    setTimeout(() => child.kill(signal), 300);
    t.is(await ended, signal);
    t.false(existsSync(join(folder, 'stopped.json')));
  });
}

test('each exit code that the docs give a command is tested, and no other', async (t) => {
  const text = await readFile(join(root, 'docs/exit-codes.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)` \| ([\d, ]+) \|/gm)].map(([, command, codes]) => [
    command,
    codes,
  ]);
  const tested = new Map<string, Set<number>>();
  const add = (command: string, code: number) =>
    tested.set(command, (tested.get(command) ?? new Set()).add(code));
  for (const [code, command] of table)
    if (command !== undefined && /^[a-z]+$/.test(command) && command !== 'chek') add(command, code);
  for (const [, command] of long) add(command!, 130);
  for (const [command] of stopped) add(command!, 130);
  const sorted = [...tested].map(([command, codes]) => [
    command,
    [...codes].sort((a, b) => a - b).join(', '),
  ]);
  t.deepEqual(Object.fromEntries(rows.sort()), Object.fromEntries(sorted.sort()));
  const {out} = await transferbound(['--help']);
  const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'help');
  t.deepEqual(rows.map(([command]) => command).sort(), commands.sort());
});

for (const [rate, message] of [
  [
    '0.1001',
    /^check: detect: expected a violation rate within reach, got .*: any test needs at least \d+ trials, 20000 allowed"\n$/,
  ],
  ['0.11', /within reach, got .*0\.11: 44139 trials are needed, 20000 allowed/],
  ['0.05', /within reach, got .*a rate of 0\.05 is allowed by the claimed nu = 0\.1/],
] as const) {
  test.serial(`a rate that no run of this length catches is refused before the run: ${rate}`, async (t) => {
    const {code, out, err} = await transferbound([
      'check',
      'main-theorem',
      ...quick,
      '--sampled',
      '--detect',
      rate,
    ]);
    t.is(code, 2);
    t.is(out, '');
    t.regex(err, message);
  });
}

test.serial('times have a unit in --help: a number alone means seconds', async (t) => {
  t.regex((await transferbound(['hunt', '--help'])).out, /\(default: 60s\)/);
  t.regex((await transferbound(['distribute', '--help'])).out, /\(default: 10s\)/);
});

test.serial('a claim that ends the process is no pass and no refutation', async (t) => {
  for (const code of [0, 1]) {
    const file = await claimFile(`exits-${code}.mjs`, `process.exit(${code})`);
    for (const args of [
      ['check', file, ...quick],
      ['hunt', file, '--evaluations', '3'],
    ]) {
      const came = await transferbound(args);
      t.is(came.code, 2);
      t.regex(
        came.err,
        /^claim own ended its process with exit code \d\non the setting \{.*\}\n {4}at evaluate \(\S*exits-\d\.mjs:3:\d+\)\n$/,
      );
    }
  }
});

test.serial('a result is printed before its files are written, and one that fails is one line', async (t) => {
  const args = ['check', 'data-processing-reversed', ...quick, '--counterexamples', 'late', '--json'];
  // Only a folder of its own name is in the way, which the look before the work does not see.
  await mkdir(join(folder, 'late', 'data-processing-reversed.json'), {recursive: true});
  const {code, out, err} = await transferbound([...args, '--out', 'kept.json']);
  t.is(code, 2);
  t.regex(err, /^late\/data-processing-reversed\.json: expected a file that can be written, got a folder\n$/);
  t.like(JSON.parse(out), {format: 'transferbound run', complete: true});
  t.is(await readFile(join(folder, 'kept.json'), 'utf8'), out);
});

test.serial('a looser witness does not replace a tighter one', async (t) => {
  const hunt = (evaluations: number) =>
    transferbound(['hunt', 'transfer-decomposition', '--evaluations', `${evaluations}`, '--witnesses', 'w']);
  const file = join(folder, 'w', 'transfer-decomposition.json');
  const long = await hunt(300);
  t.regex(long.out, /saved: w\/transfer-decomposition\.json/);
  const tight = await readFile(file, 'utf8');
  const short = await hunt(2);
  t.is(short.code, 0);
  t.regex(short.out, /kept: w\/transfer-decomposition\.json holds a tighter witness/);
  t.is(await readFile(file, 'utf8'), tight);
  // One that no longer shows what it says is no witness.
  await writeFile(file, tight.replace('"verdict": "holds"', '"verdict": "undecided"'));
  t.regex((await hunt(2)).out, /saved: /);
});

test.serial('a stopped run ends with 130 and leaves the result of a whole one as it was', async (t) => {
  // The design of the second is said before the first is begun.
  const claims = ['transfer-decomposition', 'estimation-published'];
  const check = [
    'check',
    ...claims,
    '--world',
    'finite',
    '--sampled',
    '--no-report',
    '--out',
    'run.json',
    '--runs',
  ];
  t.is((await transferbound([...check, '2'])).code, 0);
  const whole = await readFile(join(folder, 'run.json'), 'utf8');
  let sent = false;
  const {code, out, err} = await transferbound([...check, '20000000'], (child) => {
    // Its first line, the design of the run, comes before the work.
    if (!sent) child.kill('SIGINT');
    sent = true;
  });
  t.is(code, 130, err);
  t.regex(out, /stopped early/);
  t.regex(err, /run\.json holds a whole run and is kept: see run\.stopped\.json/);
  t.is(await readFile(join(folder, 'run.json'), 'utf8'), whole);
  t.like(JSON.parse(await readFile(join(folder, 'run.stopped.json'), 'utf8')), {complete: false});
});
