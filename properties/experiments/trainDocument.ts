/** The document that `train --json` prints. */
import {type DocumentOf, documentKind} from '../files/document.ts';
import {packageVersion} from '../files/packageVersion.ts';
import {closed, extended, interval, list, number, object, record, text, whole} from '../files/schema.ts';
import type {TrainedOne} from './trainOne.ts';

/** A bound of the main theorem on one sample. */
export const bound = object(
  {
    form: text,
    lhs: interval,
    rhs: interval,
    terms: list(object({name: text, value: interval})),
  },
  {
    /** B: a right side of that size or more is vacuous. Earlier documents call it `largest`. */
    largestLhs: number,
    /** Excess risk of the zero head: a right side of that size or more is trivial. */
    untrained: interval,
    largest: number,
  },
);

export const trainDocument = documentKind(
  'a training, as train --json prints',
  closed(
    {
      format: {const: 'transferbound training'},
      version: {const: 1},
      package: text,
      setting: object({
        family: text,
        architecture: object({kind: text}),
        n: whole,
        nu: number,
        seed: {type: 'integer'},
      }),
      backend: object({name: text, version: text}),
      points: whole,
      parameters: whole,
      steps: whole,
      /** Losses: on the draws, then under U with the trained and with the best linear decoder, and of an untrained h. */
      pretext: object(
        {drawn: extended, trained: interval, best: interval, untrained: interval},
        {
          /** Of the best linear predictors of the same input, any and of the same width. */
          linear: object({full: number, sameWidth: number}),
          /** In earlier documents: linear.full. */
          linearPredictor: extended,
        },
      ),
      /** Under T, of heads fitted on the same n labels. */
      accuracy: object({trained: number, untrained: number}, {full: number}),
      curves: record(list(extended)),
    },
    /** None where the tasks are unrelated on the class. */
    {
      bounds: list(bound),
      /** Of the trained h: its units, those that are constant, its rank, and the share of the targets' variance it explains. */
      health: object({units: whole, dead: whole, rank: whole, explained: number}),
    },
  ),
);
/** What `train` returns and `train --json` prints. */
export interface Training extends DocumentOf<typeof trainDocument> {}

/** What was trained, without its weights. */
export function trainingOf({weights, bounds, ...done}: TrainedOne): Training {
  const curves = Object.entries(done.curves).map(([name, curve]) => [name, Array.from(curve)]);
  return {
    format: 'transferbound training',
    version: 1,
    package: packageVersion(),
    ...done,
    ...(bounds ? {bounds} : {}),
    curves: Object.fromEntries(curves),
  };
}
