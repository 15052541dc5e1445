import {basename} from 'node:path';
import type {Command} from 'commander';
import {changedClaim} from '../properties/claimRegistry/changedClaim.ts';
import {findClaim} from '../properties/claimRegistry/loadClaims.ts';
import {ClaimError} from '../properties/evaluate/claimError.ts';
import {evaluateSetting} from '../properties/evaluate/evaluate.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {type Fixture, type Replay, readFixture, replayOf} from '../properties/fixtures/fixture.ts';
import {CLAIM_TIMEOUT, type EvidenceOf, workerPool} from '../properties/run/workers/workerPool.ts';
import {familyNamed} from '../properties/settings/registry.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {InputError} from '../theory/errors.ts';
import {duration, TIMEOUT_ABOUT} from './options.ts';
import {paint} from './terminal.ts';

interface ReplayFlags {
  readonly claims?: readonly string[];
  readonly timeout?: number;
  readonly json?: boolean;
}

/** What goes wrong in a claim on a fixture's setting is said of that fixture. */
async function replayed(
  file: string,
  fixture: Fixture,
  own: readonly Claim[],
  evidenceOf: EvidenceOf,
): Promise<Replay> {
  try {
    const claim = own.find(({id}) => id === fixture.claim) ?? findClaim(fixture.claim);
    // Constants are changed in built-in claims alone: a worker has the code of others.
    const shown = fixture.changed
      ? evaluateSetting(changedClaim(findClaim(fixture.claim), fixture.changed), fixture.setting)
      : await evidenceOf(claim, fixture.setting);
    return replayOf(fixture, shown);
  } catch (error) {
    if (error instanceof ClaimError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${basename(file)}: ${reason}`, {cause: error});
  }
}

async function run(files: readonly string[], flags: ReplayFlags): Promise<void> {
  // All files are read and validated before the first is replayed.
  const fixtures = await Promise.all(files.map(async (file) => ({file, fixture: await readFixture(file)})));
  const pool = flags.claims ? workerPool(1, {timeout: flags.timeout ?? CLAIM_TIMEOUT}) : undefined;
  const rows: (Replay & {readonly file: string; readonly claim: string; readonly size: string})[] = [];
  try {
    const own = (await pool?.claims(flags.claims ?? [])) ?? [];
    for (const {file, fixture} of fixtures) {
      const size = familyNamed(fixture.setting.family).size(fixture.setting);
      const found = await replayed(file, fixture, own, pool?.evidence ?? evaluateSetting);
      rows.push({file: basename(file), claim: fixture.claim, size, ...found});
    }
  } finally {
    await pool?.close();
  }
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

export function addReplay(command: Command): void {
  command
    .argument('<fixtures...>', 'fixture files')
    .option(
      '--claims <file>',
      "a file with the user's own claims that the fixtures are about; may be given again for another",
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option('--timeout <time>', TIMEOUT_ABOUT, duration)
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
