// The generated page is what the registry says, every claim names the page that proves it, and no link in docs/ is dead.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import test from 'ava';
import {claims} from '../../theory/claims/index.ts';
import {claimPage} from '../claimPage.ts';
import {mutants} from '../mutants/index.ts';
import {claimsPage} from './claimsPage.ts';
import {witnessFixtures} from './witnessFixtures.ts';

const root = process.cwd();
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const pages = (readdirSync(join(root, 'docs'), {recursive: true}) as string[])
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs', name));

test('docs/claims.md is what npm run docs writes', async (t) => {
  const page = claimsPage(claims, mutants, await witnessFixtures());
  t.is(read('docs/claims.md'), page, 'stale: run npm run docs');
});

test('every claim names a page of docs/ that names it', (t) => {
  for (const claim of claims) {
    const page = claimPage(claim);
    t.truthy(page, `${claim.id}: its source names no page of docs/`);
    if (!page) continue;
    t.true(existsSync(join(root, page)), `${claim.id}: ${page} is not there`);
    // A family of claims is named by what they share: -published stands for transfer-decomposition-published.
    const text = existsSync(join(root, page)) ? read(page) : '';
    const parts = claim.id.split('-');
    const named = parts.some((_, i) => text.includes(`\`${i === 0 ? '' : '-'}${parts.slice(i).join('-')}\``));
    t.true(named, `${page} does not name ${claim.id}`);
  }
});

/** Anchors as GitHub makes them of headings. */
function anchors(text: string): Set<string> {
  const headings = text.match(/^#+ .*$/gm) ?? [];
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

for (const page of ['README.md', ...pages]) {
  test(`${page}: its links lead somewhere`, (t) => {
    const text = read(page).replace(/```.*?```/gs, '');
    t.pass();
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      t.true(existsSync(join(root, file)), `${page} links to ${target}`);
      if (anchor !== undefined && existsSync(join(root, file)) && file.endsWith('.md'))
        t.true(anchors(read(file)).has(anchor), `${page} links to ${target}`);
    }
  });
}

test('every page can be reached from the index', (t) => {
  const index = read('docs/README.md');
  for (const page of pages) {
    if (page === join('docs', 'README.md')) continue;
    t.true(
      index.includes(`](${relative('docs', page).replaceAll('\\', '/')})`),
      `docs/README.md does not link to ${page}`,
    );
  }
});
