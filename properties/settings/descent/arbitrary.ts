/**
 * Random small descent settings. Tight cases are one-dimensional, without noise, start with a proximal point on the edge
 * of X, and take one step, so these are drawn often. rho is Gershgorin's, exact in one dimension without kinks.
 */
import fc from 'fast-check';
import {vector, weighted} from '../arbitraries.ts';
import type {DescentSetting} from './setting.ts';

const quarter = fc.integer({min: -8, max: 8}).map((x) => x / 4);
const coarse = fc.integer({min: -2, max: 2});
const entry = fc.oneof(coarse, quarter);

/** The least rho that Gershgorin's circles prove, over all pieces. */
export function gershgorin(s: Pick<DescentSetting, 'quadratic' | 'kinks'>): number {
  const rows = s.quadratic.map((row, i) => {
    const bent = s.kinks.filter(({coordinate, weight}) => coordinate === i && weight < 0);
    const least = row[i]! + bent.reduce((sum, {weight}) => sum + weight, 0);
    return row.reduce((sum, x, j) => (j === i ? sum : sum + Math.abs(x)), -least);
  });
  return Math.max(0, ...rows);
}

function noiseRows(d: number): fc.Arbitrary<number[][]> {
  const row = vector(d, entry);
  const opposite = (v: number[]) => v.map((x) => 0 - x);
  return weighted(
    [3, fc.constant<number[][]>([new Array<number>(d).fill(0)])],
    [3, row.map((v) => [v, opposite(v)])],
    [1, row.map((v) => [v.map((x) => 2 * x), opposite(v), opposite(v)])],
    [1, fc.tuple(row, row).map(([v, w]) => [v, opposite(v), w, opposite(w)])],
  );
}

export function descentSettings(): fc.Arbitrary<DescentSetting> {
  return weighted([3, fc.constant(1)], [2, fc.integer({min: 2, max: 3})]).chain((d) => {
    const row = vector(d, entry);
    const kink = fc.record({coordinate: fc.nat({max: d - 1}), at: entry, weight: entry});
    return fc
      .record({
        table: vector(d, row),
        linear: fc.oneof(fc.constant(new Array<number>(d).fill(0)), row),
        kinks: fc.array(kink, {maxLength: d === 3 ? 1 : 2}),
        centre: row,
        radius: vector(d, fc.constantFrom(1, 2, 0.5, 3, 4)),
        place: vector(d, fc.integer({min: 0, max: 8})),
        steps: fc.array(fc.constantFrom(1, 2, 0.5, 0.25, 4, 0.125), {minLength: 1, maxLength: 3}),
        noise: noiseRows(d),
        above: fc.constantFrom(0.5, 1, 2, 0.25, 4),
        loose: fc.constantFrom(0, 0, 0, 0.5),
      })
      .map((s): DescentSetting => {
        // Lower triangle mirrored; a curvature of 0 or less on the diagonal in most settings.
        const quadratic = s.table.map((row, i) =>
          row.map((_, j) => s.table[Math.max(i, j)]![Math.min(i, j)]!),
        );
        const lower = s.centre.map((x, i) => x - s.radius[i]!);
        const rho = gershgorin({quadratic, kinks: s.kinks}) + s.loose;
        return {
          family: 'descent',
          quadratic,
          linear: s.linear,
          kinks: s.kinks,
          lower,
          upper: s.centre.map((x, i) => x + s.radius[i]!),
          start: lower.map((x, i) => x + (s.place[i]! * s.radius[i]!) / 4),
          steps: s.steps,
          noise: s.noise,
          rho,
          rhoHat: rho + s.above,
        };
      });
  });
}
