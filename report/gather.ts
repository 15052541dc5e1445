import type {Claim} from '../theory/claim/claim.ts';
import {claims as knownClaims, mutants as knownMutants} from '../theory/claims/index.ts';
import type {ClaimSummary, FileRow, Found, MutantRow} from './claimSummary.ts';
import type {Committed} from './committedFixtures.ts';
import type {RunFile} from './runFile.ts';
import {type HuntRow, refutationOf, type Sources, summaryOf} from './summaryOf.ts';

type Fixtures = ReadonlyMap<string, Committed>;

export interface Gathered {
  readonly claims: readonly ClaimSummary[];
  /** Every mutant that was hunted, with what refuted it. */
  readonly mutants: readonly {readonly row: MutantRow; readonly claim?: Claim; readonly found?: Found}[];
  /** True claims that were hunted with them, and those refuted. */
  readonly alongside: {readonly claims: number; readonly refuted: readonly string[]};
}

/**
 * Everything that the files say, claim by claim: the registry's claims in its order, then others.
 * @param own claims that are not of this package
 */
export function gather(
  files: readonly RunFile[],
  witnesses: Fixtures,
  counterexamples: Fixtures,
  own: readonly Claim[],
): Gathered {
  const known = new Map([...own, ...knownClaims, ...knownMutants].map((claim) => [claim.id, claim]));
  const results: FileRow[] = [];
  const hunts: HuntRow[] = [];
  const mutantRows: MutantRow[] = [];
  for (const {kind, name: file, data} of files) {
    if (kind === 'run') results.push(...data.results.map((row) => ({...row, file})));
    if (kind === 'mutants') mutantRows.push(...data.rows.map((row) => ({...row, file, seed: data.seed})));
    if (kind !== 'hunt') continue;
    for (const row of data) {
      if ('evaluations' in row) hunts.push({...row, file});
      else results.push({...row, file});
    }
  }
  const given = files.flatMap((file) =>
    file.kind === 'fixture'
      ? [{fixture: file.data, ...(file.made?.path === undefined ? {} : {path: file.made.path})}]
      : [],
  );
  const sources: Sources = {results, hunts, mutants: mutantRows, given, witnesses, counterexamples};
  const named = new Set([
    ...[...results, ...hunts].map(({claim}) => claim),
    ...given.map(({fixture}) => fixture.claim),
    ...mutantRows.flatMap(({mutates}) => mutates ?? []),
  ]);
  const ids = [
    ...[...known.keys()].filter((id) => named.has(id)),
    ...[...named].filter((id) => !known.has(id)),
  ];
  const trueRows = mutantRows.filter(({mutates}) => mutates === undefined);
  return {
    claims: ids.map((id) => summaryOf(id, known.get(id), sources)),
    mutants: mutantRows
      .filter(({mutates}) => mutates !== undefined)
      .map((row) => {
        const claim = known.get(row.claim);
        const found = refutationOf({...row.result, file: row.file}, claim, sources);
        return {row, ...(claim ? {claim} : {}), ...(found ? {found} : {})};
      }),
    alongside: {
      claims: trueRows.length,
      refuted: trueRows.filter(({result}) => result.verdict === 'refuted').map(({claim}) => claim),
    },
  };
}
