import {inputError} from '../../../theory/errors.ts';
import {list} from '../../files/schema.ts';
import {groupOf, withMasses} from './shiftBase.ts';
import {type ShiftedWorld, shiftKind} from './shiftKind.ts';

const oneGroup = (factor: number, group: number, {groups}: ShiftedWorld) =>
  ({kind: 'reweight', factors: Array.from({length: groups}, (_, g) => (g === group ? factor : 1))}) as const;

/** weight_j becomes proportional to weight_j * factors[group_j]; factors >= 0, one for every group. */
export const reweight = shiftKind(
  'reweight',
  {factors: list({type: 'number', minimum: 0})},
  {},
  {
    about: 'multiplies the weight of each group by its factor',
    parse: oneGroup,
    random: (random, group, world) => oneGroup(1 + random.integer(4), group, world),
    apply({factors}, base) {
      if (!Array.isArray(factors))
        throw inputError('reweight', 'factors', 'a list, one factor per group', factors);
      for (const [g, factor] of factors.entries()) {
        if (!(typeof factor === 'number' && factor >= 0 && factor < Number.POSITIVE_INFINITY))
          throw inputError('reweight', `factors[${g}]`, 'a finite number >= 0', factor);
      }
      const masses = base.weights.map((w, j) => {
        const factor = factors[groupOf(base, j)];
        if (factor === undefined)
          throw inputError('reweight', 'factors', `a factor for group ${groupOf(base, j)}`, factors);
        return w * factor;
      });
      return withMasses('reweight', base, masses);
    },
  },
);
