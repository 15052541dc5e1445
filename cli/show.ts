import type {Command} from 'commander';
import wrap from 'wrap-ansi';
import {claimFile} from '../properties/claimRegistry/claimFile.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {quoted} from '../properties/files/quoted.ts';
import {savedFixtures} from '../properties/fixtures/savedCounterexamples.ts';
import {worldKinds} from '../properties/worldKinds/registry.ts';
import {replayCommand} from '../report/claimFiles.ts';
import {enclosureText} from '../report/mostSerious.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {mutants} from '../theory/claims/index.ts';
import {describedClaims} from './describedClaims.ts';
import {claimData} from './list.ts';
import {COUNTEREXAMPLES} from './runFlags.ts';
import {styleOf, type TextStyle} from './terminal.ts';

const KINDS: Readonly<Record<Claim['kind'], string>> = {
  deterministic: 'on every world',
  'in-expectation': 'in expectation over samples',
  'with-probability': 'for all but a fraction nu of the fine-tuning samples',
  'end-to-end': "for all but a fraction nu + nu' of the pairs of samples",
};

const worldsOf = (claim: Claim): string[] =>
  worldKinds.filter(({scope}) => scope(claim)).map(({name}) => name);

/** Mutants of a claim, among those that were named and the built-in ones. */
const mutantsOf = ({id}: Claim, named: readonly Claim[]): readonly Claim[] =>
  [...new Set([...named, ...mutants])].filter(({mutates}) => mutates?.claim === id);

/** The file of a claim, or the id of a built-in one. */
function wordOf(claim: Claim): string {
  const file = claimFile(claim);
  return file === undefined ? claim.id : quoted(file);
}

type Saved = Awaited<ReturnType<typeof savedFixtures>>[number];
type Field = readonly [name: string, values: readonly string[]];

/** What earlier runs saved against a claim, with the evidence of then. */
const savedText = ({file, fixture: {evidence}}: Saved): string =>
  `by ${file}, as the claim was then: left side ${enclosureText(evidence.lhs)} > right side ${enclosureText(evidence.rhs)}`;

function fieldsOf(claim: Claim, saved: readonly Saved[], named: readonly Claim[]): Field[] {
  const {statement, kind, hypotheses, needs, source, mutates} = claim;
  const word = wordOf(claim);
  return [
    ['statement', [statement]],
    ['holds', [KINDS[kind]]],
    ['if', hypotheses.map(({name, measure}) => (measure ? `${name} (by ${measure.of})` : name))],
    ['needs', Object.entries(needs).map(([need, value]) => `${need}: ${[value].flat().join(', ')}`)],
    ['source', [source]],
    ['mutant of', mutates ? [`${mutates.claim}: ${mutates.why}`] : []],
    ['worlds', [worldsOf(claim).join(', ')]],
    ['mutants', mutantsOf(claim, named).map(({id, mutates: of}) => `${id}: ${of?.why}`)],
    ['refuted', saved.map(savedText)],
    [
      'try',
      [
        ...['check', 'hunt'].map((command) => `npx transferbound ${command} ${word}`),
        ...saved.slice(0, 1).map(({file, fixture}) => replayCommand(file, fixture.made.command)),
      ],
    ],
  ];
}

const INDENT = 12;

function text(claim: Claim, fields: readonly Field[], {width, paint}: TextStyle): string {
  const lines = fields.flatMap(([name, values]) =>
    values.flatMap((value, i) =>
      wrap(value, width - INDENT)
        .split('\n')
        .map((line, k) => `${(i + k === 0 ? `  ${name}` : '').padEnd(INDENT)}${line}`),
    ),
  );
  return `${[paint('bold', claim.id), `  ${claim.title}`, ...lines].join('\n')}\n`;
}

async function show(names: readonly string[], {json}: {readonly json?: boolean}): Promise<void> {
  const claims = await describedClaims(names);
  const style = styleOf(process.stdout);
  const saved = await Promise.all(claims.map(({id}) => savedFixtures(id, COUNTEREXAMPLES)));
  process.stdout.write(
    json
      ? jsonText(
          claims.map((claim, i) => ({
            ...claimData(claim),
            needs: claim.needs,
            worlds: worldsOf(claim),
            mutants: mutantsOf(claim, claims).map(({id}) => id),
            counterexamples: saved[i]!.map(({file}) => file),
          })),
        )
      : claims.map((claim, i) => text(claim, fieldsOf(claim, saved[i]!, claims), style)).join('\n'),
  );
}

export function addShow(command: Command): void {
  command
    .argument('<claims...>', 'ids that `list` shows, or files that export claims (.ts, .js, .mjs)')
    .option('--json', 'one JSON document on standard output')
    .action(show);
}
