/**
 * Random enumerable end-to-end settings. Both samples are enumerated, so laws of several atoms get few draws; laws of one atom get
 * as many as one likes, which is where deviations vanish and what is left of the bound shows.
 */
import fc from 'fast-check';
import type {Needs} from '../../../theory/claim/needs.ts';
import {vector, weighted} from '../arbitraries.ts';
import type {EndToEndSetting, ParameterLists} from './setting.ts';

type Row = readonly number[];

/** Masses of `points` points that sum to 8, each at least 1 before labels; one label a point in most cases. */
function masses(points: number): fc.Arbitrary<Row> {
  if (points === 1) return fc.constant([8]);
  if (points === 2) return fc.constantFrom([4, 4], [4, 4], [2, 6], [1, 7]);
  return fc.constantFrom([2, 2, 4], [3, 3, 2]);
}

/** Steps from the initialisation that stay within the radii, by tables. */
export function within(
  initial: ParameterLists,
  radii: Row,
  loose: readonly boolean[],
): fc.Arbitrary<ParameterLists> {
  const tables = initial.map((values, i) => {
    // Entries of a table whose norm is Euclidean share the radius.
    const share = loose[i] || values.length === 1 ? 1 : values.length === 2 ? 0.625 : 0.5;
    return vector(values.length, fc.constantFrom(1, -1, 1, -1, 0, 0.5)).map((steps) =>
      values.map((x, k) => x + steps[k]! * share * radii[i]!),
    );
  });
  return fc.tuple(...tables);
}

interface Networks {
  readonly teacher: ParameterLists;
  readonly candidates: readonly ParameterLists[];
}

/**
 * Any candidates, or candidates that each get one point right: the other's parameters but for the teacher's decoder and one
 * entry of the table that tells points apart; `blind`: as far from the other points as the ball goes. Now and then the teacher is outside of the ball, where the claims are vacuous.
 */
function networks(
  initial: ParameterLists,
  radii: Row,
  loose: readonly boolean[],
  blind: boolean,
): fc.Arbitrary<Networks> {
  const own = within(initial, radii, loose);
  const outside = within(initial, [...radii.slice(0, -1).map(() => 1), 0.5], loose);
  const separating = initial.length - 2;
  const edge = (sign: 1 | -1) =>
    fc.constant(
      initial.map((values, i) => values.map((x) => (i === separating ? x + sign * 0.625 * radii[i]! : x))),
    );
  const candidate = weighted([5, own], [1, fc.constant(initial)]);
  const candidates = fc.array(candidate, {minLength: 1, maxLength: 3});
  const partial = (pair: readonly [fc.Arbitrary<ParameterLists>, fc.Arbitrary<ParameterLists>]) =>
    fc.tuple(...pair).map(([teacher, other]) => ({
      teacher,
      candidates: initial[separating]!.map((_, point) =>
        teacher.map((values, i) =>
          i === separating ? values.map((x, k) => (k === point ? x : other[i]![k]!)) : values,
        ),
      ),
    }));
  if (blind) return partial([edge(1), edge(-1)]);
  return weighted(
    [5, fc.record({teacher: own, candidates})],
    [3, partial([own, own])],
    [1, fc.record({teacher: outside, candidates})],
  );
}

/** What the teacher predicts at each point, with the other sign. */
function opposite(scenario: EndToEndSetting['scenario'], teacher: ParameterLists): number[] {
  const w = teacher.at(-1)![0]!;
  const h = (x: number): number =>
    scenario === 'context' ? Math.max(0, x) : Math.max(-1, Math.min(1, teacher[1]![0]! + x));
  return teacher.at(-2)!.map((x) => 0 - w * h(x));
}

const levels = fc.constantFrom([0.875, 0.0625], [0.5, 0.25], [0.75, 0.125], [0.125, 0.125]);

/** Draws of a law with so many atoms. */
function drawsOf(atoms: number, few: Row): fc.Arbitrary<number> {
  return atoms === 1 ? fc.constantFrom(1, 64, 2 ** 12, 2 ** 20, 2 ** 30) : fc.constantFrom(...few);
}

/** So many draws of each further sample that all of them together are few. */
function withFurtherSamples(
  settings: fc.Arbitrary<EndToEndSetting>,
  {heldOut, test}: Needs,
): fc.Arbitrary<EndToEndSetting> {
  return settings.chain((s) => {
    const atoms = (masses: Row) => masses.filter((mass) => mass > 0).length;
    const unlabelled = atoms(s.U.plus.map((x, j) => x + s.U.minus[j]!));
    const labelled = atoms([...s.T.plus, ...s.T.minus]);
    const few = (of: number, two: Row, three: Row) =>
      of === 1 ? drawsOf(1, []) : fc.constantFrom(...(of === 2 ? two : three));
    const counts = test
      ? few(unlabelled, [1, 4, 8], [1, 2])
      : few(unlabelled, [1, 2, 8, 32, 128, 400], [1, 2, 4, 8]);
    const sequence = few(unlabelled, [1, 2, 4, 6, 8, 10], [1, 2, 4, 5]);
    const samples = few(labelled, [1, 4, 16], [1, 2]);
    return fc
      .record({
        draws: few(unlabelled, [1, 1, 2], [1]),
        n: test ? samples : fc.constant(1),
        m: heldOut === 'sequence' ? sequence : counts,
        size: samples,
      })
      .map(({m, size, ...sizes}) => ({
        ...s,
        ...sizes,
        ...(heldOut ? {heldOut: m} : {}),
        ...(test ? {test: size} : {}),
      }));
  });
}

