/** The committed fixtures that certificates are about. */
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {type Fixture, readFixture} from '../fixtures/fixture.ts';
import {committedTable} from '../sharpen/sharpDocument.ts';
import {sharpFixture} from '../sharpen/sharpFixture.ts';
import {unproved} from './recipes/changed.ts';

/** Whether a witness attains its bound: the two sides are one number other than 0, so that no smaller constant would do. */
const attains = ({evidence: {lhs, rhs}}: Fixture): boolean =>
  lhs.lo === rhs.hi && rhs.lo === rhs.hi && rhs.hi > 0;

async function fixturesIn(folder: string): Promise<Fixture[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map((name) => readFixture(join(folder, name))));
}

/** The refuted constants of the table, as counterexamples; those without a certificate are left out. */
export async function sharpFixtures(): Promise<Fixture[]> {
  const table = await committedTable();
  const made = {command: table?.command ?? '', seed: table?.seed ?? 0};
  return (table?.rows ?? []).flatMap((row) =>
    `${row.claim}/${row.constant}` in unproved ? [] : (sharpFixture(row, made) ?? []),
  );
}

/**
 * All counterexamples, and the witnesses that attain their bound.
 * @param folder with `counterexamples` and `witnesses`
 */
export async function provableFixtures(folder: string): Promise<Fixture[]> {
  const witnesses = await fixturesIn(join(folder, 'witnesses'));
  return [...(await fixturesIn(join(folder, 'counterexamples'))), ...witnesses.filter(attains)];
}
