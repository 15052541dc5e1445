import type {Command} from 'commander';
import {jsonText} from '../properties/files/jsonText.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {claims, mutants} from '../theory/claims/index.ts';
import {paint} from './terminal.ts';

function described(claim: Claim) {
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

export function addList(program: Command): void {
  program
    .command('list')
    .description('the claims, their statements and sources')
    .option('--mutants', 'the mutants, each with the claim that it perturbs')
    .option('--json', 'one JSON document on standard output')
    .action((flags: {mutants?: boolean; json?: boolean}) => {
      const shown = flags.mutants ? mutants : claims;
      process.stdout.write(flags.json ? jsonText(shown.map(described)) : `${shown.map(lines).join('\n')}\n`);
    });
}
