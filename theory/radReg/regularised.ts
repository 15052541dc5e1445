/** The representation that RadReg chooses from a case's class, decided by U and S alone. */
import type {Case} from '../case/case.ts';
import {caseOn} from '../case/caseOn.ts';
import {candidates, gapOf} from './candidates.ts';

/** The case with the table of least certified gap at lambda as h; the first of equals. No D enters. */
export function regularised(c: Case, lambda: number): Case {
  const all = candidates(c);
  const gaps = all.map((a) => gapOf(a, all, lambda).hi);
  return caseOn(c, all[gaps.indexOf(Math.min(...gaps))]!.table);
}
