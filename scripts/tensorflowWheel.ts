/** The `tensorflow-cpu` wheel: got with pip, unpacked into a cache. */
import {existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {lastLines, run, say, stop} from './process.ts';

const tensorflow = 'tensorflow-cpu==2.21.0';

/** Where unpacked wheels are kept. */
function cacheFolder(): string {
  const {XDG_CACHE_HOME: base} = process.env;
  return join(base || join(homedir(), '.cache'), 'transferbound');
}

/** The wheel as a file: the one given, or one that pip gets into `folder`. */
function wheelFile(given: string | undefined, folder: string): string {
  if (given !== undefined) {
    if (!existsSync(given)) stop(2, `--wheel: expected a file, got ${JSON.stringify(given)}`);
    return resolve(given);
  }
  say(`asking pip for ${tensorflow}`);
  const options = ['--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '--dest', folder];
  const got = run('python3', ['-m', 'pip', 'download', ...options, tensorflow]);
  const file = got.ok ? readdirSync(folder).find((name) => name.endsWith('.whl')) : undefined;
  if (file === undefined) {
    stop(
      2,
      `pip cannot get ${tensorflow} here, so the native backend cannot be built. The wasm backend needs ` +
        `nothing and works. With the wheel in a file, run: npm run tensorflow:build -- --wheel FILE\n` +
        `pip said:\n${lastLines(got.output)}`,
    );
  }
  return join(folder, file);
}

const unpackScript = `
import sys, zipfile
wheel, target = sys.argv[1:]
wanted = ('tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2')
folders = ('tensorflow/include/tensorflow/', 'tensorflow/include/tsl/', 'tensorflow/include/xla/')
with zipfile.ZipFile(wheel) as archive:
    names = [n for n in archive.namelist() if n in wanted or n.startswith(folders)]
    missing = [n for n in wanted if n not in names]
    if missing:
        sys.exit('not in the wheel: ' + ', '.join(missing))
    archive.extractall(target, names)
`;

/** The cache's `tensorflow/` folder, with the two libraries and `include/`; unpacked whole or not at all. */
export function unpackedWheel(given: string | undefined): string {
  const target = join(cacheFolder(), tensorflow.replace('==', '-'));
  if (given === undefined && existsSync(target)) {
    say('using the cached libraries');
    return join(target, 'tensorflow');
  }
  const download = mkdtempSync(join(tmpdir(), 'tensorflow-wheel-'));
  mkdirSync(cacheFolder(), {recursive: true});
  const part = mkdtempSync(join(cacheFolder(), 'part-'));
  try {
    const wheel = wheelFile(given, download);
    say('unpacking the libraries and headers');
    const done = run('python3', ['-c', unpackScript, wheel, part]);
    if (!done.ok) stop(1, `the wheel could not be unpacked:\n${lastLines(done.output)}`);
    rmSync(target, {recursive: true, force: true});
    renameSync(part, target);
  } finally {
    rmSync(download, {recursive: true, force: true});
    rmSync(part, {recursive: true, force: true});
  }
  return join(target, 'tensorflow');
}
