/** The document that a run ends with. */
import {type DocumentOf, documentKind} from '../files/document.ts';
import {packageVersion} from '../files/packageVersion.ts';
import {boolean, list, number, object, text, whole} from '../files/schema.ts';
import {resultRow} from '../record/resultRow.ts';
import type {ResultReducer} from './resultReducer.ts';
import type {Prepared} from './runManifest.ts';

export const runDocument = documentKind(
  'a run, as check --json prints',
  object(
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
      /** TensorFlow backend that trained, where something was trained. */
      backend: object({name: text, version: text}),
      /** What the sampled tests could see, worked out before the run. */
      design: object({where: text, nu: number, trials: whole}, {catches: number}),
    },
  ),
);

export type Run = DocumentOf<typeof runDocument>;

/** @throws the first error of the run, if any */
export function runOf({plan, manifest}: Prepared, reducer: ResultReducer, complete: boolean): Run {
  const error = reducer.error();
  if (error) throw error;
  const {settings, design, designedFor, skipped} = plan;
  return {
    format: 'transferbound run',
    version: 1,
    package: packageVersion(),
    seed: settings.seed,
    alpha: settings.alpha,
    ...(manifest.backend ? {backend: manifest.backend} : {}),
    ...(designedFor ? {design: {where: designedFor, ...design}} : {}),
    results: reducer.results(!complete),
    skipped,
    complete,
  };
}
