/**
 * npm run certificates [-- --out FOLDER] [--without-coq]
 *
 * Certificates of all committed counterexamples, of the witnesses that attain their bound and of the refuted constants of the
 * table of sharp constants, checked by Python and, where
 * coqc with Coq-Interval is there, by Coq. What takes Coq too long is listed. Exit code 1 where one is refused or more than a
 * twentieth takes too long, 2 where Python or Coq is missing.
 */
import {execFile} from 'node:child_process';
import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {parseArgs, promisify} from 'node:util';
import {findClaim} from '../properties/claimRegistry/loadClaims.ts';
import {writeAll} from '../properties/files/writeFileAtomic.ts';
import {certificateOf, certificateTexts, inModule, runs} from '../properties/proof/certificate.ts';
import {fixtureName} from '../properties/proof/fixtureName.ts';
import {provableFixtures, sharpFixtures} from '../properties/proof/provableFixtures.ts';
import {unproved} from '../properties/proof/recipes/changed.ts';
import {recipeOf} from '../properties/proof/recipes/index.ts';

const {values} = parseArgs({
  options: {out: {type: 'string', default: 'certificates'}, 'without-coq': {type: 'boolean', default: false}},
});
const {out} = values;
const run = promisify(execFile);
/** coqc takes most of a core. */
const AT_ONCE = 2;
const MOST_MILLISECONDS = 120_000;
const MOST_SLOW = 0.05;
const IN_ONE_FILE = 14;
/** Of a Python file. */
const MOST_LINES = 200;

/** Each item in turn, some at once; the results in their order. */
async function each<T, U>(items: readonly T[], act: (item: T) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) results[i] = await act(items[i]!);
  };
  await Promise.all(Array.from({length: AT_ONCE}, worker));
  return results;
}

if (!(await runs('python3'))) {
  process.stderr.write('certificates: expected python3, got none\n');
  process.exit(2);
}
const all = await provableFixtures('fixtures');
const sharp = await sharpFixtures();
const provable = [...all.filter(({claim}) => recipeOf(claim)), ...sharp];
await mkdir(out, {recursive: true});
const refused: string[] = [];
const long: string[] = [];
const made = await each(provable, async (fixture) => {
  try {
    const texts = certificateTexts(out, await certificateOf(fixture, findClaim(fixture.claim), 'python3'));
    await writeAll(texts);
    const [[, python]] = texts as [readonly [string, string]];
    if (python.trimEnd().split('\n').length > MOST_LINES) long.push(fixtureName(fixture));
    return texts.map(([file]) => basename(file)).find((name) => name.endsWith('.v'));
  } catch (error) {
    refused.push((error as Error).message);
    return undefined;
  }
});
const without = all.length + sharp.length - provable.length;
process.stdout.write(
  `certificates: Python accepts ${made.length - refused.length} of ${made.length}, ${sharp.length} of them of refuted constants; ${without} fixtures have none, as their claims' definitions are not written for it\n`,
);
for (const [constant, why] of Object.entries(unproved)) process.stdout.write(`none of ${constant}: ${why}\n`);
for (const message of refused) process.stdout.write(`${message}\n`);
for (const name of long) process.stdout.write(`${name}: more than ${MOST_LINES} lines\n`);
if (refused.length + long.length > 0) process.exitCode = 1;

const table = await run('python3', [
  'docs/examples/open_question_table.py',
  'fixtures/sharp/open-question.json',
]);
const shown = (await readFile('docs/open-question.md', 'utf8')).includes(table.stdout.trimEnd());
process.stdout.write(
  `certificates: the table of docs/open-question.md ${shown ? 'is' : 'is not'} what Python certifies\n`,
);
if (!shown) process.exitCode = 1;

if (!values['without-coq']) {
  if (!(await runs('coqc'))) {
    process.stderr.write('certificates: not checked by Coq: expected coqc with Coq-Interval, got none\n');
    process.exit(process.exitCode ?? 2);
  }
  const files = made.filter((file) => file !== undefined);
  const checked = (file: string) =>
    run('coqc', ['-q', file], {cwd: out, timeout: MOST_MILLISECONDS}).then(
      () => undefined,
      (error: Error & {stderr?: string; killed?: boolean}) => ({
        slow: error.killed === true,
        line: `${file}: ${error.killed ? 'stopped after two minutes' : error.stderr?.trim().split('\n').at(-1) || error.message}`,
      }),
    );
  // Loading Coq-Interval takes longer than most certificates: many in one file, and one by one where that is refused.
  const groups = Array.from({length: Math.ceil(files.length / IN_ONE_FILE)}, (_, i) =>
    files.slice(i * IN_ONE_FILE, (i + 1) * IN_ONE_FILE),
  );
  const verdicts = await each(groups, async (group) => {
    const together = `together_${groups.indexOf(group)}.v`;
    const texts = await Promise.all(group.map((file) => readFile(join(out, file), 'utf8')));
    await writeFile(join(out, together), texts.map((text, i) => inModule(`certificate${i}`, text)).join(''));
    const refusedTogether = await checked(together);
    await rm(join(out, together));
    return refusedTogether ? Promise.all(group.map(checked)) : [];
  });
  const failed = verdicts.flat().filter((verdict) => verdict !== undefined);
  process.stdout.write(`certificates: Coq accepts ${files.length - failed.length} of ${files.length}\n`);
  for (const {line} of failed) process.stdout.write(`${line}\n`);
  if (failed.some(({slow}) => !slow) || failed.length > MOST_SLOW * files.length) process.exitCode = 1;
  for (const name of await readdir(out))
    if (/\.(?:vo|vok|vos|glob)$|^\..*\.aux$/.test(name)) await rm(join(out, name));
}
