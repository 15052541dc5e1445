import {fraction, groupOf, inGroups} from './shiftBase.ts';
import {groupList, share, shiftKind} from './shiftKind.ts';

/** Label noise, as a concept shift: eta becomes (1 - p) eta + p (1 - eta) on the groups (default: all). */
export const flip = shiftKind(
  'flip',
  {probability: share},
  {groups: groupList},
  {
    about: 'label noise in the groups, a concept shift',
    parse: (probability, group) => ({kind: 'flip', probability, groups: [group]}),
    random: (random, group) => ({kind: 'flip', probability: random.integer(5) / 16, groups: [group]}),
    apply(shift, base) {
      const p = fraction('flip', 'probability', shift.probability);
      const hit = inGroups('flip', 'groups', shift.groups);
      const eta = base.eta.map((e, j) => (hit(groupOf(base, j)) ? e * (1 - p) + p * (1 - e) : e));
      return {...base, eta: eta.map((e) => Math.min(1, e))};
    },
  },
);
