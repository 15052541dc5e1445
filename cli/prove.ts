import {join} from 'node:path';
import {type Command, InvalidArgumentError} from 'commander';
import {findClaim} from '../properties/claimRegistry/loadClaims.ts';
import {plural} from '../properties/files/format.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {checkWritable, writeAll} from '../properties/files/writeFileAtomic.ts';
import {readFixture} from '../properties/fixtures/fixture.ts';
import {certificateOf, certificateTexts, runs} from '../properties/proof/certificate.ts';
import {fixtureName} from '../properties/proof/fixtureName.ts';

interface ProveFlags {
  readonly out: string;
  readonly python: string;
  readonly json?: boolean;
}

async function run(files: readonly string[], {out, python, json}: ProveFlags): Promise<void> {
  const fixtures = await Promise.all(files.map(readFixture));
  for (const fixture of fixtures) await checkWritable(join(out, `${fixtureName(fixture)}.py`));
  const program = (await runs(python)) ? python : undefined;
  const done: {claim: string; checked: boolean; files: string[]}[] = [];
  for (const fixture of fixtures) {
    const texts = certificateTexts(out, await certificateOf(fixture, findClaim(fixture.claim), program));
    await writeAll(texts);
    done.push({claim: fixture.claim, checked: program !== undefined, files: texts.map(([file]) => file)});
    if (!json) process.stdout.write(`${fixtureName(fixture)}: ${texts.map(([file]) => file).join(', ')}\n`);
  }
  if (json) {
    process.stdout.write(jsonText(done));
    return;
  }
  const [first] = done;
  process.stdout.write(
    program === undefined
      ? `${python} was not found: nothing was checked, and the files for Coq and Lean are missing. Elsewhere: python3 ${first!.files[0]}\n`
      : `${plural(done.length, 'certificate')} accepted by ${python}. Check one yourself: python3 ${first!.files[0]}; coqc ${first!.files[2]}\n`,
  );
}

/** An option that came where a program was to be named is none. */
function programName(text: string): string {
  if (/^(-|$)/.test(text)) throw new InvalidArgumentError(`expected the name of a program, got "${text}".`);
  return text;
}

export function addProve(command: Command): void {
  command
    .argument(
      '<fixtures...>',
      'fixtures: counterexamples, of changed constants too (sharpen --counterexamples), or witnesses that attain their bound',
    )
    .option('--out <folder>', 'where the files go', 'certificates')
    .option(
      '--python <program>',
      'a Python 3, which checks each certificate and writes it for Coq',
      programName,
      'python3',
    )
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
