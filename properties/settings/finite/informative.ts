/**
 * Random finite settings on which a bound on an excess risk can be informative, so below what a head drawn without data
 * has: two or three atoms under T, which allow hundreds of draws, all samples enumerated; labels that the best head gets
 * right but for some noise; a U that differs from T by little mass; an h that is h° but for its scale, its sign, or points
 * that T does not see. Plain generation (arbitrary.ts) looks for extremes instead and hardly ever gets there.
 */
import fc from 'fast-check';
import type {Claim} from '../../../theory/claim/claim.ts';
import {vector, weighted} from '../arbitraries.ts';
import type {Masses} from '../schemaParts.ts';
import {enoughDraws} from './enoughDraws.ts';
import {lossesFor, oneHot} from './needs.ts';
import type {FiniteSetting, HeadSetting} from './setting.ts';

type Rows = readonly (readonly number[])[];

/** Common denominator of all masses. */
const TOTAL = 64;

const scaled = (rows: Rows, by: number): number[][] => rows.map((row) => row.map((x) => x * by + 0));

interface World {
  /** The label that the best head gives each point. */
  readonly labels: readonly (1 | -1)[];
  /** Under T. */
  readonly shape: 'clean' | 'noisy' | 'both';
  readonly split: number;
  readonly noise: number;
  /** Mass that U has elsewhere than T, and where. */
  readonly drift: number;
  readonly to: number;
}

/** Clean: two points; noisy: one point with both labels; both: three atoms. */
function downstream({labels, shape, split, noise}: World): Masses {
  const law = {plus: labels.map(() => 0), minus: labels.map(() => 0)};
  const put = (j: number, label: 1 | -1, mass: number) => {
    (label === 1 ? law.plus : law.minus)[j]! += mass;
  };
  const one = shape === 'noisy' ? TOTAL : split;
  const wrong = shape === 'clean' ? 0 : Math.floor((one * noise) / 16);
  put(0, labels[0]!, one - wrong);
  put(0, labels[0] === 1 ? -1 : 1, wrong);
  put(1, labels[1]!, TOTAL - one);
  return law;
}

/** T with some mass of its heaviest atom moved to another. */
function upstream(T: Masses, {drift, to}: World): Masses {
  const atoms = [...T.plus, ...T.minus];
  const heaviest = atoms.indexOf(Math.max(...atoms));
  atoms[heaviest]! -= drift;
  atoms[to % atoms.length]! += drift;
  return {plus: atoms.slice(0, T.plus.length), minus: atoms.slice(T.plus.length)};
}

/** Directions of unit norm or a little less: h° at a point is one of them with the sign of the point's label. */
const PLANE: Rows = [
  [1, 0],
  [0.75, 0.5],
  [0.5, 0.75],
];

/** How h comes from h°; points from 2 on have no mass under T. */
type Relation = 'same' | 'opposite' | 'half' | 'changed';

/**
 * Two problems with one infimum leave C undecided where the values are transcendental; a finite class of other heads than
 * those on h° may have none on half of h°.
 */
function possible(relation: Relation, kind: HeadSetting['kind'], loss: FiniteSetting['loss']): Relation {
  if (loss === 'logistic') return 'same';
  return kind === 'finite' && relation !== 'changed' ? 'same' : relation;
}

function representationOf(reference: Rows, relation: Relation): number[][] {
  if (relation === 'changed')
    return reference.map((row, j) => (j < 2 ? [...row] : row.map((x) => -x / 2 + 0)));
  return scaled(reference, {same: 1, opposite: -1, half: 0.5}[relation]);
}

/** The ball of a radius, or heads of that norm in all directions and their opposites, and perhaps shorter ones. */
function headsOf(kind: HeadSetting['kind'], radius: number, directions: Rows, shorter: boolean): HeadSetting {
  if (kind === 'ball') return {kind, radius};
  const long = directions.flatMap((u) => [u, u.map((x) => 0 - x)]);
  return {kind, thetas: scaled([...long, ...(shorter ? scaled(long, 0.5) : [])], radius)};
}

