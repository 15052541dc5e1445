/** The document that a run ends with. */
import {type DocumentOf, documentKind} from '../files/document.ts';
import {boolean, closed, list, number, object, text, whole} from '../files/schema.ts';
import {resultRow} from '../record/resultRow.ts';

export const runDocument = documentKind(
  'a run, as check --json prints',
  closed(
    {
      format: {const: 'transferbound run'},
      version: {const: 1},
      package: text,
      seed: whole,
      alpha: number,
      results: list(resultRow),
      /** Worlds that could not be tried, and why. */
      skipped: list({type: 'string'}),
      /** False where the run was stopped before its end. */
      complete: boolean,
    },
    {
      /** The backend that trained, where something was trained. */
      backend: closed({name: text, version: text}),
      /** What the sampled tests could see, worked out before the run. */
      design: object({where: text, nu: number, trials: whole}, {catches: number}),
      /** Fixtures that were written of refuted claims, as the command line says. */
      saved: list(text),
    },
  ),
);

/** The document of a run: what `check` returns and `check --json` prints. */
export interface Run extends DocumentOf<typeof runDocument> {}
