/** Counterexamples of earlier runs are tried first, and change nothing of what random settings say. */
import {mkdir, mkdtemp, readFile, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {evaluateSetting} from '../properties/evaluate/evaluate.ts';
import {fixtureText, makeFixture} from '../properties/fixtures/fixture.ts';
import {savedCounterexamples} from '../properties/fixtures/savedCounterexamples.ts';
import {smallSetting} from '../properties/settings/finite/smallSetting.ts';
import {installPackage} from '../properties/testing/mainCommand.ts';
import {ONE, point, ZERO} from '../theory/arithmetic/interval.ts';
import {type Claim, defineClaim} from '../theory/claim/claim.ts';
import {inequality} from '../theory/statement/inequality.ts';
import {savedAgain, savedLine} from './savedFirst.ts';
import type {Outcome} from './testing/commandSession.ts';
import {startSession} from './testing/session.ts';

const folder = await realpath(await mkdtemp(join(tmpdir(), 'transferbound-saved-')));
const session = startSession(folder);
test.after.always(() => {
  session.end();
  return rm(folder, {recursive: true, force: true});
});

/** False at this nu alone, where no random setting is. */
const setting = {...smallSetting, nu: 0.140625};
const made = {kind: 'counterexample', about: 'nu is 9/64', command: 'by hand', seed: 7} as const;

/** 1 <= bound at that nu; elsewhere 0 <= 1. */
const claim = (bound: number, more: Partial<Claim> = {}): Claim =>
  defineClaim({
    ...{
      id: 'own',
      title: 't',
      statement: 's',
      source: 'mine',
      kind: 'deterministic',
      needs: {},
      hypotheses: [],
    },
    evaluate: (c) =>
      inequality(c.nu === setting.nu ? ONE : ZERO, {b: c.nu === setting.nu ? point(bound) : ONE}),
    ...more,
  } as Claim);

const saved = join(folder, 'counterexamples');
const text = fixtureText(makeFixture(claim(0.5), setting, made));

test.before('a saved counterexample, and files that are none', async () => {
  await mkdir(saved);
  await writeFile(join(saved, 'own.json'), text);
  await writeFile(join(saved, 'own-broken.json'), text.slice(1));
  await writeFile(join(saved, 'own-other.json'), text.replace('"claim": "own"', '"claim": "own-other"'));
  await installPackage(folder);
  await writeFile(
    join(folder, 'own.mjs'),
    `import {defineClaim, inequality, interval} from 'transferbound';
export const own = defineClaim({id: 'own', title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: {}, hypotheses: [],
  evaluate: (c) => inequality(c.nu === ${setting.nu} ? interval.ONE : interval.ZERO, {b: c.nu === ${setting.nu} ? interval.point(0.75) : interval.ONE})});
`,
  );
});

const triedOn = (one: Claim) => savedCounterexamples([one], saved, evaluateSetting);

test('those of the claim are evaluated, as it is now; other files are left alone', async (t) => {
  const found = await triedOn(claim(0.75));
  t.deepEqual(
    found.map(({fixture}) => fixture.claim),
    ['own'],
  );
  t.regex(savedLine(found[0]!), /own\.json still refutes its claim: left side 1 > right side 0\.75$/);
  const again = JSON.parse(savedAgain(found[0]!)[1]);
  t.deepEqual(again.made, JSON.parse(text).made);
  t.deepEqual(again.evidence.rhs, {lo: 0.75, hi: 0.75});
  t.deepEqual(await savedCounterexamples([claim(1)], join(folder, 'none'), evaluateSetting), []);
});

test('what no longer refutes says why', async (t) => {
  const line = async (one: Claim) => savedLine((await triedOn(one))[0]!).replace(/^.*own\.json /, '');
  t.is(await line(claim(1)), 'does not refute its claim any more: left side 1 <= right side 1');
  const unclear = claim(1, {evaluate: () => inequality({lo: 0, hi: 2}, {b: ONE})} as Partial<Claim>);
  t.is(await line(unclear), 'does not refute its claim any more: undecided there');
  const hypotheses = [{name: 'ten draws', holds: (c: {n: number}) => c.n >= 10}];
  t.is(
    await line(claim(0, {hypotheses} as Partial<Claim>)),
    'does not refute its claim any more: no longer given is ten draws',
  );
});

test.serial(
  'check: refuted by the saved one, with the evidence of the random settings as without it',
  async (t) => {
    const words = ['check', './own.mjs', '--runs', '20', '--no-report'];
    const run = async (...more: string[]) => (await session.run([...words, ...more])) as Outcome;
    const plain = await run('--json', '--counterexamples', 'none');
    t.is(plain.code, 0, plain.err);
    const {code, out} = await run('--reporter', 'summary,json=run.json');
    t.is(code, 1);
    t.regex(out, /^counterexamples\/own\.json still refutes its claim: left side 1 > right side 0\.75\n/);
    t.regex(out, /^own on finite is refuted: left side 1 > right side 0\.75$/m);
    t.regex(out, /^next: {2}npx transferbound replay counterexamples\/own\.json --claims \.\/own\.mjs/m);
    const {results, ...rest} = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'));
    const {results: before, ...same} = JSON.parse(plain.out);
    const {verdict, counterexample, ...row} = results[0];
    t.deepEqual([verdict, counterexample.setting], ['refuted', setting]);
    const {verdict: held, ...others} = before[0];
    t.is(held, 'holds');
    t.deepEqual(row, others);
    t.like(rest, {seed: same.seed, complete: true});
    t.is(JSON.parse(await readFile(join(saved, 'own.json'), 'utf8')).made.command, 'by hand');
  },
);

test.serial('hunt: the same, where the search finds nothing', async (t) => {
  const {code, out} = (await session.run(['hunt', './own.mjs', '--evaluations', '3'])) as Outcome;
  t.is(code, 1);
  t.regex(out, /^counterexamples\/own\.json still refutes its claim: /);
  t.regex(
    out,
    /^own: not refuted after 3 settings [\s\S]*^refuted all the same, by counterexamples\/own\.json$/m,
  );
});
