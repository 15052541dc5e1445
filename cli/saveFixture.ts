import {relative, resolve} from 'node:path';
import {writeWhole} from '../properties/files/textFile.ts';
import {type Fixture, fixtureText} from '../properties/fixtures/fixture.ts';

/** Writes DIRECTORY/NAME.json and returns its path from the working directory. */
export async function saveFixture(
  fixture: Fixture,
  directory: string,
  name = fixture.claim,
): Promise<string> {
  const file = resolve(directory, `${name}.json`);
  await writeWhole(file, fixtureText(fixture));
  return relative(process.cwd(), file);
}
