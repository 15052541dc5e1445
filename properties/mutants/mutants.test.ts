/** Every mutant: refuted within its budget, shrunk, and the same fixture as the committed one. */
import {readdir} from 'node:fs/promises';
import test from 'ava';
import type {Claim} from '../../theory/claim.ts';
import {claims} from '../../theory/claims/index.ts';
import {parseFixture, replay} from '../fixtures/fixture.ts';
import {beyondPlainGeneration, recipes} from '../fixtures/recipes.ts';
import {FIXTURES, regenerated} from '../fixtures/regenerate.ts';
import {mutants} from './index.ts';

const MOST_POINTS = 3;
const MOST_PARAMETERS = 6;

for (const recipe of recipes.filter(({claim}) => claim.mutates)) {
  const {claim} = recipe;
  test.serial(`${claim.id} is refuted by a small world, found again from its seed`, async (t) => {
    const {text, committed} = await regenerated(recipe);
    t.is(committed, text, 'the fixture is another one now: run `npm run fixtures`');
    const fixture = parseFixture(text, recipe.file);
    t.is(fixture.kind, 'counterexample');
    const {setting} = fixture;
    if (setting.family === 'finite') t.true(setting.representation.length <= MOST_POINTS);
    else t.true(Object.values(setting.first).flat(2).length <= MOST_PARAMETERS);
    const [once, again] = [replay(fixture, claim), replay(fixture, claim)];
    t.like(once, {verdict: 'refuted', same: true});
    t.deepEqual(once, again);
  });
}

test('every mutant names the claim it perturbs and has a fixture', async (t) => {
  const files = await readdir(`${FIXTURES}counterexamples`);
  for (const {id, mutates} of mutants) {
    t.true(
      claims.some((claim) => claim.id === mutates?.claim),
      id,
    );
    t.not(mutates?.why, '');
    t.true(files.includes(`${id}.json`) || beyondPlainGeneration.has(id), `${id}: run \`npm run fixtures\``);
  }
  for (const id of beyondPlainGeneration) {
    t.true(
      mutants.some((mutant) => mutant.id === id),
      `${id} is no mutant`,
    );
  }
});

test('every file with a mutant is in the registry, under the name of its id', async (t) => {
  const registered = new Set(mutants);
  t.is(new Set(mutants.map(({id}) => id)).size, mutants.length);
  for (const file of await readdir(new URL('.', import.meta.url))) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file === 'index.ts') continue;
    const module = (await import(new URL(file, import.meta.url).href)) as Record<string, unknown>;
    for (const value of Object.values(module)) {
      const mutant = value as Claim | undefined;
      if (typeof mutant !== 'object' || !mutant?.mutates) continue;
      t.true(registered.has(mutant), `${file} is not in the registry`);
      t.is(`${mutant.id}.ts`, file);
    }
  }
});
