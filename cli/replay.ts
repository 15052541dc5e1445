import {basename} from 'node:path';
import type {Command} from 'commander';
import {findClaim, loadClaims} from '../properties/claimRegistry/loadClaims.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {type Fixture, type Replay, readFixture, replay} from '../properties/fixtures/fixture.ts';
import {familyNamed} from '../properties/settings/registry.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {InputError} from '../theory/errors.ts';
import {paint} from './terminal.ts';

interface ReplayFlags {
  readonly claims?: string;
  readonly json?: boolean;
}

/** What goes wrong in a claim on a fixture's setting is said of that fixture. */
function replayed(file: string, fixture: Fixture, own: readonly Claim[]): Replay {
  try {
    return replay(fixture, own.find(({id}) => id === fixture.claim) ?? findClaim(fixture.claim));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${basename(file)}: ${reason}`, {cause: error});
  }
}

async function run(files: readonly string[], flags: ReplayFlags): Promise<void> {
  const own = flags.claims ? await loadClaims([flags.claims]) : [];
  // All files are read and validated before the first is replayed.
  const fixtures = await Promise.all(files.map(async (file) => ({file, fixture: await readFixture(file)})));
  const rows = fixtures.map(({file, fixture}) => {
    const found = replayed(file, fixture, own);
    return {
      file: basename(file),
      claim: fixture.claim,
      size: familyNamed(fixture.setting.family).size(fixture.setting),
      ...found,
    };
  });
  if (flags.json) process.stdout.write(jsonText(rows));
  else {
    for (const {file, claim, size, verdict, same, failed} of rows) {
      const evidence = same ? 'evidence equal bit for bit' : paint('red', 'EVIDENCE CHANGED');
      const why = failed.length > 0 ? ` (${failed.join('; ')})` : '';
      process.stdout.write(`${file}: ${claim}: ${verdict}${why} on ${size}, ${evidence}\n`);
    }
  }
  if (rows.some(({same}) => !same)) process.exitCode = 1;
}

export function addReplay(program: Command): void {
  program
    .command('replay')
    .description('evaluate fixtures again and compare with what they recorded; exit 1 where one changed')
    .argument('<fixtures...>', 'fixture files')
    .option('--claims <file>', "a file with the user's own claims that the fixtures are about")
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
