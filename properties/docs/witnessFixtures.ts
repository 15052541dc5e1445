import {readdir} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {type Fixture, readFixture} from '../fixtures/fixture.ts';

/** The committed witnesses by claim, read from a clone's fixtures/witnesses. */
export async function witnessFixtures(): Promise<Map<string, Fixture>> {
  const folder = fileURLToPath(new URL('../../fixtures/witnesses/', import.meta.url));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const fixtures = await Promise.all(names.map((name) => readFixture(`${folder}${name}`)));
  return new Map(fixtures.map((fixture) => [fixture.claim, fixture]));
}
