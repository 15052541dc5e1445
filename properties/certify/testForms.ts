/** Limits from a held-out labelled sample D' alone: nothing about how the classifier came about enters. */
import {point} from '../../theory/arithmetic/interval.ts';
import {binomialUpper} from '../../theory/certificate/binomialUpper.ts';
import {type HeldOutValues, type MeanLimit, meanUpperLimit} from '../../theory/certificate/meanUpperLimit.ts';
import type {Ends} from '../../theory/heads/risk.ts';
import {named} from '../../theory/statement/inequality.ts';
import type {Evidence, Sample} from './evidence.ts';
import {assumed, checked, type Form, formOf} from './form.ts';

const LIMITS: Readonly<Record<MeanLimit, string>> = {
  betting: 'betting',
  bernstein: 'empirical Bernstein',
  hoeffding: 'Hoeffding',
};

/** A sample's losses as values in [0, top], each draw `copies` times. */
export function valuesOf({hi}: Ends, copies: number, top: number): HeldOutValues {
  const values = new Float64Array(copies * hi.length);
  for (let i = 0; i < values.length; i++) values[i] = Math.min(top, Math.max(0, hi[i % hi.length]!));
  return {values, bottom: 0, top};
}

/** Of D', which no file shows. */
export const heldOut = [
  assumed(
    "D' is independent draws from T, and was used for nothing else: not to train, to stop or to choose",
  ),
];

function lossForms(evidence: Evidence, {ramp, losses, copies}: Sample): Form[] {
  const {head, delta, disjoint, norms} = evidence;
  const range = head?.range;
  const [ends, top, loss] = losses && range ? [losses, range.B, head.loss] : [ramp, 1, 'ramp'];
  return (Object.keys(LIMITS) as MeanLimit[]).map((kind) =>
    formOf(
      {
        key: `test-${kind}`,
        name: `test set, ${loss} loss: ${LIMITS[kind]}`,
        of: 'loss',
        largest: top,
        requires: [...heldOut, ...disjoint, ...(range ? norms : [])],
      },
      () => ({
        limit: named(
          `limit of the mean ${loss} loss`,
          meanUpperLimit(kind, valuesOf(ends, copies, top), delta),
        ),
      }),
    ),
  );
}

/** Undefined where there is no D'. */
export function testForms(evidence: Evidence): Form[] {
  const {test, delta, disjoint} = evidence;
  if (!test) return [];
  const {errors, n, copies} = test;
  return [
    formOf(
      {
        key: 'test-zero-one',
        name: 'test set, 0-1 loss: Clopper-Pearson',
        of: 'risk',
        largest: 1,
        requires: [
          ...heldOut,
          ...disjoint,
          checked(`${errors} errors in ${n} draws; a score of 0 counts as one`),
        ],
      },
      () => ({
        limit: named('limit of the error rate', point(binomialUpper(copies * errors, copies * n, delta).hi)),
      }),
    ),
    ...lossForms(evidence, test),
  ];
}
