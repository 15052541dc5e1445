/** docs/examples/open_question.py refutes, prints what the page says, and no longer refutes with a number changed. */
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