function someSettings({kind, needs}: Pick<Claim, 'kind' | 'needs'>): fc.Arbitrary<FiniteSetting> {
  const kinds =
    needs.heads === undefined || needs.heads === 'any' ? (['finite', 'ball'] as const) : [needs.heads];
  const world = fc.integer({min: 2, max: kind === 'deterministic' ? 8 : 4}).chain((size) =>
    fc.record({
      labels: vector(size, fc.constantFrom<(1 | -1)[]>(1, -1)),
      shape: weighted(
        [5, fc.constant('clean' as const)],
        [3, fc.constant('noisy' as const)],
        [kind === 'with-probability' ? 0 : 2, fc.constant('both' as const)],
      ),
      split: fc.constantFrom(32, 48, 16, 40, 8),
      noise: fc.constantFrom(1, 1, 2, 2, 3, 4, 6),
      drift: fc.constantFrom(0, 0, 0, 1, 1, 2, 4),
      to: fc.nat({max: 2 * size - 1}),
      directions: vector(size, fc.nat({max: PLANE.length - 1})),
    }),
  );
  return fc
    .record({
      world,
      heads: fc.constantFrom(...kinds),
      plane: weighted([9, fc.constant(false)], [1, fc.constant(true)]),
      scale: fc.constantFrom(1, 1, 0.5, 2),
      /** R0 times the norm of h°. */
      reach: fc.constantFrom(1, 1, 1, 0.5, 2),
      relation: fc.constantFrom<Relation[]>('same', 'same', 'opposite', 'half', 'changed'),
      constant: fc.boolean(),
      shorter: fc.boolean(),
      pick: fc.nat({max: 59}),
      level: fc.nat({max: 59}),
      effort: fc.constantFrom(0.8, 1.2, 1.5, 2),
      rare: fc.nat({max: 15}),
    })
    .map((s): FiniteSetting => {
      const {labels, directions} = s.world;
      const losses = lossesFor(needs, s.heads);
      const loss = losses[s.pick % losses.length]!;
      const plane = s.plane && loss !== 'logistic';
      const unit = labels.map((y, j) => (plane ? PLANE[directions[j]!]! : [1]).map((x) => y * x + 0));
      const reference = scaled(unit, s.scale);
      const columns = reference[0]!.length;
      // B grows with the square of the scores.
      const relation = possible(s.relation, s.heads, loss);
      const radius = (loss === 'squared' ? 0.5 : s.reach) / s.scale;
      const representation = representationOf(reference, relation);
      const own = relation === 'half' ? 2 * radius : radius;
      const span = plane ? PLANE.slice(0, 2) : [[1]];
      const T = downstream(s.world);
      return enoughDraws(
        {
          family: 'finite',
          total: TOTAL,
          U: upstream(T, s.world),
          T,
          loss,
          heads: headsOf(s.heads, own, span, s.shorter),
          referenceHeads: headsOf(s.heads, radius, span, s.shorter),
          representation,
          reference,
          others:
            s.constant && loss !== 'logistic' ? [representation.map(() => representation[0]!.slice())] : [],
          decoder: oneHot(columns),
          beta: 0.5,
          n: 1,
          nu: 0.5,
        },
        {kind, needs},
        s,
      );
    });
}

/** One-hot h, heads that fit every sample, two points of one label each: what `estimation-in-expectation-one-hot` is about. */
const oneHotSettings: fc.Arbitrary<FiniteSetting> = fc
  .record({
    labels: vector(2, fc.boolean()),
    split: fc.constantFrom(32, 48, 16, 8),
    drift: fc.constantFrom(0, 1, 4),
    n: fc.integer({min: 8, max: 40}),
    spare: fc.constantFrom(1, 2),
  })
  .map(({labels, split, drift, n, spare}) => {
    const masses = (first: number): Masses => ({
      plus: labels.map((plus, j) => (plus ? (j === 0 ? first : TOTAL - first) : 0)),
      minus: labels.map((plus, j) => (plus ? 0 : j === 0 ? first : TOTAL - first)),
    });
    const heads = {kind: 'ball' as const, radius: spare * Math.ceil(Math.sqrt(n))};
    return {
      family: 'finite',
      total: TOTAL,
      U: masses(split - drift),
      T: masses(split),
      loss: 'symmetricRamp',
      heads,
      referenceHeads: heads,
      representation: oneHot(2),
      reference: oneHot(2),
      others: [],
      decoder: oneHot(2),
      beta: 0.5,
      n,
      nu: 0.5,
    };
  });

/** @param claim one that bounds an excess risk, which its needs say */
export function informativeSettings(claim: Pick<Claim, 'kind' | 'needs'>): fc.Arbitrary<FiniteSetting> {
  return claim.needs.oneHot ? oneHotSettings : someSettings(claim);
}
