/** Every mutant: refuted within its budget, shrunk, and the same fixture as the committed one. */
import {readdir} from 'node:fs/promises';
import {stopCoverage} from 'node:v8';
import test from 'ava';
import {parseFixture, replay} from '../fixtures/fixture.ts';
import {recipes} from '../fixtures/recipes.ts';
import {FIXTURES, regenerated} from '../fixtures/regenerate.ts';
import {mutants} from './index.ts';

// Thousands of settings: a third faster without counting what they run, which other tests cover.
stopCoverage();

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
    if (setting.family === 'finite') t.true(setting.U.plus.length <= MOST_POINTS);
    else if (setting.family === 'descent') t.is(setting.start.length, 1);
    else if (setting.family === 'endToEnd') t.true(setting.inputs.length <= MOST_POINTS);
    else t.true(Object.values(setting.first).flat(2).length <= MOST_PARAMETERS);
    const [once, again] = [replay(fixture, claim), replay(fixture, claim)];
    t.like(once, {verdict: 'refuted', same: true});
    t.deepEqual(once, again);
  });
}

test('every mutant has a fixture', async (t) => {
  const files = await readdir(`${FIXTURES}counterexamples`);
  for (const {id} of mutants) t.true(files.includes(`${id}.json`), `${id}: run \`npm run fixtures\``);
});
