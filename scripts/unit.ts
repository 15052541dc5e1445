/**
 * npm run unit [-- AVA ARGUMENTS]: all tests with coverage. The coverage data is written by Node itself and cleaned
 * before c8 reads it: TypeScript claim files loaded at run time leave data: URLs in it, which c8 stops at.
 */
import {spawnSync} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const folder = 'coverage/tmp';

/** Runs a tool of node_modules by the path that its package.json names. */
function run(name: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  const home = join('node_modules', name);
  const {bin} = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = join(home, typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]!));
  return spawnSync(process.execPath, [path, ...args], {stdio: 'inherit', env}).status ?? 1;
}

const packages = join(process.cwd(), 'node_modules');

function isOurs(url: string): boolean {
  return url.startsWith('file:') && !fileURLToPath(url).startsWith(packages);
}

interface Coverage {
  readonly result: readonly {readonly url: string}[];
  readonly 'source-map-cache'?: Record<string, unknown>;
}

/**
 * Keeps what one process's data says of our own files: packages are most of it, and what has no file cannot be read. A
 * process killed while writing leaves half a document: dropped.
 */
function clean(file: string): void {
  try {
    const data = JSON.parse(readFileSync(file, 'utf8')) as Coverage;
    const result = data.result.filter(({url}) => isOurs(url));
    const maps = Object.entries(data['source-map-cache'] ?? {}).filter(([url]) => isOurs(url));
    writeFileSync(file, JSON.stringify({...data, result, 'source-map-cache': Object.fromEntries(maps)}));
  } catch {
    rmSync(file);
  }
}

rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
// Tests that start the command start its build, which must be of the sources as they are.
const built = run('typescript', ['-p', 'tsconfig.build.json']);
// One process more than cores, as some tests wait for the processes that they start.
const concurrency = ['--concurrency', String(availableParallelism() + 1)];
const tests = run('ava', [...concurrency, ...process.argv.slice(2)], {
  ...process.env,
  NODE_V8_COVERAGE: join(process.cwd(), folder),
  ...(built === 0 ? {TRANSFERBOUND_MAIN: join(process.cwd(), 'dist/cli/main.js')} : {}),
});
for (const name of readdirSync(folder)) clean(join(folder, name));
const report = run('c8', ['report']);
const covered = run('c8', ['check-coverage', '--include', 'theory/**', '--lines', '95']);
process.exitCode = built || tests || report || covered;
