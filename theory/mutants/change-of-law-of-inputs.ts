import {lawChange} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {changeOfLaw} from '../claims/decomposition/change-of-law.ts';
import {totalVariation} from '../laws/totalVariation.ts';
import {inequality} from '../statement/inequality.ts';

export const changeOfLawOfInputs = defineClaim({
  ...changeOfLaw,
  id: 'change-of-law-of-inputs',
  title: 'Change of law with the total variation of the inputs alone',
  statement: String.raw`|L_T(f\circ h) - L_U(f\circ h)| \le B\,\mathrm{TV}(T_x,U_x)`,
  mutates: {
    claim: changeOfLaw.id,
    why: 'labels can change while the inputs do not: concept shift',
  },
  evaluate(c) {
    const {lhs} = changeOfLaw.evaluate(c);
    return inequality(lhs, {'B TV(T_x,U_x)': lawChange(c, totalVariation(c.pool, 'inputs'))});
  },
});
