/**
 * npm run tensorflow:build [-- --wheel FILE] [--jobs N]
 *
 * Builds the native backend's addon where its own download is closed: the C library and its headers come
 * from the `tensorflow-cpu` wheel that pip gets, or from a wheel given as a file, and the addon is compiled
 * against them. The unpacked wheel (0.9 GB) is kept in a cache; `npm ci` wipes what is linked to it, so run this
 * again after it.
 *
 * Exit codes: 0 the addon works; 1 a step failed; 2 something that it needs is missing, said by name.
 */
import {existsSync, mkdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {lastLines, needed, run, Stop, say, stop} from './process.ts';
import {unpackedWheel} from './tensorflowWheel.ts';

const addon = '@tensorflow/tfjs-node';
const root = fileURLToPath(new URL('..', import.meta.url));

function addonFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${addon}/package.json`));
  } catch {
    return undefined;
  }
}

/** The npm that runs this script, started the way npm says. */
function npm(args: readonly string[]): {ok: boolean; output: string} {
  const {npm_execpath: path} = process.env;
  return path ? run(process.execPath, [path, ...args], root) : run('npm', args, root);
}

/** The package's sources, installed with scripts off where its own install script could not download. */
function ensurePackage(): string {
  const there = addonFolder();
  if (there !== undefined) return there;
  say(`installing the sources of ${addon}, scripts off`);
  const {peerDependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = `${addon}@${peerDependencies[addon]}`;
  // As an optional dependency: npm leaves out a package that is named as an optional peer.
  const options = ['--ignore-scripts', '--no-save', '--save-optional', '--no-audit', '--no-fund'];
  const installed = npm(['install', ...options, wanted]);
  const folder = addonFolder();
  if (folder === undefined) {
    stop(installed.ok ? 1 : 2, `npm could not install ${addon}:\n${lastLines(installed.output)}`);
  }
  return folder;
}

/** Gives the package the `deps` folder that its build expects, as links into the cache. */
function link(library: string, folder: string): void {
  const deps = join(folder, 'deps');
  rmSync(deps, {recursive: true, force: true});
  mkdirSync(join(deps, 'lib'), {recursive: true});
  symlinkSync(join(library, 'include'), join(deps, 'include'));
  const [cc, framework] = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
  const names = {
    [cc]: cc,
    [framework]: framework,
    'libtensorflow.so': cc,
    'libtensorflow.so.2.9.1': cc,
    'libtensorflow_framework.so': framework,
  };
  for (const [name, file] of Object.entries(names)) symlinkSync(join(library, file), join(deps, 'lib', name));
}

/** node-gyp as npm brings it. */
function nodeGyp(): string {
  const {npm_config_node_gyp: named, npm_execpath: npmPath} = process.env;
  const beside = npmPath ? resolve(dirname(npmPath), '../node_modules/node-gyp/bin/node-gyp.js') : '';
  const found = [named, beside].find((path) => path && existsSync(path));
  return found ?? stop(2, 'node-gyp was not found beside npm; start this with npm run tensorflow:build.');
}

/** The folder whose include/node has Node's headers, where there is one; else node-gyp downloads them. */
function headersOption(): string[] {
  const {npm_config_nodedir: configured} = process.env;
  const folder = configured || dirname(dirname(process.execPath));
  return existsSync(join(folder, 'include', 'node', 'node_api.h')) ? [`--nodedir=${folder}`] : [];
}

function compile(folder: string, jobs: string): void {
  say('compiling the addon (about half a minute)');
  const output = join(folder, 'lib', 'napi-v8');
  const {napi} = process.versions;
  const built = run(
    process.execPath,
    [
      nodeGyp(),
      'rebuild',
      ...headersOption(),
      `--jobs=${jobs}`,
      '--module_name=tfjs_binding',
      `--module=${join(output, 'tfjs_binding.node')}`,
      `--module_path=${output}`,
      `--napi_version=${napi}`,
      '--napi_build_version=8',
      '--node_napi_label=napi-v8',
    ],
    folder,
  );
  if (!built.ok) stop(1, `the addon did not compile:\n${lastLines(built.output, 40)}`);
}

/** Trains nothing, but multiplies on the new backend in a fresh process. */
function verify(): void {
  const backend = new URL('../models/backend.ts', import.meta.url).href;
  const script = `import {selectBackend} from ${JSON.stringify(backend)};
    const {tf, description} = await selectBackend('native');
    const [product] = tf.matMul([[1, 2]], [[3], [4]]).dataSync();
    if (product !== 11) throw new Error('a product came out as ' + product);
    console.log(description);`;
  const done = run(process.execPath, ['--import=tsx', '--input-type=module', '--eval', script], root);
  if (!done.ok) stop(1, `the addon was built but does not work:\n${lastLines(done.output)}`);
  say(`works: ${done.output}`);
}

function main(): void {
  const {values} = parseArgs({options: {wheel: {type: 'string'}, jobs: {type: 'string', default: '2'}}});
  if (process.platform !== 'linux') {
    stop(
      2,
      `expected Linux (the wheel's libraries are linked by their Linux names), got ${process.platform}.`,
    );
  }
  needed('python3', 'for pip and for node-gyp');
  needed('g++', 'to compile the addon');
  needed('make', 'to compile the addon');
  const library = unpackedWheel(values.wheel);
  const folder = ensurePackage();
  link(library, folder);
  compile(folder, values.jobs);
  verify();
}

try {
  main();
} catch (error) {
  const isUsage = (error as NodeJS.ErrnoException).code?.startsWith?.('ERR_PARSE_ARGS');
  if (!(error instanceof Stop) && !isUsage) throw error;
  process.stderr.write(`tensorflow:build: ${(error as Error).message}\n`);
  process.exitCode = error instanceof Stop ? error.code : 2;
}
