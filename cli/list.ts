import type {Command} from 'commander';
import {jsonText} from '../properties/files/jsonText.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {claims, mutants} from '../theory/claims/index.ts';
import {describedClaims} from './describedClaims.ts';
import {paint} from './terminal.ts';

/** What a claim says of itself, as plain data. */
export function claimData(claim: Claim) {
  const {id, kind, title, statement, source, hypotheses, mutates} = claim;
  return {
    id,
    kind,
    title,
    statement,
    source,
    hypotheses: hypotheses.map(({name}) => name),
    ...(mutates ? {mutates} : {}),
  };
}

function lines(claim: Claim): string {
  const perturbed = claim.mutates ? `\n    mutant of ${claim.mutates.claim}: ${claim.mutates.why}` : '';
  const assumed =
    claim.hypotheses.length > 0 ? `\n    if ${claim.hypotheses.map(({name}) => name).join('; ')}` : '';
  return `${paint('bold', claim.id)} (${claim.kind})\n    ${claim.title}: ${claim.statement}${assumed}\n    ${claim.source}${perturbed}`;
}

interface ListFlags {
  readonly mutants?: boolean;
  readonly json?: boolean;
}

async function list(names: readonly string[], flags: ListFlags): Promise<void> {
  const all = names.length > 0 ? await describedClaims(names) : [...claims, ...mutants];
  // Of a file everything is listed, unless mutants are asked for.
  const shown = all.filter(
    ({mutates}) =>
      (names.length > 0 && !flags.mutants) || (mutates !== undefined) === (flags.mutants === true),
  );
  process.stdout.write(
    flags.json ? jsonText(shown.map(claimData)) : shown.map((one) => `${lines(one)}\n`).join(''),
  );
}

export function addList(command: Command): void {
  command
    .argument('[claims...]', 'files that export claims (.ts, .js, .mjs), or ids')
    .option('--mutants', 'the mutants, each with the claim that it perturbs')
    .option('--json', 'one JSON document on standard output')
    .action(list);
}
