/** check --workers from the command line: a worker that dies, Ctrl-C, shards that are merged, bad usage. */
import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdtemp, readFile, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {installPackage, mainCommand} from '../properties/testing/mainCommand.ts';

const folder = await realpath(await mkdtemp(join(tmpdir(), 'transferbound-workers-')));
test.after.always(() => rm(folder, {recursive: true, force: true}));

test.before('the package can be imported by claim files', () => installPackage(folder));

/** Claim files loaded by these processes come as data: URLs, which the coverage report cannot read. */
const env = {...process.env};
delete env['NODE_V8_COVERAGE'];

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function transferbound(
  args: readonly string[],
  onText?: (err: string, child: ChildProcess) => void,
  environment = env,
) {
  const child = spawn(process.execPath, [...mainCommand, ...args], {cwd: folder, env: environment});
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
    onText?.(err, child);
  });
  return new Promise<Outcome>((resolve) => child.on('close', (code) => resolve({code, out, err})));
}

/** A claim 0 <= 0 that does something else too. */
async function claimFile(name: string, body: string, top = ''): Promise<string> {
  const shared =
    "title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: {}, hypotheses: [],";
  const text = `${top}import {defineClaim, inequality, interval} from 'transferbound';
export const own = defineClaim({
  id: 'own', ${shared}
  evaluate() { ${body}; return inequality(interval.ZERO, {}); },
});
`;
  await writeFile(join(folder, name), text);
  return `./${name}`;
}

test.serial('two worker processes print what one prints, byte for byte', async (t) => {
  for (const [code, ...what] of [
    [1, 'data-processing-reversed', 'main-theorem', '--world', 'finite', '--runs', '70'],
    [0, 'main-theorem', '--world', 'context', '--trained-runs', '10', '--backend', 'wasm'],
  ] as const) {
    const args = ['check', ...what, '--seed', '3', '--counterexamples', folder, '--json'];
    const one = await transferbound(args);
    t.is(one.code, code, one.err);
    t.deepEqual(await transferbound([...args, '--workers', '2']), one);
  }
});

test.serial('a unit that processes die of is done again once, then reported with its setting', async (t) => {
  const file = await claimFile('dies.mjs', "process.kill(process.pid, 'SIGKILL')");
  const {code, out, err} = await transferbound(['check', file, '--workers', '2', '--runs', '200']);
  t.is(code, 2, err);
  t.is(out, '');
  t.regex(err, /^a worker process ended \(SIGKILL\) at batch [12] of 10 of own\non the setting \{.*\}\n$/);
});

test.serial('a unit that one process died of is done by another, with the same evidence', async (t) => {
  const once = join(folder, 'died');
  const dies = `if (!existsSync('${once}')) { writeFileSync('${once}', ''); process.kill(process.pid, 'SIGKILL'); }`;
  const file = await claimFile('dies-once.mjs', dies, "import {existsSync, writeFileSync} from 'node:fs';\n");
  const args = ['check', file, '--runs', '60', '--json'];
  const first = await transferbound(args);
  t.is(first.code, 0, first.err);
  t.true(existsSync(once));
  t.deepEqual(await transferbound([...args, '--workers', '2']), first);
});

test.serial('memory that runs out in a claim is said in one line, with the setting', async (t) => {
  const file = await claimFile('grows.mjs', 'const all = []; for (;;) all.push({})');
  const small = {...env, NODE_OPTIONS: '--max-old-space-size=60'};
  const {code, out, err} = await transferbound(['check', file, '--runs', '20'], undefined, small);
  t.is(code, 2, err);
  t.is(out, '');
  t.regex(err, /^a worker process ended \(SIG\w+, out of memory\) at .*\non the setting \{.*\}\n$/);
});

test.serial('Ctrl-C with workers: what is done so far, and no process is left', async (t) => {
  const says = "process.stderr.write('pid ' + process.pid + ' ')";
  const file = await claimFile('long.mjs', says);
  let sent = false;
  const {code, out, err} = await transferbound(
    ['check', file, '--workers', '2', '--runs', '2000000000', '--json'],
    (text, child) => {
      if (!sent && /pid/.test(text)) child.kill('SIGINT');
      sent ||= /pid/.test(text);
    },
  );
  t.is(code, 130, err);
  const run = JSON.parse(out);
  t.like(run, {complete: false});
  t.like(run.results[0], {claim: 'own', verdict: 'holds'});
  for (const pid of new Set([...err.matchAll(/pid (\d+)/g)].map(([, id]) => Number(id))))
    t.throws(() => process.kill(pid, 0), {code: 'ESRCH'});
});

test.serial('a shard says where it is, merge gives the verdicts', async (t) => {
  const part = join(folder, 'part.json');
  const args = ['check', 'data-processing-reversed', '--world', 'finite', '--seed', '3'];
  const shard = await transferbound([...args, '--shard', '1/1', '--out', part]);
  t.is(shard.code, 0, 'a refutation in a shard may not be the first one');
  t.regex(shard.out, /^shard 1\/1: \d+ units? of work in .*part\.json \(transferbound merge\)\n$/);
  const out = join(folder, 'run.json');
  const merged = await transferbound(['merge', part, '--out', out, '--counterexamples', folder]);
  t.is(merged.code, 1);
  t.regex(merged.out, /^✗ 1 refuted$/m);
  t.regex(merged.out, /\nreport: transferbound-report\.html\n$/);
  t.like(JSON.parse(await readFile(out, 'utf8')), {format: 'transferbound run', complete: true});
});

for (const [args, message] of [
  [['--shard', '3/2', '--out', 'x'], /i\/n: expected as in 2\/3, with 1 <= i <= n, got "3\/2"/],
  [['--shard', '1/2'], /check: --out: expected a file for the shard that --shard makes/],
] as const) {
  test.serial(`bad usage: ${args.join(' ')}`, async (t) => {
    const {code, err} = await transferbound(['check', 'contraction', ...args]);
    t.is(code, 2);
    t.regex(err, message);
  });
}
