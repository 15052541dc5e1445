// Commands of pages in docs/ run as written, and print what the page says they print.
import {mkdtemp, readFile, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {startSession} from './testing/session.ts';

const root = process.cwd();
const folder = await mkdtemp(join(tmpdir(), 'transferbound-docs-'));
await symlink(join(root, 'fixtures'), join(folder, 'fixtures'), 'junction');
// All in one process: to start one for each of thirty commands takes as long as most of them.
const session = startSession(folder);
test.after.always(() => {
  session.end();
  return rm(folder, {recursive: true, force: true});
});

/** One command a line; a backslash goes on in the next one. */
const BLOCK = /```sh\n([\s\S]*?)\n```(?:\n+```text\n([\s\S]*?)\n```)?/g;

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
        const came = await session.run(args);
        if (typeof came === 'string') return t.fail(`${line}: ${came}`);
        const {code, out, err} = came;
        t.is(code, 0, `${line}\n${err}`);
        printed += out;
        commands++;
      }
      if (expected !== undefined) t.is(printed.trimEnd(), expected, block);
    }
    t.true(commands > 0);
  });
}
