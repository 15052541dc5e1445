/** Random small classes of laws. Bounds are close where laws are near each other, draws few and nu large. */
import fc from 'fast-check';
import type {Needs} from '../../../theory/claim/needs.ts';
import {vector, weighted} from '../arbitraries.ts';
import type {LikelihoodSetting} from './setting.ts';

/** Masses of this total from cuts of it. */
const lawFrom = (cuts: readonly number[], total: number): number[] => {
  const sorted = [0, ...[...cuts].sort((a, b) => a - b), total];
  return sorted.slice(1).map((x, i) => x - sorted[i]!);
};

/**
 * One draw, a rare atom that the other law lacks, of mass p = 2^-k: the level is just above (1 - p^2)^(1/2), the least at which the other law
 * is too far, and it is chosen with probability 1 - p. The sharp form is attained in the limit.
 */
const rareAtom = fc.integer({min: 1, max: 9}).map(
  (k): LikelihoodSetting => ({
    family: 'likelihood',
    truth: [1, 2 ** k - 1],
    members: [
      [1, 2 ** k - 1],
      [0, 2 ** k],
    ],
    draws: 1,
    nu: 1 - 2 ** -(2 * k + 1),
  }),
);

export function likelihoodSettings({beyond}: Needs): fc.Arbitrary<LikelihoodSetting> {
  const any = fc
    .record({
      atoms: weighted([3, fc.constant(2)], [1, fc.constant(3)]),
      total: fc.constantFrom(2, 3, 4, 8, 16),
      size: fc.integer({min: 2, max: 4}),
      draws: weighted([3, fc.integer({min: 1, max: 4})], [2, fc.integer({min: 5, max: 24})]),
    })
    .chain(({atoms, total, size, draws}) => {
      const law = vector(atoms - 1, fc.nat({max: total})).map((cuts) => lawFrom(cuts, total));
      return fc
        .record({
          members: vector(size, law),
          other: law,
          nu: fc.integer({min: 1, max: 31}).map((x) => x / 32),
        })
        .map(
          ({members, other, nu}): LikelihoodSetting => ({
            family: 'likelihood',
            truth: beyond ? other : members[0]!,
            members,
            draws: atoms === 2 ? draws : Math.min(draws, 6),
            nu,
          }),
        );
    });
  return beyond ? any : weighted([30, any], [1, rareAtom]);
}
