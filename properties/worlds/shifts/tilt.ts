import {finite} from '../../../theory/errors.ts';
import {number, text} from '../../files/schema.ts';
import {featureOf, withMasses} from './shiftBase.ts';
import {shiftKind} from './shiftKind.ts';

/** Exponential tilt: weight_j becomes proportional to weight_j * exp(strength * feature_j). */
export const tilt = shiftKind(
  'tilt',
  {feature: text, strength: number},
  {},
  {
    about:
      'weight times exp(strength * feature); `ink` of images, `rare` of texts, `norm` of points of a mixture',
    parse: (strength, _group, {feature}) => ({kind: 'tilt', feature, strength}),
    random: (random, _group, {feature}) => ({kind: 'tilt', feature, strength: random.integer(9) - 4}),
    apply(shift, base) {
      const feature = featureOf('tilt', base, shift.feature);
      const strength = finite('tilt', 'strength', shift.strength);
      if (strength === 0) return base;
      // The largest exponent on the support is taken off, so that nothing overflows and some mass always remains.
      let most = Number.NEGATIVE_INFINITY;
      base.weights.forEach((w, j) => {
        if (w > 0)
          most = Math.max(most, strength * finite('tilt', `features.${shift.feature}[${j}]`, feature[j]!));
      });
      const masses = base.weights.map((w, j) => (w > 0 ? w * Math.exp(strength * feature[j]! - most) : 0));
      return withMasses('tilt', base, masses);
    },
  },
);
