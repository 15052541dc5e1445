import {documentKind} from '../files/document.ts';
import {boolean, closed, list, number, oneOf, type TypeOf, text, whole} from '../files/schema.ts';
import {type Setting, settingSchema} from '../settings/registry.ts';

/** One constant of a claim and the largest value of it that was refuted. */
const sharpRow = closed(
  {
    claim: text,
    constant: text,
    place: oneOf('right', 'left', 'exponent'),
    stated: number,
    proved: number,
    /** Settings tried, of which so many satisfied the hypotheses. */
    evaluations: whole,
    kept: whole,
  },
  {
    published: number,
    refuted: closed({
      /** The factor of the term, strictly below the share that the setting needs; of an exponent, the exponent. */
      to: number,
      setting: settingSchema,
      /** Whether the two sides of the claim are equal there, so that every smaller constant is refuted. */
      attained: boolean,
      /** Whether it is within 2^-20 of the claim's own constant. */
      reached: boolean,
    }),
  },
);

export type SharpRow = TypeOf<typeof sharpRow, {readonly setting: Setting}>;

const schema = closed(
  {
    format: {const: 'transferbound sharp constants'},
    version: {const: 1},
    seed: whole,
    rows: list(sharpRow),
    /** False where the run was stopped before its end. */
    complete: boolean,
  },
  {command: text},
);

export type SharpConstants = TypeOf<typeof schema, {readonly setting: Setting}>;

/** What `sharpen --json` prints. */
export const sharpDocument = documentKind<typeof schema, SharpConstants>(
  'a table of sharp constants, as sharpen --json prints',
  schema,
);
