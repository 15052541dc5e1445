import {scale} from '../arithmetic/interval.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {mcdiarmid} from '../claims/estimation/mcdiarmid.ts';
import {expectedSupremum} from '../claims/estimation/symmetrisation.ts';
import {deviation} from '../rademacher/concentration.ts';
import {inequality} from '../statement/inequality.ts';

export const mcdiarmidWithSingleRange = defineClaim({
  ...mcdiarmid,
  id: 'mcdiarmid-with-single-range',
  title: 'McDiarmid for loss differences, with B for 2B',
  statement: String.raw`Z\le\mathbb E Z+B\sqrt{\ln(1/\nu)/(2n)}`,
  mutates: {
    claim: mcdiarmid.id,
    why: 'a difference of two losses in [0, B] lies in [-B, B]: one draw moves Z by 2B/n',
  },
  prepare(c) {
    const judged = mcdiarmid.prepare(c);
    const mean = expectedSupremum(c);
    const bound = scale(constants(c).B, deviation(c.nu, c.n));
    return (sample) => inequality(judged(sample).lhs, {'E Z': mean, 'B sqrt(ln(1/nu)/(2n))': bound});
  },
});
