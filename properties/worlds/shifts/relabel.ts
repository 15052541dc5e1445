import {fraction, groupOf, inGroups} from './shiftBase.ts';
import {groupList, share, shiftKind} from './shiftKind.ts';

/** Concept shift to another task: eta moves by strength (default 1) towards 1 on the positive groups, 0 elsewhere. */
export const relabel = shiftKind(
  'relabel',
  {positive: groupList},
  {strength: share},
  {
    about: 'labels move towards another task, +1 on the positive groups: a concept shift without noise',
    parse: (strength, group) => ({kind: 'relabel', positive: [group], strength}),
    random: (random, group) => ({
      kind: 'relabel',
      positive: [group],
      strength: (1 + random.integer(4)) / 8,
    }),
    apply(shift, base) {
      const strength = fraction('relabel', 'strength', shift.strength ?? 1);
      const positive = inGroups('relabel', 'positive', shift.positive ?? []);
      const eta = base.eta.map((e, j) => e * (1 - strength) + (positive(groupOf(base, j)) ? strength : 0));
      return {...base, eta: eta.map((e) => Math.min(1, e))};
    },
  },
);
