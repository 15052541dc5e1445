/** A row of the results: one claim on one kind of world, as it stands in the document, the table and the report. */

import type {Evidence} from '../evaluate/evaluate.ts';
import {
  anyObject,
  closed,
  extended,
  interval,
  list,
  number,
  object,
  oneOf,
  record,
  type TypeOf,
  text,
  whole,
} from '../files/schema.ts';
import type {FiniteSetting} from '../settings/finite/setting.ts';

const inequality = object({
  lhs: interval,
  rhs: interval,
  slack: interval,
  terms: list(object({name: text, value: interval})),
});

/** Where lhs/rhs, from below, is largest; of drawn samples the inequality of the one that came closest. */
export const tightest = closed({ratio: extended, setting: anyObject}, {inequality});

export const counterexample = closed(
  {setting: anyObject},
  {
    evidence: object({}, {verdict: text, inequality}),
    /** Where something was trained: the tables, so that a fixture can hold them. */
    tables: anyObject,
  },
);

/** What is optional may be missing: where there is nothing to say, or in documents of earlier versions. */
export const resultRow = closed(
  {
    claim: text,
    /** The kind of world, and what is special about it: `finite, sampled`. */
    world: text,
    /**
     * `not refuted` is what a sequential test can say at most; it is never `holds`. `vacuous`: neither, but no bound said
     * anything; `untested`: the trials would have missed a violation rate of 1/2. Neither is a pass.
     */
    verdict: oneOf('holds', 'refuted', 'not refuted', 'undecided', 'vacuous', 'untested'),
    seed: whole,
    settings: whole,
    /** Settings that satisfied the hypotheses. */
    kept: whole,
    /** Kept settings without a verdict; where samples are drawn, samples. */
    undecided: whole,
    /** Smallest certified rhs - lhs. */
    slack: extended,
    /** Names of hypotheses that failed, with how often. */
    failed: record(whole),
  },
  {
    /** Samples enumerated or drawn. */
    samples: whole,
    tightest,
    /** Kept settings by lhs/rhs, in RATIO_BINS bins over [0, 1) and one of at least 1; those without a ratio apart. */
    ratios: {...list(whole), minItems: 2} as const,
    /** Means of the two sides' middles over the `settings` kept settings where all are finite. */
    means: closed({lhs: number, terms: list(object({name: text, value: number}))}, {settings: whole}),
    /** Kept settings whose bound is vacuous, of those where that is known, and the term that is most often the largest. */
    vacuous: closed({settings: whole, of: whole}, {term: {type: 'string'}}),
    /** Kept settings by what their bounds say, of those where that is known: theory section 10. */
    levels: closed({of: whole, vacuous: whole, trivial: whole, informative: whole, undecided: whole}),
    /** By how much hypotheses failed, where they say: from the least to the most over the settings. */
    measured: record(closed({of: text, from: extended, to: extended})),
    firstUndecided: anyObject,
    /** Encoders that were trained on real data, in the order of the settings; the rows of a world share them. */
    encoders: list(
      object({
        /** d, and how many of them have the same value on all points. */
        units: whole,
        dead: whole,
        /** Of the centred second moment of h. */
        rank: whole,
        /** Share of the targets' variance that the best linear decoder explains. */
        explained: number,
        /** Pretext losses under U: with that decoder, and of the best linear predictor of the same width. */
        loss: number,
        linear: number,
      }),
    ),
    /** The sequential test's own line, where samples were drawn rather than enumerated. */
    test: text,
    counterexample,
    /** Repeats the row. */
    command: text,
  },
);

/** A row of the results: one claim on one kind of world. */
export interface ResultRow extends TypeOf<typeof resultRow> {}
export type ClaimVerdict = ResultRow['verdict'];

/** The counterexample of a row as the batch that found it hands it on. */
export interface Counterexample {
  readonly setting: object;
  readonly evidence: Evidence;
  readonly tables?: FiniteSetting;
}
