import type {Evidence} from '../evaluate/evaluate.ts';
import {documentKind} from '../files/document.ts';
import {list, number, object, oneOf, type TypeOf, text, whole} from '../files/schema.ts';
import {counterexample, resultRow, tightest} from '../record/resultRow.ts';
import type {Setting} from '../settings/registry.ts';

/** What a hunt of one claim found. */
export const huntResult = object(
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
  },
);

/** As a document has it: what is optional may be missing in those of earlier versions. */
export type HuntRow = TypeOf<typeof huntResult>;

/** What a hunt of one claim found. */
export interface HuntResult extends TypeOf<typeof huntResult, {setting: Setting; evidence: Evidence}> {
  readonly milliseconds: number;
  readonly command: string;
}

/** With --sampled a hunt ends in a row of results. */
export const huntDocument = documentKind(
  'a hunt, as hunt --json prints',
  list({anyOf: [huntResult, resultRow]} as const),
);
