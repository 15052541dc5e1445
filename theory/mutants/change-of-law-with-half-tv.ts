import {scale} from '../arithmetic/interval.ts';
import {lawChange} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {changeOfLaw} from '../claims/decomposition/change-of-law.ts';
import {inequality} from '../statement/inequality.ts';

export const changeOfLawWithHalfTv = defineClaim({
  ...changeOfLaw,
  id: 'change-of-law-with-half-tv',
  title: 'Change of law with total variation halved twice',
  statement: String.raw`|L_T(f\circ h) - L_U(f\circ h)| \le \tfrac12 B\,\mathrm{TV}(T,U)`,
  mutates: {
    claim: changeOfLaw.id,
    why: 'TV is already half of the summed differences; a loss of 0 against B moves by the whole of B TV',
  },
  evaluate(c) {
    const {lhs} = changeOfLaw.evaluate(c);
    return inequality(lhs, {'B TV(T,U) / 2': scale(0.5, lawChange(c))});
  },
});
