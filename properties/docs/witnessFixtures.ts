import {readdir} from 'node:fs/promises';
import {type Fixture, readFixture} from '../fixtures/fixture.ts';

/** The committed witnesses by claim, read from fixtures/witnesses of a clone, in whose folder npm starts scripts. */
export async function witnessFixtures(): Promise<Map<string, Fixture>> {
  const folder = 'fixtures/witnesses/';
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const fixtures = await Promise.all(names.map((name) => readFixture(`${folder}${name}`)));
  return new Map(fixtures.map((fixture) => [fixture.claim, fixture]));
}
