// Commands of pages in docs/ run as written, and print what the page says they print.
import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {mainCommand} from '../properties/testing/mainCommand.ts';

const root = process.cwd();
const folder = await mkdtemp(join(tmpdir(), 'transferbound-docs-'));
await symlink(join(root, 'fixtures'), join(folder, 'fixtures'), 'junction');
test.after.always(() => rm(folder, {recursive: true, force: true}));

/** One command a line; a backslash goes on in the next one. */
const BLOCK = /```sh\n([\s\S]*?)\n```(?:\n+```text\n([\s\S]*?)\n```)?/g;

function run(args: readonly string[]): Promise<{code: unknown; out: string; err: string}> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...mainCommand, ...args],
      {cwd: folder, maxBuffer: 2 ** 26},
      (error, out, err) => resolve({code: error?.code ?? 0, out, err}),
    );
  });
}

for (const page of [
  'prove.md',
  'published.md',
  'certificates.md',
  'file-worlds.md',
  'worlds-and-shifts.md',
]) {
  test.serial(`docs/${page}`, async (t) => {
    const text = await readFile(join(root, 'docs', page), 'utf8');
    let commands = 0;
    for (const [, block, expected] of text.matchAll(BLOCK)) {
      let printed = '';
      for (const line of block!.replaceAll('\\\n', ' ').split('\n')) {
        const [name, ...args] = line.trim().split(/\s+/);
        if (name !== 'transferbound') continue;
        const {code, out, err} = await run(args);
        t.is(code, 0, `${line}\n${err}`);
        printed += out;
        commands++;
      }
      if (expected !== undefined) t.is(printed.trimEnd(), expected, block);
    }
    t.true(commands > 0);
  });
}
