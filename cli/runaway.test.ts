/** Claims that do not end, or do something to their process: what is said of them, and that nothing is left behind. */
import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {mainCommand} from '../properties/testing/mainCommand.ts';

const folder = await mkdtemp(join(tmpdir(), 'transferbound-runaway-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));
const env = {...process.env};
delete env['NODE_V8_COVERAGE'];

interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

function transferbound(
  args: readonly string[],
  onText: (child: ChildProcess, err: string) => boolean = () => false,
) {
  const child = spawn(process.execPath, [...mainCommand, ...args], {cwd: folder, env});
  let [out, err, acted] = ['', '', false];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
    if (!acted) acted = onText(child, err);
  });
  return new Promise<Outcome>((resolve) =>
    child.on('close', (code, signal) => resolve({code, signal, out, err})),
  );
}

/** A claim that is true, but for what it does in between. */
async function claimFile(name: string, body: string, top = ''): Promise<string> {
  const [zero, one] = ['{lo: 0, hi: 0}', '{lo: 1, hi: 1}'];
  await writeFile(
    join(folder, name),
    `${top}
let n = 0;
export const own = {id: 'own', title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: {}, hypotheses: [],
  evaluate() { n++; ${body}
    return {lhs: ${zero}, rhs: ${one}, slack: ${one}, terms: [{key: 'a', name: 'a', value: ${one}}]}; }};
`,
  );
  return `./${name}`;
}

/** On standard error, so that a test knows which processes there are. */
const PID = "process.stderr.write('pid ' + process.pid + '\\n');";
const finite = ['--world', 'finite', '--runs', '60'];

/** Nothing of what said its pid is there any more, after a moment in which it may notice that its parent is gone. */
async function nothingLeft(err: string): Promise<boolean> {
  const pids = [...new Set([...err.matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid)))];
  const there = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  for (let wait = 0; wait < 50 && pids.some(there); wait++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return pids.length > 0 && !pids.some(there);
}

const SETTING = String.raw`on the setting \{"family":.*\}\n`;

test.serial('an endless loop ends after --timeout, with its setting', async (t) => {
  const file = await claimFile('loop.mjs', 'if (n > 30) for (;;);');
  for (const args of [
    ['check', file, ...finite, '--json', '--timeout', '1s'],
    ['hunt', file, '--timeout', '1s', '--json'],
  ]) {
    const {code, out, err} = await transferbound(args);
    t.is(code, 2, err);
    t.is(out, '');
    t.regex(err, new RegExp(String.raw`^claim own did not end within \d s \(--timeout\)\n${SETTING}$`));
  }
});

test.serial(
  'an endless loop in a hunt ends after --budget, and what was found before is printed',
  async (t) => {
    const file = await claimFile('loop-late.mjs', 'if (n > 200) for (;;);');
    const {code, out, err} = await transferbound(['hunt', file, '--budget', '1s']);
    t.is(code, 2, err);
    t.regex(err, new RegExp(String.raw`^claim own did not end within \d s \(--budget\)\n${SETTING}$`));
    t.regex(out, /^own: not refuted after [\d,]+ settings/);
  },
);

test.serial('an endless loop in one of two hunts at once leaves no process', async (t) => {
  const file = await claimFile('loop-mutant.mjs', `if (n === 1) { ${PID} for (;;); }`);
  const text = await readFile(join(folder, file), 'utf8');
  const why = "mutates: {claim: 'contraction', why: 'w'}, needs: {}";
  await writeFile(join(folder, file), text.replace('needs: {}', why));
  const {code, err} = await transferbound(['mutants', file, '--workers', '2', '--timeout', '1s']);
  t.is(code, 2, err);
  t.regex(err, /claim own did not end within \d s \(--timeout\)\n/);
  t.true(await nothingLeft(err));
});

test.serial('a file that loads for ever can be stopped', async (t) => {
  const file = await claimFile('loads.mjs', '', `${PID} for (;;);`);
  const {code, err} = await transferbound(['check', file], (child) => child.kill('SIGINT'));
  t.is(code, 130, err);
  t.true(await nothingLeft(err));
});

