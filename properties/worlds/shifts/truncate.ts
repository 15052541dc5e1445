import {text} from '../../files/schema.ts';
import {featureOf, fraction, withMasses} from './shiftBase.ts';
import {share, shiftKind} from './shiftKind.ts';

/** Sample selection: the points of largest feature lose the mass `share`, the last of them in part; the rest is scaled up. */
export const truncate = shiftKind(
  'truncate',
  {feature: text, share},
  {},
  {
    about: 'takes that share of the mass away from the points with the largest feature (selection bias)',
    parse: (strength, _group, {feature}) => ({kind: 'truncate', feature, share: strength}),
    random: (random, _group, {feature}) => ({kind: 'truncate', feature, share: (1 + random.integer(4)) / 8}),
    apply(shift, base) {
      const feature = featureOf('truncate', base, shift.feature);
      let left = fraction('truncate', 'share', shift.share);
      const masses = base.weights.slice();
      const order = Array.from(masses, (_, j) => j).sort((a, b) => feature[b]! - feature[a]! || a - b);
      for (const j of order) {
        const taken = Math.min(left, masses[j]!);
        masses[j]! -= taken;
        left -= taken;
      }
      return withMasses('truncate', base, masses);
    },
  },
);
