import {point} from '../../arithmetic/interval.ts';
import {drawnValues, heldOutBetting} from '../../certificate/heldOutExcess.ts';
import {bettingUpper} from '../../certificate/meanUpperLimit.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {named, stated} from '../../statement/inequality.ts';
import {HELD_OUT_LHS, heldOutPrepared, heldOutPretextClaim} from './heldOutPretext.ts';

const LIMIT = String.raw`\sup\{\mu:\textstyle\prod_{i\le t}(1+l_i(\mu-X_i))<1/\nu'\text{ for all }t\le m\}`;

/** l_i depends on X_1 .. X_{i-1} alone and stays within [0, 1/(top - mu)], top the upper end of the interval of X. */
export const heldOutPretextBetting = heldOutPretextClaim(heldOutBetting, {limit: LIMIT}, 'sequence', {
  id: 'held-out-pretext-betting',
  title: 'Held-out pretext excess, betting',
  source:
    'theory section 11, held-out pretext; Waudby-Smith, Ramdas 2024, theorem 3, one-sided; docs/theory/certificates.md',
});

export const mutants = [
  mutantOf(heldOutPretextBetting, {
    id: 'held-out-pretext-betting-with-hindsight',
    title: 'Held-out pretext excess, betting on the draws in the order of their values',
    ...stated(HELD_OUT_LHS, {limit: LIMIT, rounding: ''}, {where: String.raw`,\quad X_1\le X_2\le\dots`}),
    why: 'whoever knows that the small values come first bets on them',
    prepare: heldOutPrepared((losses, heldOut, nu) => {
      const values = drawnValues(losses, heldOut).sort((a, b) => a - b);
      const {bottom, top} = losses;
      return {limit: named('betting limit, sorted', bettingUpper({values, bottom, top}, nu))};
    }),
  }),
  mutantOf(heldOutPretextBetting, {
    id: 'held-out-pretext-betting-on-seen-range',
    title: 'Held-out pretext excess, betting with the largest value seen as the top',
    ...stated(HELD_OUT_LHS, {limit: LIMIT, rounding: ''}, {where: String.raw`,\quad\text{top}=\max_iX_i`}),
    why: 'the largest value of the draws is no bound on the next: what is rare was not among them',
    prepare: heldOutPrepared((losses, heldOut, nu) => {
      const values = drawnValues(losses, heldOut);
      const top = Math.max(...values);
      const bottom = Math.min(losses.bottom, top);
      const limit = bottom === top ? point(top) : bettingUpper({values, bottom, top}, nu);
      return {limit: named('betting limit, top seen', limit)};
    }),
  }),
];
