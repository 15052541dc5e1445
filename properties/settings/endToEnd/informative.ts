/**
 * Random end-to-end settings on which the whole bound can be informative. All of U is on one input, so that there is one
 * U-sample however large, and N is 2^24 or more: the covering and its tail are then next to nothing. T has two atoms and
 * hundreds of draws, all enumerated: the same input with both labels, or with a little mass on a second one.
 */
import fc from 'fast-check';
import type {Claim} from '../../../theory/claim/claim.ts';
import {lossRange} from '../../../theory/heads/loss.ts';
import type {Masses} from '../schemaParts.ts';
import {within} from './arbitrary.ts';
import type {EndToEndSetting, ParameterLists} from './setting.ts';

/** Common denominator of all masses. */
const TOTAL = 64;
const MOST_DRAWS = 400;
const PAIRED_DRAWS = 16;
const LEVELS = [0.25, 0.5, 0.125, 0.0625, 0.75];

/** The mean loss of scores y S at labels y that are wrong with a given probability. */
function riskAt(loss: EndToEndSetting['loss'], S: number, wrong: number): number {
  const phi = (m: number) =>
    loss === 'hinge' ? Math.max(0, 1 - m) : loss === 'squared' ? (1 - m) ** 2 : Math.log1p(Math.exp(-m));
  return (1 - wrong) * phi(S) + wrong * phi(-S);
}

/** About how many draws bring the estimation terms down to three fifths of what the head 0 loses too much. */
function drawsFor(
  {loss, referenceRadius}: Pick<EndToEndSetting, 'loss' | 'referenceRadius'>,
  wrong: number,
  nu: number,
) {
  const {G, B} = lossRange(loss, referenceRadius);
  const room = 0.6 * (riskAt(loss, 0, wrong) - riskAt(loss, referenceRadius, wrong));
  return ((2 * G * referenceRadius + 4 * B * Math.sqrt(-Math.log(nu) / 2)) / room) ** 2;
}

export function informativeEndToEnd({needs, ...claim}: Claim): fc.Arbitrary<EndToEndSetting> {
  const {network, realisable} = needs;
  const onlyPretraining = claim.kind === 'end-to-end' && claim.pretrainingOnly === true;
  const scenarios: EndToEndSetting['scenario'][] =
    network === 'deep' ? ['context'] : network === 'masked' ? ['masked'] : ['context', 'masked'];
  return fc
    .record({
      scenario: fc.constantFrom(...scenarios),
      points: fc.constantFrom(1, 2),
      feature: fc.constantFrom(0.5, 0.75, 0.875),
      decoder: fc.constantFrom(1, 1, 2),
      radius: fc.constantFrom(2 ** -4, 2 ** -6, 2 ** -10),
    })
    .chain(({scenario, points, feature, decoder, radius}) => {
      const encoder = Array.from({length: points}, () => feature);
      const initial: ParameterLists =
        scenario === 'context' ? [encoder, [decoder]] : [[0], [0], encoder, [decoder]];
      const radii = initial.map(() => radius);
      const network = within(initial, radii, [false, false, scenario === 'masked', false]);
      return fc.record({
        scenario: fc.constant(scenario),
        inputs: fc.constant(
          encoder.map((_, j) => (scenario === 'context' ? encoder.map((__, i) => (i === j ? 1 : 0)) : [j])),
        ),
        initial: fc.constant(initial),
        radii: fc.constant(radii),
        teacher: network,
        others: fc.array(network, {maxLength: 2}),
        feature: fc.constant(feature),
      });
    })
    .chain(({others, feature, ...fixed}) => {
      const points = fixed.inputs.length;
      return fc
        .record({
          found: fc.boolean(),
          loss: fc.constantFrom<EndToEndSetting['loss'][]>('hinge', 'hinge', 'hinge', 'logistic', 'squared'),
          spare: fc.boolean(),
          label: fc.boolean(),
          wrong: fc.constantFrom(1, 2, 4, 8),
          second: fc.constantFrom(0, 1, 2),
          drift: fc.constantFrom(0, 0, 1),
          noise: fc.constantFrom(0, 0, 2 ** -5),
          draws: fc.constantFrom(2 ** 24, 2 ** 32, 2 ** 40),
          level: fc.nat({max: 59}),
          nuPretraining: fc.constantFrom(0.0625, 0.125),
          effort: fc.constantFrom(0.8, 1.1, 1.5),
        })
        .map(({found, spare, label, wrong, second, drift, noise, level, effort, ...s}): EndToEndSetting => {
          const aside = points > 1 ? second : 0;
          // Held-out draws that differ: both points under U, and one draw to train on.
          const apart = needs.heldOut === 'counts' && onlyPretraining && aside > 0;
          const flipped = aside > 0 ? 0 : wrong;
          const law = (mistaken: number, elsewhere: number): Masses => {
            const right = [TOTAL - mistaken - elsewhere, elsewhere].slice(0, points);
            const left = [mistaken, 0].slice(0, points);
            return label ? {plus: right, minus: left} : {plus: left, minus: right};
          };
          // B of the squared loss grows with the square of the scores.
          const reach = s.loss === 'squared' || (spare && s.loss === 'hinge') ? 0.5 : 1;
          const referenceRadius = reach / feature;
          const share = Math.max(flipped, aside) / TOTAL;
          const world = {loss: s.loss, referenceRadius: reach};
          // Every D with every D': few of each, at levels where few suffice.
          const paired = needs.test === true;
          const needed = (nu: number) => effort * drawsFor(world, share, nu);
          const possible = LEVELS.filter((nu) => needed(nu) <= MOST_DRAWS);
          const nu = possible[level % Math.max(1, possible.length)] ?? 0.75;
          const candidates = [...(found || others.length === 0 ? [fixed.teacher] : []), ...others];
          return {
            family: 'endToEnd',
            ...fixed,
            candidates,
            ...s,
            referenceRadius,
            total: TOTAL,
            U: law(Math.max(0, flipped - drift), apart ? aside : 0),
            T: law(flipped, aside),
            ...(realisable ? {} : {noise: fixed.inputs.map(() => noise)}),
            n: onlyPretraining
              ? 1
              : paired
                ? PAIRED_DRAWS
                : Math.round(Math.min(MOST_DRAWS, Math.max(100, needed(nu)))),
            nu: paired ? (level % 2 === 0 ? 0.75 : 0.5) : nu,
            ...(apart ? {draws: 1, heldOut: level % 2 === 0 ? 400 : 64} : {}),
          };
        });
    });
}
