import {relative, resolve} from 'node:path';
import type {Setting} from '../properties/families/index.ts';
import {type Fixture, fixtureText, makeFixture} from '../properties/fixtures/fixture.ts';
import {writeWhole} from '../properties/writeWhole.ts';
import type {Claim} from '../theory/claim.ts';

/** Writes DIRECTORY/CLAIM.json and returns its path from the working directory. */
export async function saveFixture(
  claim: Claim,
  setting: Setting,
  directory: string,
  made: Pick<Fixture, 'kind' | 'about'> & Pick<Fixture['made'], 'command' | 'seed'>,
): Promise<string> {
  const file = resolve(directory, `${claim.id}.json`);
  await writeWhole(file, fixtureText(makeFixture(claim, setting, made)));
  return relative(process.cwd(), file);
}
