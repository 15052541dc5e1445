import {sqrt} from '../arithmetic/elementary.ts';
import {div, point, scale} from '../arithmetic/interval.ts';
import {poolSample} from '../case/poolSample.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {rademacherLower} from '../claims/rademacher/rademacher-lower.ts';
import {totalSquare} from '../rademacher/normalisedNorm.ts';
import {inequality} from '../statement/inequality.ts';

/** 9/16 of the sum under the root: 3/4 for 1/sqrt2 = 0.7071. */
export const rademacherLowerWithLargerConstant = defineClaim({
  ...rademacherLower,
  id: 'rademacher-lower-with-larger-constant',
  title: 'Rademacher complexity of linear heads, lower, with 3/4 for 1/sqrt2',
  statement: String.raw`\frac{3R}{4n}\Big(\sum_i|h(x_i)|^2\Big)^{1/2}\le\hat R_S(F_R\circ h)`,
  mutates: {
    claim: rademacherLower.id,
    why: '1/sqrt2 is the best constant: two equal vectors cancel for half of the signs',
  },
  evaluate(c) {
    const sample = poolSample(c);
    const radius = c.heads.kind === 'ball' ? c.heads.radius : 0;
    const root = sqrt(scale(9 / 16, totalSquare(sample)));
    const {rhs} = rademacherLower.evaluate(c);
    return inequality(div(scale(radius, root), point(sample.rows)), {'Rhat_S(F.h)': rhs});
  },
});
