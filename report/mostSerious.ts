/** The row that should be read first, and what is wrong with it. */
import {count, plural, short} from '../properties/files/format.ts';
import type {ResultRow} from '../properties/record/resultRow.ts';
import {NO_PASS, severity} from '../properties/record/verdictWords.ts';

/**
 * A refuted row, else the most severe one that is no pass, of equals the one with the most settings; undefined where all
 * pass.
 */
export function mostSerious(results: readonly ResultRow[]): ResultRow | undefined {
  const open = results.filter(({verdict}) => verdict === 'refuted' || NO_PASS.includes(verdict));
  const order = (row: ResultRow) => severity(row.verdict) + row.kept / (row.kept + 1);
  return open.reduce<ResultRow | undefined>(
    (worst, row) => (worst && order(worst) >= order(row) ? worst : row),
    undefined,
  );
}

interface Enclosure {
  readonly lo: number;
  readonly hi: number;
}

/** One number where the ends are equal or print alike, else both. */
export function enclosureText({lo, hi}: Enclosure): string {
  const [from, to] = [short(lo), short(hi)];
  return from === to ? from : `[${from}, ${to}]`;
}

function refutedBecause({counterexample, test}: ResultRow): string {
  const {inequality} = counterexample?.evidence ?? {};
  if (!inequality) return test ? test.replace(/^refuted: /, '') : 'on some setting';
  return `left side ${enclosureText(inequality.lhs)} > right side ${enclosureText(inequality.rhs)}`;
}

function vacuousBecause({levels, vacuous, kept}: ResultRow): string {
  const term = vacuous?.term === undefined ? '' : `, mostly by ${vacuous.term}`;
  const none = levels
    ? `none of ${plural(levels.of, 'bound')} is informative`
    : `all of ${plural(vacuous?.of ?? kept, 'bound')} exceed what the left side can be`;
  return `${none}${term}`;
}

function undecidedBecause({kept, settings, undecided, test}: ResultRow): string {
  if (kept === 0) return `none of ${plural(settings, 'setting')} satisfied the hypotheses`;
  return (
    test?.replace(/^undecided: /, '') ?? `${count(undecided)} of ${plural(kept, 'kept setting')} undecided`
  );
}

/** Why a row has its verdict, in one line. */
export function because(row: ResultRow): string {
  switch (row.verdict) {
    case 'refuted':
      return refutedBecause(row);
    case 'vacuous':
      return vacuousBecause(row);
    case 'undecided':
      return undecidedBecause(row);
    default:
      return row.test?.replace(`${row.verdict}: `, '') ?? plural(row.kept, 'kept setting');
  }
}
