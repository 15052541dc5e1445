/** A row's own command, parsed and run: the same row again, whatever the kind of world and its switches. */

import test from 'ava';
import {Command} from 'commander';
import {fromClaimFile} from '../properties/claimRegistry/claimFile.ts';
import {findClaim} from '../properties/claimRegistry/loadClaims.ts';
import {counterexampleFixture} from '../properties/fixtures/foundFixture.ts';
import {hunt} from '../properties/hunt/hunt.ts';
import type {ResultRow} from '../properties/record/resultRow.ts';
import {repeatCommand} from '../properties/run/repeatCommand.ts';
import {runCheck} from '../properties/run/runCheck.ts';
import {prepareRun} from '../properties/run/runManifest.ts';
import {worldNames} from '../properties/worldKinds/registry.ts';
import {RUN_DEFAULTS, type RunSettings} from '../properties/worldKinds/runSettings.ts';
import {defineClaim, type WithProbabilityClaim} from '../theory/claim/claim.ts';
import {divideAlpha} from '../theory/sequential/sequentialTest.ts';
import {addRunOptions, type RunFlags, runSettings} from './runFlags.ts';

const settings: RunSettings = {
  ...RUN_DEFAULTS,
  worlds: worldNames,
  runs: 25,
  imageRuns: 2,
  trainedRuns: 3,
  trainedImageRuns: 2,
  seed: 7,
};

/** What a command line says, by the options of `check`. */
function parsed(command: string): {readonly names: readonly string[]; readonly settings: RunSettings} {
  const [program, name, ...args] = command.split(' ');
  const check = addRunOptions(new Command()).exitOverride();
  check.parse(args, {from: 'user'});
  if (program !== 'transferbound' || name !== 'check') throw new Error(command);
  return {names: check.args, settings: runSettings(check.opts<RunFlags>())};
}

async function again({command}: ResultRow): Promise<readonly ResultRow[]> {
  const {names, settings: own} = parsed(command!);
  return (await runCheck(names.map(findClaim), own)).results;
}

async function repeats(
  t: {deepEqual: (a: unknown, b: unknown, m: string) => void},
  rows: readonly ResultRow[],
) {
  // Rows on edge settings come with those of their world, whichever is repeated.
  for (const row of rows) {
    const found = (await again(row)).filter(({world}) => world === row.world);
    t.deepEqual(found, [row], row.command!);
  }
}

test.serial('enumerated and drawn rows of several claims, one of a refuted mutant', async (t) => {
  const claims = ['data-processing-reversed', 'main-theorem'].map(findClaim);
  const worlds = ['finite', 'context', 'masked'];
  const rows = ['finite', 'context', 'context, edges', 'masked', 'masked, edges'];
  const {results} = await runCheck(claims, {...settings, worlds});
  t.deepEqual([...new Set(results.map(({world}) => world))], rows);
  await repeats(t, results);
});

test('every kind of world: its name, its number of settings, the share of the false-alarm limit', async (t) => {
  const prepared = await prepareRun([findClaim('main-theorem')], ['main-theorem'], settings);
  const {plan, claims} = prepared;
  const tests = plan.groups.filter(({kind}) => kind.draws(claims[0]!, settings)).length;
  t.true(tests > 1);
  for (const {kind} of plan.groups) {
    const {names, settings: own} = parsed(repeatCommand(prepared, kind, claims[0]!));
    const count = kind.count.key;
    t.deepEqual([names, own.worlds, own[count]], [['main-theorem'], [kind.name], settings[count]]);
    const testsOfKind =
      Number(kind.draws(claims[0]!, settings)) + Number(kind.edges?.scope(claims[0]!, settings) ?? false);
    if (testsOfKind > 0) t.is(divideAlpha({claims: testsOfKind, alpha: own.alpha}), plan.design.alpha);
  }
});

test('claims of a file: the file, as a word for the shell', async (t) => {
  const own = defineClaim({...findClaim('main-theorem'), id: 'own'} as WithProbabilityClaim);
  const names = ["./mary's claims.ts"];
  const prepared = await prepareRun([own, {...own, id: 'own-too'}], names, {
    ...settings,
    worlds: ['context'],
  });
  const {kind} = prepared.plan.groups[0]!;
  const command = repeatCommand(prepared, kind, own);
  t.true(
    command.startsWith("transferbound check './mary'\\''s claims.ts' --seed 7 --trained-runs 3"),
    command,
  );
  // Both claims of the file are tested again, each with half of the limit of a run, which is the default.
  t.notRegex(command, / --alpha /);
});

test('claims of two files: each is repeated by its own file, with the share of the limit that it had', async (t) => {
  const [own, other] = ['own', 'other'].map((id) =>
    fromClaimFile(defineClaim({...findClaim('main-theorem'), id} as WithProbabilityClaim), `./${id}.ts`),
  );
  const prepared = await prepareRun([own!, other!], ['./own.ts', './other.ts'], {
    ...settings,
    worlds: ['context'],
  });
  const {kind} = prepared.plan.groups[0]!;
  const {names, settings: again} = parsed(repeatCommand(prepared, kind, other!));
  t.deepEqual(names, ['./other.ts']);
  const tests = Number(kind.draws(other!, settings)) + Number(kind.edges?.scope(other!, settings) ?? false);
  t.true(tests > 0 && again.alpha < settings.alpha);
  t.is(divideAlpha({claims: tests, alpha: again.alpha}), prepared.plan.design.alpha);
});

test.serial('switches and limits: --sampled, --exact, --nu, --trials, --detect, --alpha', async (t) => {
  const claims = ['main-theorem', 'main-theorem-published'].map(findClaim);
  const sampled = {...settings, worlds: ['finite'], sampled: true, trials: 40, nu: 0.25, alpha: 0.001};
  const {results: drawn} = await runCheck(claims, sampled);
  t.deepEqual(
    drawn.map(({world}) => world),
    ['finite, sampled', 'finite, sampled'],
  );
  await repeats(t, drawn);
  await repeats(t, (await runCheck(claims, {...sampled, detect: 0.5})).results);
  const {results: exact} = await runCheck(claims, {...settings, worlds: ['context'], exact: true});
  t.is(exact[0]!.world, 'context, n = 2');
  t.regex(exact[0]!.command!, / --exact( |$)/);
  await repeats(t, exact);
});

test.serial('a claim refuted on trained worlds, n = 2: the fixture records the same command', async (t) => {
  const claim = findClaim('data-processing-reversed');
  const worlds = ['context'];
  const {results} = await runCheck([claim], {...settings, seed: 1, worlds, exact: true, trainedRuns: 25});
  const [row] = results;
  t.is(row?.verdict, 'refuted');
  t.is((await counterexampleFixture(claim, row!))?.made.command, row?.command);
  await repeats(t, results);
});

test('a hunt says how it is repeated', async (t) => {
  const claim = findClaim('change-of-law');
  const found = await hunt(claim, {seed: 3, evaluations: 30, randomOnly: true, shrinkTightest: false});
  t.is(found.command, 'transferbound hunt change-of-law --evaluations 30 --seed 3 --random');
});