for (const [signal, times] of [
  ['SIGINT', 1],
  ['SIGTERM', 1],
  ['SIGINT', 2],
] as const) {
  test.serial(`${signal} ends a run whose claim does not end, sent so often: ${times}`, async (t) => {
    const file = await claimFile('loop-stop.mjs', `if (n === 30) { ${PID} for (;;); }`);
    for (const args of [
      ['check', file, ...finite, '--workers', '2', '--json'],
      ['hunt', file, '--json'],
    ]) {
      const {code, out, err} = await transferbound(args, (child, text) => {
        if (!/pid/.test(text)) return false;
        for (let k = 0; k < times; k++) setTimeout(() => child.kill(signal), 200 * k);
        return true;
      });
      t.is(code, 130, err);
      // Sent once it prints what was done so far.
      if (times === 1) t.notThrows(() => JSON.parse(out), out);
      t.true(await nothingLeft(err));
    }
  });
}

test.serial('workers of a parent that was killed end, also deep in a claim', async (t) => {
  const file = await claimFile('loop-orphan.mjs', `if (n === 5) { ${PID} for (;;); }`);
  const {signal, err} = await transferbound(['check', file, ...finite, '--workers', '2'], (child, text) =>
    (text.match(/pid/g)?.length ?? 0) >= 2 ? child.kill('SIGKILL') : false,
  );
  t.is(signal, 'SIGKILL');
  t.true(await nothingLeft(err));
});

const faults: readonly (readonly [name: string, body: string, top: string, message: RegExp])[] = [
  [
    'throws.ts',
    "if (n > 3) throw new Error('mine' as string);",
    '',
    /^claim own threw: mine\non the setting .*\n {4}at evaluate \(\S*throws\.ts:4:\d+\)\n$/,
  ],
  [
    'rejects.ts',
    '',
    "Promise.reject(new Error('mine'));",
    /thrown too late: Error: mine\n {4}at \S*.*rejects\.ts:1:\d+/,
  ],
  [
    'timer.mjs',
    "if (n === 1) setTimeout(() => { throw new Error('mine'); }, 0);",
    '',
    /thrown too late: Error: mine\n {4}at .*timer\.mjs:4:\d+/,
  ],
  [
    'exits.ts',
    '',
    'process.exit(0);',
    /exits\.ts: expected a module that loads, got one that ended its process with exit code 0\n {4}at .*exits\.ts:1:\d+/,
  ],
];
for (const [name, body, top, message] of faults) {
  test.serial(`the fault of a claim file is said with its line: ${name}`, async (t) => {
    const file = await claimFile(name, body, top);
    const {code, out, err} = await transferbound(['check', file, ...finite, '--json']);
    t.is(code, 2, err);
    t.is(out, '');
    t.regex(err, message);
  });
}

test.serial('what a claim prints goes to standard error, and the document stays whole', async (t) => {
  const file = await claimFile('prints.mjs', "console.log('looking');", "console.log('loading');");
  for (const args of [
    ['check', file, ...finite, '--json'],
    ['hunt', file, '--evaluations', '3', '--json'],
  ]) {
    const {code, out, err} = await transferbound(args);
    t.is(code, 0, err);
    t.notThrows(() => JSON.parse(out));
    t.regex(err, /^loading\nlooking\n/);
  }
});

test.serial('replay evaluates the claims of a file in a process of its own', async (t) => {
  const file = await claimFile('replayed.mjs', '');
  t.is((await transferbound(['hunt', file, '--evaluations', '3'])).code, 0);
  const {out} = await transferbound(['replay', '--claims', file, 'witnesses/own.json']);
  t.regex(out, /own\.json: own: holds on .*, evidence equal bit for bit\n$/);
  await claimFile('replayed.mjs', 'for (;;);');
  const {code, err} = await transferbound([
    'replay',
    '--claims',
    file,
    'witnesses/own.json',
    '--timeout',
    '1s',
  ]);
  t.is(code, 2, err);
  t.regex(err, new RegExp(String.raw`^claim own did not end within \d s \(--timeout\)\n${SETTING}$`));
});
