import {familyFor} from '../../settings/registry.ts';
import type {WorldKind} from '../worldKind.ts';
import {FINITE_BATCH, finiteBatch} from './finiteBatch.ts';
import {searchPart, searchTrials} from './searchPart.ts';

/** Random small settings of each claim's own family, everything enumerated; or, if asked for, a search and fresh draws. */
export const finiteKind: WorldKind = {
  name: 'finite',
  count: {key: 'runs', flag: '--runs', about: 'finite settings per claim', default: 300},
  weight: 1,
  trains: false,
  scope: () => true,
  draws: ({kind}, {sampled}) => sampled === true && kind === 'with-probability',
  switches: ({sampled}) => (sampled ? ['--sampled'] : []),
  groups: (claims, settings, design) =>
    claims.map((claim) => {
      const {runs, seed} = settings;
      if (finiteKind.draws(claim, settings)) {
        return {
          world: 'finite, sampled',
          claims: [claim],
          batches: 1,
          weight: runs,
          endsWhenRefuted: false,
          evaluateBatch: async (_, {signal}) => [
            await searchPart(claim, {design, runs, seed, ...(signal ? {signal} : {})}),
          ],
          trials: () => [searchTrials(claim, seed)],
        };
      }
      return {
        world: familyFor(claim).name,
        claims: [claim],
        batches: Math.ceil(runs / FINITE_BATCH),
        weight: FINITE_BATCH,
        endsWhenRefuted: true,
        evaluateBatch: async (at) => [finiteBatch(claim, at, {runs, seed})],
      };
    }),
};
