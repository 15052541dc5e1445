import {relative, resolve} from 'node:path';
import {type Fixture, fixtureText} from '../properties/fixtures/fixture.ts';
import {writeWhole} from '../properties/writeWhole.ts';

/** Writes DIRECTORY/CLAIM.json and returns its path from the working directory. */
export async function saveFixture(fixture: Fixture, directory: string): Promise<string> {
  const file = resolve(directory, `${fixture.claim}.json`);
  await writeWhole(file, fixtureText(fixture));
  return relative(process.cwd(), file);
}
