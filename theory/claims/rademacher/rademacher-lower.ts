import {mul, ONE, sub, ZERO} from '../../arithmetic/interval.ts';
import {poolSample} from '../../case/poolSample.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {normalisedNorm, totalSquare} from '../../rademacher/normalisedNorm.ts';
import {rademacherBall} from '../../rademacher/rademacherBall.ts';
import {rademacherSandwich} from '../../rademacher/rademacherSandwich.ts';
import {inequality} from '../../statement/inequality.ts';

/** Khintchine and Kahane's side; attained by two equal vectors. */
export const rademacherLower = defineClaim({
  id: 'rademacher-lower',
  title: 'Rademacher complexity of linear heads, lower',
  statement: String.raw`\frac{R}{\sqrt2\,n}\Big(\sum_i|h(x_i)|^2\Big)^{1/2}\le\hat R_S(F_R\circ h)`,
  source:
    'theory section 3 (Khintchine, Kahane; constant of Latala and Oleszkiewicz 1994); docs/theory/rademacher.md',
  kind: 'deterministic',
  needs: {heads: 'ball', images: true},
  hypotheses: [],
  evaluate(c) {
    const sample = poolSample(c);
    const radius = c.heads.kind === 'ball' ? c.heads.radius : 0;
    const {lower} = rademacherSandwich(sample, radius);
    const slack = totalSquare(sample).hi === 0 ? ZERO : mul(lower, sub(normalisedNorm(sample, 2), ONE));
    return inequality(lower, {'Rhat_S(F.h)': rademacherBall(sample, radius)}, slack);
  },
});
