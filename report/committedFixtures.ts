import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {type Fixture, parseFixture} from '../properties/fixtures/fixture.ts';

export interface Committed {
  readonly fixture: Fixture;
  /** fixtures/KIND/NAME.json, from the package's folder. */
  readonly path: string;
}

/** Most of what a page of one claim costs is to check two hundred fixtures of others. */
const CLAIM = /"claim":\s*"([^"]*)"/;

/**
 * The fixtures that come with this package (next to the sources, or one folder up from the build), by claim.
 * @param claims ids of those that are wanted; default all
 */
export async function committedFixtures(
  kind: 'witnesses' | 'counterexamples',
  claims?: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Committed>> {
  const folder = ['../fixtures/', '../../fixtures/']
    .map((up) => new URL(`${up}${kind}/`, import.meta.url))
    .find((url) => existsSync(url));
  if (!folder) return new Map();
  const names = (await readdir(fileURLToPath(folder))).filter((name) => name.endsWith('.json')).sort();
  const found = await Promise.all(
    names.map(async (name): Promise<[string, Committed][]> => {
      const text = await readFile(new URL(name, folder), 'utf8');
      if (claims && !claims.has(CLAIM.exec(text)?.[1] ?? '')) return [];
      const fixture = parseFixture(text, name);
      return [[fixture.claim, {fixture, path: `fixtures/${kind}/${name}`}]];
    }),
  );
  return new Map(found.flat());
}
