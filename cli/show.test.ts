/** show and list: what a claim says of itself; hunt: what it found, as a table. */
import {execFile} from 'node:child_process';
import {mkdtemp, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {findClaim} from '../properties/claimRegistry/loadClaims.ts';
import {installPackage, mainCommand} from '../properties/testing/mainCommand.ts';

const folder = await realpath(await mkdtemp(join(tmpdir(), 'transferbound-show-')));
test.after.always(() => rm(folder, {recursive: true, force: true}));
const env = {...process.env};
for (const name of ['NODE_V8_COVERAGE', 'FORCE_COLOR', 'COLUMNS']) delete env[name];

test.before('a claim and its mutant in a file', async () => {
  await installPackage(folder);
  const fields =
    "source: 'my notes', kind: 'deterministic', needs: {heads: 'finite', losses: ['hinge', 'ramp']}";
  await writeFile(
    join(folder, 'my claims.mjs'),
    `import {defineClaim, inequality, interval} from 'transferbound';
export const mine = defineClaim({id: 'mine', title: 'A claim of mine', statement: 'a \\\\le b', ${fields},
  hypotheses: [{name: 'two points', holds: (c) => c.pool.size >= 2, measure: {of: 'points', value: (c) => interval.point(c.pool.size)}}],
  evaluate: () => inequality(interval.ZERO, {b: interval.ONE})});
export const wrong = defineClaim({id: 'wrong', title: 'Wrong', statement: 'b \\\\le a + a', ${fields}, hypotheses: [],
  mutates: {claim: 'mine', why: 'the sides are swapped'},
  evaluate: () => inequality(interval.ONE, {first: interval.ZERO, second: interval.ZERO})});
`,
  );
});

interface Outcome {
  readonly code: unknown;
  readonly out: string;
  readonly err: string;
}

const transferbound = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [...mainCommand, ...args], {cwd: folder, env}, (error, out, err) =>
      resolve({code: error?.code ?? 0, out, err}),
    );
  });

const FILE = './my claims.mjs';

test('show: a built-in claim with its hypotheses, worlds, mutants and what to run', async (t) => {
  const {code, out, err} = await transferbound('show', 'main-theorem');
  t.is(code, 0, err);
  for (const line of out.split('\n')) t.true(line.length <= 100, line);
  t.regex(out, /^main-theorem\n {2}Main theorem, sharp\n {2}statement /);
  t.regex(out, /^ {2}holds {5}for all but a fraction nu of the fine-tuning samples$/m);
  t.regex(out, /^ {2}if {8}finite transferability constant$/m);
  t.regex(out, /^ {2}worlds {4}finite, digits, /m);
  t.regex(out, /^ {2}mutants {3}main-theorem-without-task-heterogeneity: /m);
  t.regex(
    out,
    /^ {2}try {7}npx transferbound check main-theorem\n {12}npx transferbound hunt main-theorem$/m,
  );
});

test('show: claims of a file, which is named in what to run', async (t) => {
  const {code, out, err} = await transferbound('show', FILE);
  t.is(code, 0, err);
  const [mine, wrong] = out.split('\n\n');
  t.regex(mine!, /^mine\n {2}A claim of mine\n {2}statement a \\le b$/m);
  t.regex(mine!, /^ {2}if {8}two points \(by points\)$/m);
  t.regex(mine!, /^ {2}needs {5}heads: finite\n {12}losses: hinge, ramp$/m);
  t.regex(mine!, /^ {2}mutants {3}wrong: the sides are swapped$/m);
  t.regex(mine!, /npx transferbound hunt '\.\/my claims\.mjs'$/m);
  t.regex(wrong!, /^ {2}mutant of mine: the sides are swapped$/m);
});

test('show --json: the same as data', async (t) => {
  const {out} = await transferbound('show', 'main-theorem', FILE, '--json');
  const [main, mine] = JSON.parse(out);
  t.like(main, {id: 'main-theorem', needs: {...findClaim('main-theorem').needs}});
  t.true(main.worlds.includes('digits') && main.mutants.includes('main-theorem-without-tv'));
  t.like(mine, {
    id: 'mine',
    title: 'A claim of mine',
    hypotheses: ['two points'],
    worlds: ['finite'],
    mutants: ['wrong'],
    counterexamples: [],
  });
});

test('list: what a file exports, or its mutants alone', async (t) => {
  const ids = async (...args: string[]) => {
    const {out} = await transferbound('list', ...args, '--json');
    return JSON.parse(out).map(({id}: {id: string}) => id);
  };
  t.deepEqual(await ids(FILE), ['mine', 'wrong']);
  t.deepEqual(await ids(FILE, '--mutants'), ['wrong']);
  t.deepEqual(await ids('change-of-law'), ['change-of-law']);
  t.true((await ids()).includes('main-theorem'));
  t.true((await ids('--mutants')).every((id: string) => findClaim(id).mutates));
});

for (const args of [['show'], ['show', 'no-such-claim'], ['show', './none.mjs'], ['list', './none.mjs']]) {
  test(`an input error: ${args.join(' ')}`, async (t) => {
    const {code, out, err} = await transferbound(...args);
    t.is(code, 2);
    t.is(out, '');
    t.regex(err, /expected|missing required argument/);
  });
}

test('hunt: both sides with their terms and the world as a table, the replay command with the file; show names it', async (t) => {
  const {code, out} = await transferbound('hunt', FILE, '--evaluations', '20');
  t.is(code, 1);
  const [, found = ''] = out.split('wrong: refuted');
  t.regex(
    found,
    /\ncounterexample:\n {2}left side +1\n {2}right side +0\n {4}= first +0\n {4}\+ second +0\n {2}on 1 point:\n {2}point +h +h° /,
  );
  t.regex(
    found,
    /\nsaved: counterexamples\/wrong\.json \(npx transferbound replay counterexamples\/wrong\.json --claims '\.\/my claims\.mjs'\)\n/,
  );
  const {out: shown} = await transferbound('show', FILE);
  const [mine, refuted = ''] = shown.split('\n\n');
  t.notRegex(mine!, /counterexamples/);
  t.regex(
    refuted,
    /^ {2}refuted {3}by counterexamples\/wrong\.json, as the claim was then: left side 1 > right side 0$/m,
  );
  t.regex(
    refuted,
    /^ {12}npx transferbound replay counterexamples\/wrong\.json --claims '\.\/my claims\.mjs'$/m,
  );
});
