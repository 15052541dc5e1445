/** The verdicts from a pass to an alarm, as tables, counts and pages show them. */
import type {ClaimVerdict} from './resultRow.ts';

export interface VerdictWords {
  readonly verdict: ClaimVerdict;
  /** After a number: `3 hold`. */
  readonly counted: string;
  /** One character, so that nothing is said by colour alone. */
  readonly sign: string;
}

export const VERDICTS: readonly VerdictWords[] = [
  {verdict: 'holds', counted: 'hold', sign: '✓'},
  {verdict: 'not refuted', counted: 'not refuted', sign: '○'},
  {verdict: 'untested', counted: 'untested', sign: '·'},
  {verdict: 'vacuous', counted: 'vacuous', sign: '∅'},
  {verdict: 'undecided', counted: 'undecided', sign: '?'},
  {verdict: 'refuted', counted: 'refuted', sign: '✗'},
];

/** 0 for a pass, the more the worse. */
export const severity = (verdict: ClaimVerdict): number =>
  VERDICTS.findIndex((one) => one.verdict === verdict);

/** Neither refuted nor a pass: what `--strict` fails on. */
export const NO_PASS: readonly ClaimVerdict[] = ['untested', 'vacuous', 'undecided'];
