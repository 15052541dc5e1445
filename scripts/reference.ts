/**
 * npm run reference: writes docs/reference/ from the docstrings of what index.ts exports, with TypeDoc. TypeDoc does not run
 * on the project's TypeScript, so it has a package of its own, scripts/reference, which is installed when it is missing.
 *
 *     npm run reference                 writes the pages
 *     npm run reference -- --check      1 where they are stale, 2 where TypeDoc cannot be installed
 */
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';

const HOME = 'scripts/reference';
const PAGES = 'docs/reference';

/** Options of TypeDoc and its Markdown plugin: no links to hosts or to lines of sources, which move. */
const OPTIONS = {
  entryPoints: ['index.ts'],
  tsconfig: 'tsconfig.build.json',
  plugin: [join(process.cwd(), HOME, 'node_modules/typedoc-plugin-markdown/dist/index.js')],
  router: 'module',
  name: 'Reference',
  readme: 'none',
  disableSources: true,
  excludeExternals: true,
  excludePrivate: true,
  hideGenerator: true,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  propertyMembersFormat: 'table',
  githubPages: false,
  skipErrorChecking: true,
  validation: {notExported: false, invalidLink: true, notDocumented: false},
  logLevel: 'Warn',
  treatWarningsAsErrors: true,
};

function install(): void {
  if (existsSync(join(HOME, 'node_modules/typedoc'))) return;
  try {
    execFileSync('npm', ['ci', '--ignore-scripts'], {cwd: HOME, stdio: ['ignore', 'ignore', 'pipe']});
  } catch {
    console.error('TypeDoc cannot be installed here: the registry is not reached');
    process.exit(2);
  }
}

/** Texts of the pages in a folder, by name. */
function pagesIn(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, {recursive: true, encoding: 'utf8'}) : [];
  const pages = names.filter((name) => name.endsWith('.md')).sort();
  return new Map(pages.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The pages of namespaces beside the first one, where TypeDoc puts them two folders down. */
const flat = (pages: Map<string, string>): Map<string, string> =>
  new Map(
    [...pages].map(([name, text]) => [
      basename(name),
      `${text.replaceAll(`](${OPTIONS.name}/namespaces/`, '](').replaceAll('](../../', '](').trimEnd()}\n`,
    ]),
  );

install();
const folder = mkdtempSync(join(tmpdir(), 'transferbound-reference-'));
try {
  const options = join(folder, 'typedoc.json');
  const {entryPoints, tsconfig, ...rest} = OPTIONS;
  const here = (file: string) => join(process.cwd(), file);
  const made = join(folder, 'pages');
  writeFileSync(
    options,
    JSON.stringify({...rest, entryPoints: entryPoints.map(here), tsconfig: here(tsconfig), out: made}),
  );
  const typedoc = join(HOME, 'node_modules/typedoc/bin/typedoc');
  execFileSync(process.execPath, [typedoc, '--options', options], {stdio: ['ignore', 'ignore', 'inherit']});
  const pages = flat(pagesIn(made));
  if (process.argv.includes('--check')) {
    if (!isDeepStrictEqual(pagesIn(PAGES), pages)) {
      console.error(`${PAGES} is stale: run npm run reference`);
      process.exitCode = 1;
    }
  } else {
    rmSync(PAGES, {recursive: true, force: true});
    mkdirSync(PAGES, {recursive: true});
    for (const [name, text] of pages) writeFileSync(join(PAGES, name), text);
  }
} finally {
  rmSync(folder, {recursive: true, force: true});
}
