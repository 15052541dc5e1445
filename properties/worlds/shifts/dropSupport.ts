import {fraction, groupOf, inGroups, withMasses} from './shiftBase.ts';
import {groupList, share, shiftKind} from './shiftKind.ts';

/** Mass of the groups is multiplied by 1 - strength (default 1: dropped from the support) and the rest scaled up. */
export const dropSupport = shiftKind(
  'dropSupport',
  {groups: groupList},
  {strength: share},
  {
    about: "takes that share of the groups' mass away; 1, the default, drops them",
    parse: (strength, group) => ({kind: 'dropSupport', groups: [group], strength}),
    random: (random, group) => ({
      kind: 'dropSupport',
      groups: [group],
      strength: (1 + random.integer(4)) / 4,
    }),
    apply(shift, base) {
      const kept = 1 - fraction('dropSupport', 'strength', shift.strength ?? 1);
      const dropped = inGroups('dropSupport', 'groups', shift.groups ?? []);
      const masses = base.weights.map((w, j) => (dropped(groupOf(base, j)) ? w * kept : w));
      return withMasses('dropSupport', base, masses);
    },
  },
);
