import {basename} from 'node:path';
import type {Command} from 'commander';
import {familyNamed} from '../properties/families/index.ts';
import {findClaim} from '../properties/findClaim.ts';
import {readFixture, replay} from '../properties/fixtures/fixture.ts';
import {jsonText} from '../properties/jsonText.ts';
import {loadClaims} from '../properties/loadClaims.ts';
import {paint} from './style.ts';

interface ReplayFlags {
  readonly claims?: string;
  readonly json?: boolean;
}

async function run(files: readonly string[], flags: ReplayFlags): Promise<void> {
  const own = flags.claims ? await loadClaims([flags.claims]) : [];
  // All files are read and validated before the first is replayed.
  const fixtures = await Promise.all(files.map(async (file) => ({file, fixture: await readFixture(file)})));
  const rows = fixtures.map(({file, fixture}) => {
    const claim = own.find(({id}) => id === fixture.claim) ?? findClaim(fixture.claim);
    const found = replay(fixture, claim);
    return {
      file: basename(file),
      claim: fixture.claim,
      size: familyNamed(fixture.setting.family).size(fixture.setting),
      ...found,
    };
  });
  if (flags.json) process.stdout.write(jsonText(rows));
  else {
    for (const {file, claim, size, verdict, same} of rows) {
      const evidence = same ? 'evidence equal bit for bit' : paint('red', 'EVIDENCE CHANGED');
      process.stdout.write(`${file}: ${claim}: ${verdict} on ${size}, ${evidence}\n`);
    }
  }
  if (rows.some(({same}) => !same)) process.exitCode = 1;
}

export function addReplay(program: Command): void {
  program
    .command('replay')
    .description('evaluate fixtures afresh and compare with what they recorded; exit 1 where one changed')
    .argument('<fixtures...>', 'fixture files')
    .option('--claims <file>', "a file with the user's own claims that the fixtures are about")
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
