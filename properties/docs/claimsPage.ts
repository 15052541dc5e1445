/** docs/claims.md: every claim of the registry with its statement, hypotheses, source, tightest witness and mutants. */
import type {Claim} from '../../theory/claim.ts';
import {claimHeading, claimPage} from '../claimPage.ts';
import type {Fixture} from '../fixtures/fixture.ts';
import {evaluateSetting} from '../harness.ts';

export interface Witnesses {
  readonly get: (claim: string) => Fixture | undefined;
}

/** Four digits, rounded down, so that 0.99999 never reads 1. */
function rounded(ratio: number): string {
  if (Number.isInteger(ratio)) return String(ratio);
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(ratio))));
  return String(Math.floor(ratio * 10 ** digits) / 10 ** digits);
}

function tightest(claim: Claim, witnesses: Witnesses): {ratio: string; about?: string} {
  const fixture = witnesses.get(claim.id);
  const ratio = fixture && evaluateSetting(claim, fixture.setting).ratio;
  if (!fixture || ratio === undefined) return {ratio: '-'};
  const ofRatio = fixture.about.startsWith('lhs/rhs');
  return {ratio: rounded(ratio), ...(ofRatio ? {} : {about: fixture.about})};
}

const names = (mutants: readonly Claim[]): string => mutants.map(({id}) => `\`${id}\``).join(', ');

function entry(claim: Claim, mutants: readonly Claim[], witnesses: Witnesses): string[] {
  const {id, title, statement, hypotheses, source, kind} = claim;
  const page = claimPage(claim);
  const {ratio, about} = tightest(claim, witnesses);
  const link = page ? `; [proof](${page.replace(/^docs\//, '')})` : '';
  const why = mutants.map((mutant) => `  - \`${mutant.id}\`: ${mutant.mutates?.why}`);
  return [
    `### \`${id}\``,
    '',
    `${title} (${kind}).`,
    '',
    '```math',
    statement,
    '```',
    '',
    ...(hypotheses.length > 0 ? [`- if ${hypotheses.map(({name}) => name).join('; ')}`] : []),
    `- source: ${source.replace(/; docs\/[\w/-]+\.md/, '')}${link}`,
    ...(ratio === '-'
      ? []
      : [
          `- tightest witness: left/right = ${ratio}, [\`fixtures/witnesses/${id}.json\`](../fixtures/witnesses/${id}.json)${about ? ` (${about})` : ''}`,
        ]),
    ...(why.length > 0 ? ['- false neighbours, all refuted:', ...why] : []),
    '',
  ];
}

/** @param mutants all of them; each names the claim that it perturbs */
export function claimsPage(
  claims: readonly Claim[],
  mutants: readonly Claim[],
  witnesses: Witnesses,
): string {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const heading = claimHeading(claim);
    groups.set(heading, [...(groups.get(heading) ?? []), claim]);
  }
  const of = (claim: Claim) => mutants.filter(({mutates}) => mutates?.claim === claim.id);
  const row = (claim: Claim) =>
    `| [\`${claim.id}\`](#${claim.id}) | ${claim.kind} | ${tightest(claim, witnesses).ratio} | ${names(of(claim))} |`;
  return [
    '# All claims',
    '',
    '<!-- Written by `npm run docs`; a test fails where it is stale. -->',
    '',
    `${claims.length} claims, ${mutants.length} false neighbours. *Tightest*: left/right on the committed witness, rounded down; 1 is attained. For a`,
    'claim that holds with probability 1 - nu it is the (1 - nu)-quantile over all samples. How to read it: [concepts](concepts.md).',
    '',
    '| claim | kind | tightest | false neighbours |',
    '| --- | --- | ---: | --- |',
    ...claims.map(row),
    '',
    ...[...groups].flatMap(([heading, list]) => [
      `## ${heading}`,
      '',
      ...list.flatMap((claim) => entry(claim, of(claim), witnesses)),
    ]),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}
