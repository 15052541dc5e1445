/** Runs for the tests of the reporters. */
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {smallSetting} from '../../properties/settings/finite/smallSetting.ts';
import {claims} from '../../theory/claims/index.ts';
import type {ShownRun} from './reporter.ts';

/** A row of 40 settings that holds, with other fields. */
export const resultRow = (fields: Partial<ResultRow>): ResultRow => ({
  claim: 'main-theorem',
  world: 'finite',
  verdict: 'holds',
  seed: 1,
  settings: 40,
  kept: 39,
  undecided: 0,
  slack: 0.5,
  failed: {},
  command: `transferbound check ${fields.claim ?? 'main-theorem'} --seed 1 --runs 40 --world finite`,
  ...fields,
});

const at = (x: number) => ({lo: x, hi: x});

/** What a row has where it is refuted: lhs 2, rhs 0.5 + 0.25, on the small setting. */
export const refutation: Pick<ResultRow, 'verdict' | 'counterexample'> = {
  verdict: 'refuted',
  counterexample: {
    setting: smallSetting,
    evidence: {
      verdict: 'refuted',
      inequality: {
        lhs: at(2),
        rhs: at(0.75),
        slack: at(-1.25),
        terms: [
          {name: '2 R_n', value: at(0.5)},
          {name: 'task', value: at(0.25)},
        ],
      },
    },
  },
};

export const shownRun = (results: readonly ResultRow[], more: Partial<ShownRun> = {}): ShownRun => ({
  run: {
    format: 'transferbound run',
    version: 1,
    package: '0.0.0',
    seed: 1,
    alpha: 1e-6,
    results: [...results],
    skipped: [],
    complete: true,
  },
  claims,
  files: new Map(),
  strict: false,
  ...more,
});
