import {div, point, scale} from '../arithmetic/interval.ts';
import {poolSample} from '../case/poolSample.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {rademacherUpper} from '../claims/rademacher/rademacher-upper.ts';
import {totalSquare} from '../rademacher/normalisedNorm.ts';
import {inequality} from '../statement/inequality.ts';

export const rademacherUpperWithoutRoot = defineClaim({
  ...rademacherUpper,
  id: 'rademacher-upper-without-root',
  title: 'Rademacher complexity of linear heads, upper, without the square root',
  statement: String.raw`\hat R_S(F_R\circ h)\le\frac Rn\sum_i|h(x_i)|^2`,
  mutates: {
    claim: rademacherUpper.id,
    why: 'below 1 a square is smaller than its root',
  },
  evaluate(c) {
    const sample = poolSample(c);
    const radius = c.heads.kind === 'ball' ? c.heads.radius : 0;
    const {lhs} = rademacherUpper.evaluate(c);
    return inequality(lhs, {
      '(R/n) sum |h|^2': div(scale(radius, totalSquare(sample)), point(sample.rows)),
    });
  },
});
