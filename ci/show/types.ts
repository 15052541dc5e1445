/**
 * npm run show:types: the packed types with every TypeScript from 5.0 on, strict and without skipLibCheck: the claims that `transferbound init`
 * writes, those of docs/ and of README.md, what `needs` promises, and a mistake that each compiler must find. Needs the registry of npm.
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {projectFiles} from '../../cli/init/projectFiles.ts';
import {writeNew} from '../../cli/init/writeNew.ts';
import {typeUses} from '../../cli/testing/typeUses.ts';

const VERSIONS = ['5.0', '5.1', '5.2', '5.3', '5.4', '5.5', '5.6', '5.7', '5.8', '5.9', '6.0', '7.0'];
/** How a project may resolve modules. */
const MODULES = [
  {module: 'nodenext', moduleResolution: 'nodenext'},
  {module: 'esnext', moduleResolution: 'bundler'},
];
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: 'es2022',
  noEmit: true,
  types: [],
};

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'transferbound-types-'));

/** Claim files written out in a page. */
function blocks(page: string): [name: string, text: string][] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```ts\n\/\/ (\S+\.ts)\n([\s\S]*?)^```$/gm)].map(([, name, code]) => [
    `${page.replace(/\W/g, '-')}-${name}`,
    code!,
  ]);
}

/** @returns the errors, none where it compiles */
function compile(version: string, modules: object, use: string): string {
  writeFileSync(join(folder, 'use.mts'), typeUses(use));
  const compilerOptions = {...STRICT, ...modules};
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({compilerOptions, include: ['*.ts', '*.mts']}));
  const tsc = join(folder, `node_modules/typescript-${version}/bin/tsc`);
  return spawnSync(process.execPath, [tsc, '-p', folder], {cwd: folder, encoding: 'utf8'}).stdout;
}

let failed = 0;
try {
  const npm = (...words: string[]) =>
    execFileSync('npm', words, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
  const [packed] = Object.values(JSON.parse(npm('pack', root, '--json', '--ignore-scripts')) as object);
  await writeNew(folder, await projectFiles(folder, `file:${packed.filename}`));
  rmSync(join(folder, 'tsconfig.json'));
  npm('install', ...VERSIONS.map((version) => `typescript-${version}@npm:typescript@~${version}.0`));
  for (const name of readdirSync(join(root, 'docs/examples')))
    if (name.endsWith('.ts')) cpSync(join(root, 'docs/examples', name), join(folder, name));
  const written = [...blocks('README.md'), ...blocks('docs/own-claims.md')];
  for (const [name, text] of written) writeFileSync(join(folder, name), text);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  console.log(`${files.length} files: ${files.join(', ')}`);
  for (const version of VERSIONS)
    for (const modules of MODULES) {
      const errors = compile(version, modules, '3');
      const caught = /^use\.mts.*error TS2\d+/m.test(compile(version, modules, "'three'"));
      const good = errors === '' && caught;
      if (!good) failed++;
      const said = good ? 'compiles' : errors || 'misses the mistake';
      console.log(`TypeScript ${version}, ${modules.moduleResolution}: ${said}`);
    }
} finally {
  rmSync(folder, {recursive: true, force: true});
}
process.exitCode = failed > 0 ? 1 : 0;
