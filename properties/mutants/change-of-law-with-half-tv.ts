import {defineClaim, inequality} from '../../theory/claim.ts';
import {changeOfLaw} from '../../theory/claims/change-of-law.ts';
import {scale} from '../../theory/interval.ts';
import {lawChange} from '../../theory/quantities.ts';

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
