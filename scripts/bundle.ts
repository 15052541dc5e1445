/**
 * The part of `npm run build` after `tsc`, which writes the types: all modules in few files, as Node takes 0.4 s of processor
 * time to load seven hundred small ones, and 0.15 s for these. The library and every program are entries of one bundle, so
 * that a process has each module once, a claim file's `import 'transferbound'` and the command's own among them.
 *
 * All code is in `chunks/`; an entry has a file where it would be compiled to, which imports its own from there.
 */
import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, type Plugin} from 'esbuild';

/** The library, the command, for tests as a function too, and what is started by its file: processes, threads, a hook of the loader. */
export const ENTRIES = [
  'index',
  'cli/main',
  'cli/program',
  'models/training/trainingWorker',
  'properties/claimRegistry/esModuleHook',
  'properties/hunt/huntProcess',
  'properties/run/workers/watchdogThread',
  'properties/run/workers/workerProcess',
] as const;

/** Where the sources of the entries are. */
export const FOLDERS = ['api', 'cli', 'models', 'properties', 'report', 'theory'];

const CHUNKS = 'chunks';

const nameOf = (entry: string): string => entry.replaceAll('/', '-');

/** Modules find files of the package from where they are: each is told where it would be, had it a file of its own. */
const placed = (root: string): Plugin => ({
  name: 'placed',
  setup({onLoad}) {
    onLoad({filter: /\.ts$/}, async ({path}) => {
      const text = await readFile(path, 'utf8');
      const place = relative(root, path).split(sep).join('/').replace(/\.ts$/, '.js');
      const url = `new URL('../${place}', import.meta.url).href`;
      return {contents: text.replaceAll('import.meta.url', url), loader: 'ts'};
    });
  },
});

/** The text of an entry's own file. */
function doorTo(entry: string): string {
  const target = `${'../'.repeat(entry.split('/').length - 1) || './'}${CHUNKS}/${nameOf(entry)}.js`;
  return entry === 'cli/main' ? `#!/usr/bin/env node\nimport '${target}';\n` : `export * from '${target}';\n`;
}

/** Writes what is not there yet. Several may do so at once, while programs start. */
async function write(path: string, text: string): Promise<void> {
  if (existsSync(path) && (await readFile(path, 'utf8')) === text) return;
  await mkdir(dirname(path), {recursive: true});
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}

/** The compiled files below a folder. */
async function compiled(folder: string): Promise<string[]> {
  const names = existsSync(folder) ? await readdir(folder, {recursive: true}) : [];
  return names.filter((name) => name.endsWith('.js')).map((name) => join(folder, name));
}

/** Milliseconds of the newest source. */
async function newestSource(root: string): Promise<number> {
  const below = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await readdir(join(root, folder), {recursive: true})).map((name) => join(folder, name)),
    ),
  );
  const files = [...below.flat(), 'index.ts', 'scripts/bundle.ts'].filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  );
  const times = await Promise.all(files.map(async (name) => (await stat(join(root, name))).mtimeMs));
  return Math.max(...times);
}

/**
 * Writes the bundle; nothing where no source is newer than it.
 * @param root of the sources
 * @param outdir a folder next to a package.json; compiled files of earlier builds in it are removed
 */
export async function bundle(root: string, outdir: string): Promise<void> {
  const began = new Date();
  const last = join(outdir, 'index.js');
  if (existsSync(join(outdir, CHUNKS)) && (await stat(last)).mtimeMs > (await newestSource(root))) return;
  const {outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(ENTRIES.map((entry) => [nameOf(entry), join(root, `${entry}.ts`)])),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    chunkNames: '[hash]',
    outdir: join(outdir, CHUNKS),
    plugins: [placed(root)],
    write: false,
  });
  const files = new Map(outputFiles.map(({path, text}) => [path, text]));
  for (const entry of ENTRIES) files.set(join(outdir, `${entry}.js`), doorTo(entry));
  for (const [path, text] of files) await write(path, text);
  for (const path of await compiled(outdir)) if (!files.has(path)) await rm(path, {force: true});
  // A source that was saved meanwhile is newer.
  await utimes(last, began, began);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(process.cwd(), resolve('dist'));
