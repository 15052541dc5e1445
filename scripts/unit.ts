/**
 * npm run unit [-- AVA ARGUMENTS]: all tests with coverage. The coverage data is written by Node itself and cleaned
 * before c8 reads it: TypeScript claim files loaded at run time leave data: URLs in it, which c8 stops at.
 */
import {spawnSync} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

const folder = 'coverage/tmp';
const LEAST = 95;

/** Runs a tool of node_modules by the path that its package.json names. */
function run(name: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  const home = join('node_modules', name);
  const {bin} = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = join(home, typeof bin === 'string' ? bin : bin[name]!);
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

/** The share of lines of theory/ that the tests ran, in percent. */
function theoryLines(): number {
  const files = JSON.parse(readFileSync('coverage/coverage-summary.json', 'utf8')) as Record<
    string,
    {readonly lines: {readonly total: number; readonly covered: number}}
  >;
  let [total, covered] = [0, 0];
  for (const [file, {lines}] of Object.entries(files)) {
    if (!relative('theory', file).startsWith('..')) {
      total += lines.total;
      covered += lines.covered;
    }
  }
  return (100 * covered) / total;
}

rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
// AVA compiles into this folder; what a file that is gone left there must not be found.
rmSync('build', {recursive: true, force: true});
const args = process.argv.slice(2);
// One process more than cores, as some tests wait for the processes that they start.
const tests = run('ava', ['--concurrency', String(availableParallelism() + 1), ...args], {
  ...process.env,
  NODE_V8_COVERAGE: join(process.cwd(), folder),
});
for (const name of readdirSync(folder)) clean(join(folder, name));
const report = run('c8', ['report']);
const lines = theoryLines();
console.log(`theory/: ${lines.toFixed(2)}% of lines, at least ${LEAST}% wanted`);
// Some of the tests alone cannot cover it all.
process.exitCode = tests || report || (args.length === 0 && !(lines >= LEAST) ? 1 : 0);
