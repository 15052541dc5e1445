import {scale} from '../arithmetic/interval.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {hoeffding} from '../claims/estimation/hoeffding.ts';
import {deviation} from '../rademacher/concentration.ts';
import {inequality} from '../statement/inequality.ts';

export const hoeffdingWithHalfVariance = defineClaim({
  ...hoeffding,
  id: 'hoeffding-with-half-variance',
  title: 'Hoeffding with 4n for 2n',
  statement: String.raw`L_T(f\circ h)-\hat L_D(f\circ h)\le B\sqrt{\ln(1/\nu)/(4n)}`,
  needs: {...hoeffding.needs, heads: 'finite'},
  mutates: {
    claim: hoeffding.id,
    why: 'a loss of 0 or B with equal chances has variance B^2/4, all that the exponent allows',
  },
  prepare(c) {
    const judged = hoeffding.prepare(c);
    const bound = scale(constants(c).B, deviation(c.nu, c.n, 1, 4));
    return (sample) => inequality(judged(sample).lhs, {'B sqrt(ln(1/nu)/(4n))': bound});
  },
});
