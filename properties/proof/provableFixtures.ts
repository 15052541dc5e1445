/** The committed fixtures that certificates are about. */
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {type Fixture, readFixture} from '../fixtures/fixture.ts';

/** Whether a witness attains its bound: the two sides are one number other than 0, so that no smaller constant would do. */
const attains = ({evidence: {lhs, rhs}}: Fixture): boolean =>
  lhs.lo === rhs.hi && rhs.lo === rhs.hi && rhs.hi > 0;

async function fixturesIn(folder: string): Promise<Fixture[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map((name) => readFixture(join(folder, name))));
}

/**
 * All counterexamples, and the witnesses that attain their bound.
 * @param folder with `counterexamples` and `witnesses`
 */
export async function provableFixtures(folder: string): Promise<Fixture[]> {
  const witnesses = await fixturesIn(join(folder, 'witnesses'));
  return [...(await fixturesIn(join(folder, 'counterexamples'))), ...witnesses.filter(attains)];
}
