/** What docs/open-question.md shows is what its Python files print; with a number changed they refute nothing. */
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {promisify} from 'node:util';
import test from 'ava';

const run = promisify(execFile);
const SCRIPT = 'docs/examples/open_question.py';
const python = await run('python3', ['--version']).then(
  () => true,
  () => false,
);
const checked = python ? test : test.skip;

checked('the refutation is accepted, and the page shows what is printed', async (t) => {
  const {stdout} = await run('python3', ['-I', SCRIPT]);
  t.true((await readFile('docs/open-question.md', 'utf8')).includes(stdout.trimEnd()));
});

for (const [from, to] of [
  ['Fraction(81525, 100000)', 'Fraction(81527, 100000)'],
  ['Fraction(81525, 100000)', 'Fraction(81520, 100000)'],
  ['Fraction(957, 1267), Fraction(310, 1267)', 'Fraction(958, 1267), Fraction(309, 1267)'],
  ['Fraction(460, 747)', 'Fraction(461, 747)'],
  ['Fraction(1017, 1024), Fraction(7, 1024)', 'Fraction(1007, 1024), Fraction(17, 1024)'],
] as const) {
  checked(`${to} in place of ${from} is not accepted`, async (t) => {
    const text = await readFile(SCRIPT, 'utf8');
    t.true(text.includes(from));
    await t.throwsAsync(run('python3', ['-I', '-c', text.replace(from, to)]));
  });
}

const TABLE = 'docs/examples/open_question_table.py';
const WORLDS = 'fixtures/sharp/open-question.json';

checked(
  'the table of the page is certified: one and two draws here, all by npm run certificates',
  async (t) => {
    const {stdout} = await run('python3', ['-I', TABLE, WORLDS, '1', '2']);
    const lines = stdout.trimEnd().split('\n');
    t.is(lines.length, 10);
    const page = await readFile('docs/open-question.md', 'utf8');
    for (const line of lines) t.true(page.includes(line), line);
    t.is(page.match(/^\| \d+ \| \d \| 0\.\d{6} \|/gm)?.length, 48);
  },
);

checked('a level that is a thousandth lower is not refuted', async (t) => {
  const {rows} = JSON.parse(await readFile(WORLDS, 'utf8'));
  const lower = rows.map((row: {nu: number}) => ({...row, nu: Math.floor(row.nu * 0.999)}));
  const program = `import json, sys; sys.argv = ["x"]; exec(open(${JSON.stringify(TABLE)}).read().split("if __name__")[0])
print([violated(row)[0] > violated(row)[1] for row in json.load(sys.stdin)])`;
  const few = lower.filter(({n, goal}: {n: number; goal: string}) => n === 1 && goal === 'smallest');
  t.true(few.length >= 4);
  const found = run('python3', ['-I', '-c', program]);
  found.child.stdin?.end(JSON.stringify(few));
  t.is((await found).stdout.trim(), `[${few.map(() => 'False').join(', ')}]`);
});
