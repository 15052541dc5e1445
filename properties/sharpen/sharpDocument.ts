import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
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

/** The table that comes with this package (next to the sources, or one folder up from the build); undefined without it. */
export async function committedTable(): Promise<SharpConstants | undefined> {
  const file = ['../../', '../../../']
    .map((up) => fileURLToPath(new URL(`${up}fixtures/sharp/constants.json`, import.meta.url)))
    .find((path) => existsSync(path));
  return file === undefined ? undefined : sharpDocument.read(file);
}

/** The table with the rows that were found in the place of those of the same claims, in the order of `claims`. */
export function withRows(
  table: SharpConstants,
  found: SharpConstants,
  claims: readonly {id: string}[],
): SharpConstants {
  const order = new Map(claims.map(({id}, i) => [id, i]));
  const fresh = new Set(found.rows.map(({claim}) => claim));
  const rows = [...table.rows.filter(({claim}) => !fresh.has(claim)), ...found.rows];
  return {...table, rows: rows.sort((a, b) => (order.get(a.claim) ?? 0) - (order.get(b.claim) ?? 0))};
}
