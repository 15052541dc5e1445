/**
 * Random small laws of two views and a class, half of them with views that are independent given the class. Bounds are attained with h = 0 and
 * with class means at equal distances from 0, so one class, small tables and h = 0 are drawn often.
 */
import fc from 'fast-check';
import {fromDouble, over} from '../../../theory/arithmetic/rational.ts';
import type {Needs} from '../../../theory/claim/needs.ts';
import {
  carriedHead,
  fullColumnRank,
  makeConditionalIndependenceCase,
  squaredLength,
} from '../../../theory/conditionalIndependence/conditionalIndependenceCase.ts';
import {product} from '../../../theory/linear/exactMatrix.ts';
import {matrixOf, vector, weighted} from '../arbitraries.ts';
import type {ConditionalIndependenceSetting} from './setting.ts';

const mass = fc.integer({min: 1, max: 3});
const some = weighted([1, fc.constant(0)], [3, mass]);
const entry = weighted(
  [4, fc.integer({min: -2, max: 2})],
  [1, fc.integer({min: -6, max: 6}).map((x) => x / 2)],
);

interface Sizes {
  readonly points: number;
  readonly atoms: number;
  readonly classes: number;
}

/** Products a(x1, y) b(x2, y): independent given y. */
const independent = ({points, atoms, classes}: Sizes): fc.Arbitrary<number[][][]> =>
  fc
    .tuple(matrixOf(points, classes, some), matrixOf(atoms, classes, some))
    .map(([a, b]) => a.map((row) => b.map((other) => row.map((x, y) => x * other[y]!))));

const joint = (s: Sizes): fc.Arbitrary<number[][][]> =>
  weighted([1, independent(s)], [1, vector(s.points, matrixOf(s.atoms, s.classes, some))]);

/** Masses of 1 where an x1 or a class has none. */
function filled(masses: number[][][]): number[][][] {
  const classes = masses[0]![0]!.length;
  const noPoint = masses.some((face) => face.flat().every((m) => m === 0));
  const noClass = Array.from({length: classes}, (_, y) => y).some((y) =>
    masses.every((face) => face.every((row) => row[y] === 0)),
  );
  return noPoint || noClass
    ? masses.map((face) => face.map((row) => row.map((m) => Math.max(1, m))))
    : masses;
}

/** The least power of two that is a radius for the head that the claims carry over; 1 where the class means do not determine one. */
function roomFor(s: ConditionalIndependenceSetting): number {
  const c = makeConditionalIndependenceCase(s);
  if (!fullColumnRank(c)) return 1;
  const needed = squaredLength(product(carriedHead(c), c.decoder));
  let radius = 2 ** -4;
  while (over(needed, fromDouble(radius * radius)).num > over(needed, fromDouble(radius * radius)).den)
    radius *= 2;
  return radius;
}

/** Class means made independent: the identity added to the first rows of X2. */
function spread(s: ConditionalIndependenceSetting): ConditionalIndependenceSetting {
  if (fullColumnRank(makeConditionalIndependenceCase(s))) return s;
  const k = s.head.length;
  // One atom of x2 a class, with a unit vector each, and all of the mass of the class.
  const targets = s.head.map((_, y) => s.targets[0]!.map((_unused, i) => +(i === y)));
  const masses = s.joint.map((face) =>
    targets.map((_, a) =>
      s.head.map((_unused, y) => (a === y ? face.reduce((sum, row) => sum + row[y]!, 0) : 0)),
    ),
  );
  return k <= s.targets[0]!.length ? {...s, targets, joint: masses} : s;
}

export function conditionalIndependenceSettings({
  beyond,
}: Needs): fc.Arbitrary<ConditionalIndependenceSetting> {
  return fc
    .record({
      points: fc.integer({min: 1, max: 3}),
      atoms: fc.integer({min: 1, max: 3}),
      classes: fc.integer({min: 1, max: 2}),
      more: fc.nat({max: 1}),
      features: fc.integer({min: 1, max: 2}),
    })
    .chain(({points, atoms, classes, more, features}) => {
      const outputs = classes === 2 ? 2 : 1 + more;
      const table = matrixOf(points, features, entry);
      return fc
        .record({
          family: fc.constant('conditionalIndependence' as const),
          joint: joint({points, atoms, classes}).map(filled),
          targets: matrixOf(atoms, outputs, entry),
          representation: weighted([3, table], [1, table.map((rows) => rows.map((row) => row.map(() => 0)))]),
          decoder: matrixOf(outputs, features, entry),
          head: vector(classes, entry),
          radius: fc.constantFrom(0.25, 0.5, 1, 2, 4),
        })
        .map((s) => {
          if (beyond) return s;
          const ranked = spread(s);
          return {...ranked, radius: roomFor(ranked)};
        });
    });
}
