import {inputError} from '../../../theory/errors.ts';
import {fraction, groupOf, inGroups, withMasses} from './shiftBase.ts';
import {groupList, share, shiftKind} from './shiftKind.ts';

/** Contamination: (1 - amount) * law + amount * uniform law on the points of the groups (default: all points). */
export const corrupt = shiftKind(
  'corrupt',
  {amount: share},
  {groups: groupList},
  {
    about: 'moves the law towards the uniform one on the points of the groups',
    parse: (amount, group) => ({kind: 'corrupt', amount, groups: [group]}),
    // All groups but one: a single one may have no point in a small subset.
    random: (random, group, {groups}) => ({
      kind: 'corrupt',
      amount: (1 + random.integer(4)) / 8,
      groups: Array.from({length: groups}, (_, g) => g).filter((g) => g !== group),
    }),
    apply(shift, base) {
      const amount = fraction('corrupt', 'amount', shift.amount);
      const hit = inGroups('corrupt', 'groups', shift.groups);
      const points = base.weights.reduce((count, _, j) => count + (hit(groupOf(base, j)) ? 1 : 0), 0);
      if (points === 0)
        throw inputError('corrupt', 'groups', 'groups with at least one pool point', shift.groups);
      const masses = base.weights.map(
        (w, j) => w * (1 - amount) + (hit(groupOf(base, j)) ? amount / points : 0),
      );
      return withMasses('corrupt', base, masses);
    },
  },
);
