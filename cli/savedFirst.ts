/** Saved counterexamples are tried before anything else: what is said of them, and what becomes of the run's rows. */
import {fixtureOf, fixtureText} from '../properties/fixtures/fixture.ts';
import {type SavedCounterexample, stillRefuting} from '../properties/fixtures/savedCounterexamples.ts';
import type {ResultRow} from '../properties/record/resultRow.ts';
import type {Run} from '../properties/run/runDocument.ts';
import {enclosureText} from '../report/mostSerious.ts';
import {paint} from './terminal.ts';

/** `counterexamples/own.json still refutes its claim: left side 2 > right side 1`, or that it does not, and why. */
export function savedLine({file, evidence}: SavedCounterexample): string {
  const {verdict, inequality, failed} = evidence;
  if (verdict === undefined || inequality === undefined)
    return `${file} does not refute its claim any more: no longer given is ${failed.map(({name}) => name).join(', ')}`;
  const [lhs, rhs] = [enclosureText(inequality.lhs), enclosureText(inequality.rhs)];
  if (verdict === 'refuted')
    return paint('red', `${file} still refutes its claim: left side ${lhs} > right side ${rhs}`);
  const between = verdict === 'holds' ? `left side ${lhs} <= right side ${rhs}` : 'undecided there';
  return `${file} does not refute its claim any more: ${between}`;
}

/** The file of a saved counterexample, with the evidence of today. */
export function savedAgain({claim, file, fixture, evidence}: SavedCounterexample): readonly [string, string] {
  const {kind, about, made} = fixture;
  return [file, fixtureText({...fixtureOf(claim, fixture.setting, evidence, {kind, about, ...made}), made})];
}

/** A row, or what a hunt found, of a claim that a saved counterexample refutes. */
export const refutedBy = <R extends object>({fixture, evidence}: SavedCounterexample, found: R) => ({
  ...found,
  verdict: 'refuted' as const,
  counterexample: {setting: fixture.setting, evidence},
});

/**
 * A claim that a saved counterexample refutes is refuted, whatever random settings say. What they said, counts and the
 * tightest of them, stays as it is.
 * @returns the run, and its rows that are refuted by a saved one alone
 */
export function withSaved(
  run: Run,
  saved: readonly SavedCounterexample[],
): {readonly run: Run; readonly known: ReadonlyMap<ResultRow, SavedCounterexample>} {
  const known = new Map<ResultRow, SavedCounterexample>();
  const refuted = (id: string) => run.results.some((row) => row.claim === id && row.verdict === 'refuted');
  const done = new Set<string>();
  const results = run.results.map((row) => {
    const one = refuted(row.claim) || done.has(row.claim) ? undefined : stillRefuting(saved, row.claim);
    if (!one) return row;
    done.add(row.claim);
    const other: ResultRow = refutedBy(one, row);
    known.set(other, one);
    return other;
  });
  return {run: known.size > 0 ? {...run, results} : run, known};
}
