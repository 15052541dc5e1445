/** The document that `train --json` prints where the representation is given. */
import {type DocumentOf, documentKind} from '../files/document.ts';
import {packageVersion} from '../files/packageVersion.ts';
import {extended, interval, list, number, object, text, whole} from '../files/schema.ts';
import type {HeadOnSample} from './headOnSample.ts';
import {bound} from './trainDocument.ts';

export const fineTuneDocument = documentKind(
  'a fine-tuning, as train --json prints on a world of files',
  object(
    {
      format: {const: 'transferbound fine-tuning'},
      version: {const: 1},
      package: text,
      /** The kind of world. */
      world: text,
      setting: object({family: text, n: whole, nu: number}),
      /** Of the labelled sample. */
      seed: whole,
      points: whole,
      quantities: object({
        G: number,
        B: number,
        C: interval,
        excessPretextRisk: interval,
        totalVariation: interval,
        fineTunedRisk: interval,
      }),
      /** The head, one number per feature. */
      theta: list(extended),
      /** Under T. */
      accuracy: number,
    },
    /** None where the tasks are unrelated on the class. */
    {bounds: list(bound)},
  ),
);

/** What `train` returns, and `train --json` prints, on a world whose representation is given. */
export interface FineTuning extends DocumentOf<typeof fineTuneDocument> {}

/** What was fitted on a world of that name. */
export function fineTuningOf(
  world: string,
  setting: {readonly family: string; readonly n: number; readonly nu: number},
  seed: number,
  points: number,
  {quantities, bounds, theta, accuracy}: HeadOnSample,
): FineTuning {
  return {
    format: 'transferbound fine-tuning',
    version: 1,
    package: packageVersion(),
    world,
    setting,
    seed,
    points,
    quantities,
    theta: Array.from(theta),
    accuracy,
    ...(bounds ? {bounds} : {}),
  };
}
