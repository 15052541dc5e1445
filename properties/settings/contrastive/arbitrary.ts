/** Random small contrastive settings. The lemma is attained where every class is one point, so that is drawn often. */
import fc from 'fast-check';
import type {Needs} from '../../../theory/claim/needs.ts';
import {matrixOf, vector, weighted} from '../arbitraries.ts';
import type {ContrastiveSetting} from './setting.ts';

const mass = fc.integer({min: 1, max: 4});
const entry = weighted(
  [3, fc.integer({min: -2, max: 3})],
  [1, fc.integer({min: -8, max: 8}).map((x) => x / 4)],
);

/** One point, or several with masses. */
const law = (points: number): fc.Arbitrary<number[]> =>
  weighted(
    [1, fc.nat({max: points - 1}).map((at) => Array.from({length: points}, (_, x) => +(x === at)))],
    [
      1,
      vector(points, fc.integer({min: 0, max: 4})).map((row) =>
        row.every((m) => m === 0) ? row.map(() => 1) : row,
      ),
    ],
  );

export function contrastiveSettings({beyond}: Needs): fc.Arbitrary<ContrastiveSetting> {
  return fc
    .record({
      classes: fc.integer({min: 2, max: 3}),
      points: fc.integer({min: 1, max: 4}),
      features: fc.integer({min: 1, max: 2}),
    })
    .chain(({classes, points, features}) =>
      fc.record({
        family: fc.constant('contrastive' as const),
        loss: beyond
          ? fc.constantFrom('hinge' as const, 'ramp' as const)
          : weighted([3, fc.constant('hinge' as const)], [1, fc.constant('logistic' as const)]),
        height: beyond ? fc.constantFrom(1, 0.5, 2) : fc.constant(1),
        priors: vector(classes, mass),
        laws: vector(classes, law(points)),
        representation: matrixOf(points, features, entry),
      }),
    );
}
