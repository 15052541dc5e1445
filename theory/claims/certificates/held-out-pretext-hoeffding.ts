import {heldOutHoeffding} from '../../certificate/heldOutExcess.ts';
import {mutantOf, scaledTerm, withoutTerm} from '../../claim/mutate.ts';
import {stated} from '../../statement/inequality.ts';
import {HELD_OUT_LHS, heldOutExcessOn, heldOutPretextClaim} from './heldOutPretext.ts';

const MEAN = String.raw`\bar X`;
const DEVIATION = String.raw`b\sqrt{\tfrac{\ln(1/\nu')}{2m}}`;

/** X_i = l(g_hat, h_hat; x_i) - l(W°, h°; x_i) at m held-out draws, b the length of an interval that holds X, fixed given the training. */
export const heldOutPretextHoeffding = heldOutPretextClaim(
  heldOutHoeffding,
  {mean: MEAN, deviation: DEVIATION},
  'counts',
  {
    id: 'held-out-pretext-hoeffding',
    title: 'Held-out pretext excess, Hoeffding',
    source: 'theory section 11, held-out pretext; Hoeffding 1963, theorem 2; docs/theory/certificates.md',
  },
);

export const mutants = [
  withoutTerm(heldOutPretextHoeffding, 'deviation', {
    id: 'held-out-pretext-without-deviation',
    title: 'Held-out pretext excess, the mean alone',
    why: 'the mean of the draws is below the truth about half of the time',
  }),
  scaledTerm(heldOutPretextHoeffding, 'deviation', 0.5, {
    id: 'held-out-pretext-with-half-the-range',
    title: 'Held-out pretext excess, Hoeffding with b/2',
    why: 'one draw of two values falls short of their mean by half of what lies between them',
    name: "(b/2) sqrt(ln(1/nu')/(2m))",
    latex: String.raw`\tfrac b2\sqrt{\tfrac{\ln(1/\nu')}{2m}}`,
  }),
  mutantOf(heldOutPretextHoeffding, {
    id: 'held-out-pretext-of-the-training-sample',
    title: 'Held-out pretext excess of the sample that was trained on',
    ...stated(
      HELD_OUT_LHS,
      {mean: MEAN, deviation: DEVIATION, rounding: ''},
      {where: String.raw`,\quad X\text{ of the }m=N\text{ draws of the training}`},
    ),
    why: 'the network was chosen for those draws',
    prepare: (c) => (pretraining) =>
      heldOutExcessOn(c, pretraining, heldOutHoeffding, {counts: pretraining.counts, draws: c.draws}),
    fixture: {hunt: 1},
  }),
];
