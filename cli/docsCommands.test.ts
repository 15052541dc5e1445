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

/** A command as it is typed, and some of the lines that it prints; `...` stands for lines left out. */
const SHOWN = /^```\n\$ npx transferbound (.*)\n([\s\S]*?)\n```$/gm;

/** Times differ from machine to machine. */
const untimed = (line: string): string => line.trimEnd().replace(/\b\d+(\.\d+)? s(?=,|$)/, 'TIME');

/** Lines that are not there in this order; the first, and one after `...`, may come anywhere later. */
function missing(printed: readonly string[], shown: readonly string[]): string[] {
  let at = 0;
  return shown.flatMap((line, i) => {
    if (line === '...') return [];
    const found = i === 0 || shown[i - 1] === '...' ? printed.indexOf(line, at) : at;
    at = found + 1;
    return printed[found] === line ? [] : [`${line} (got: ${printed[found]})`];
  });
}

for (const [page, count] of [
  ['start.md', 5],
  ['hunt.md', 2],
] as const) {
  test.serial(`what docs/${page} shows is printed`, async (t) => {
    const text = await readFile(join(root, 'docs', page), 'utf8');
    const blocks = [...text.matchAll(SHOWN)];
    t.true(blocks.length >= count);
    for (const [, words, shown] of blocks) {
      const came = await session.run(words!.split(' '));
      if (typeof came === 'string') return t.fail(`${words}: ${came}`);
      const [printed, expected] = [came.out, shown!].map((one) => one.split('\n').map(untimed));
      t.deepEqual(missing(printed!, expected!), [], words);
    }
  });
}