export function endToEndSettings(needs: Needs): fc.Arbitrary<EndToEndSetting> {
  const settings = plainSettings(needs);
  return needs.heldOut || needs.test ? withFurtherSamples(settings, needs) : settings;
}

function plainSettings({network, realisable}: Needs): fc.Arbitrary<EndToEndSetting> {
  const scenarios =
    network === 'deep' ? ['context'] : network === 'masked' ? ['masked'] : ['context', 'masked'];
  const quarter = fc.constantFrom(0, 0.5, 1, 0.25, -0.5);
  return fc
    .record({
      scenario: fc.constantFrom(...(scenarios as ('context' | 'masked')[])),
      size: fc.constantFrom(1, 1, 2, 2, 2, 3),
      // One draw of two points, and nothing learnt of the other: what the deviation of pretraining is there for.
      blind: fc.nat({max: 7}).map((x) => x === 0),
    })
    .chain(({scenario, size, blind}) => {
      const points = blind ? 2 : size;
      const context = scenario === 'context';
      const encoder = blind ? fc.constantFrom([0.5, 0.5], [0, 0]) : vector(points, quarter);
      const decoder = fc.constantFrom([1], [1], [2]);
      const initial: fc.Arbitrary<ParameterLists> = context
        ? fc.tuple(encoder, decoder)
        : fc.tuple(fc.constant([0]), fc.constantFrom([0], [0.5]), encoder, decoder);
      const tables = context ? 2 : 4;
      const loose = context ? [false, false] : [false, false, true, false];
      return fc
        .record({
          initial,
          radii: vector(tables, fc.constantFrom(0.5, 1, 0.25, 2 ** -10)).map((radii) =>
            // The decoder keeps away from 0.
            radii.map((r, i) => (i === tables - 1 ? Math.min(r, 0.5) : r)),
          ),
          u: blind ? fc.constant([4, 4]) : masses(points),
          shift: blind ? fc.constant(0) : fc.constantFrom(0, 0, 0, 1),
          labels: blind ? fc.constant([1, 1]) : vector(points, fc.constantFrom(1, 1, 1, 0)),
        })
        .chain(({initial: start, radii, u, shift, labels}) => {
          const moved = u.map((x, j) =>
            points === 1 ? x : j === 0 ? x + shift : j === points - 1 ? x - shift : x,
          );
          const law = (weights: Row) => ({
            plus: weights.map((x, j) => x * labels[j]!),
            minus: weights.map((x, j) => x * (1 - labels[j]!)),
          });
          const atoms = moved.filter((x) => x > 0).length;
          return fc.record({
            family: fc.constant('endToEnd' as const),
            scenario: fc.constant(scenario),
            total: fc.constant(8),
            U: fc.constant(law(u)),
            T: fc.constant(law(moved)),
            loss: fc.constantFrom(
              'hinge' as const,
              'hinge' as const,
              'logistic' as const,
              'squared' as const,
            ),
            inputs: fc.constant(u.map((_, j) => (context ? u.map((__, i) => (i === j ? 1 : 0)) : [j]))),
            initial: fc.constant(start),
            radii: fc.constant(radii),
            networks: networks(start, radii, loose, blind),
            ...(realisable ? {} : {noise: vector(points, fc.constantFrom(0, 0, 0.5, -1, 1))}),
            // Targets that are all 0: only what the reference predicts is lost.
            silent: fc.nat({max: 7}).map((x) => !realisable && x === 0),
            referenceRadius: fc.constantFrom(1, 1, 0.5, 2),
            draws: blind ? fc.constant(1) : drawsOf(points, points === 2 ? [1, 1, 2, 4, 8] : [1, 2, 3]),
            n: blind ? fc.constantFrom(32, 128) : drawsOf(atoms, atoms === 2 ? [1, 8, 64] : [1, 2, 3]),
            levels,
          });
        })
        .map(({levels: [nu, nuPretraining], networks: {teacher, candidates}, silent, ...setting}) => ({
          ...setting,
          ...(silent ? {noise: opposite(scenario, teacher)} : {}),
          teacher,
          candidates,
          nu: nu!,
          nuPretraining: nuPretraining!,
        }));
    });
}
