import type {Evidence} from '../evaluate/evaluate.ts';
import {documentKind} from '../files/document.ts';
import {boolean, closed, list, number, oneOf, type TypeOf, text, whole} from '../files/schema.ts';
import {counterexample, resultRow, tightest} from '../record/resultRow.ts';
import type {Setting} from '../settings/registry.ts';

/** What a hunt of one claim found. */
export const huntResult = closed(
  {
    claim: text,
    /** A search that finds nothing has shown nothing: never `holds`. */
    verdict: oneOf('refuted', 'not refuted', 'undecided'),
    /** Settings tried, of which so many satisfied the hypotheses, of which so many stayed undecided. */
    evaluations: whole,
    kept: whole,
    undecided: whole,
    seed: whole,
  },
  {
    milliseconds: number,
    /** Where the largest lhs/rhs was found, shrunk without loss. */
    tightest,
    /** Shrunk. */
    counterexample,
    /** Repeats the hunt. */
    command: text,
    /** The fixture that was written, as the command line says. */
    saved: text,
  },
);

/** As a document has it: what is optional may be missing in those of earlier versions. */
export type HuntRow = TypeOf<typeof huntResult>;

/** What a hunt of one claim found. */
export interface HuntResult extends TypeOf<typeof huntResult, {setting: Setting; evidence: Evidence}> {
  readonly milliseconds: number;
  readonly command: string;
}

const huntSchema = closed({
  format: {const: 'transferbound hunt'},
  version: {const: 1},
  package: text,
  /** With --sampled a hunt ends in a row of results. */
  results: list({anyOf: [huntResult, resultRow]} as const),
  /** False where the hunt was stopped before its end. */
  complete: boolean,
});

/** Documents of earlier versions are the list of results alone. */
const asDocument = (value: unknown): unknown =>
  Array.isArray(value)
    ? {format: 'transferbound hunt', version: 1, package: 'unknown', results: value, complete: true}
    : value;

export const huntDocument = documentKind('a hunt, as hunt --json prints', huntSchema, asDocument);
