import {sqrt} from '../../arithmetic/elementary.ts';
import {div, mul, ONE, point, scale, sub, ZERO} from '../../arithmetic/interval.ts';
import {radiusOf} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {rademacherBall} from '../../rademacher/empiricalRademacher.ts';
import {normalisedNorm, poolSample, totalSquare} from '../../rademacher/normalisedNorm.ts';
import {rademacherSandwich} from '../../rademacher/rademacherSandwich.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

const COMPLEXITY = String.raw`\hat R_S(F_R\circ h)`;

/** Khintchine and Kahane's side; attained by two equal vectors. */
export const rademacherLower = defineClaim({
  id: 'rademacher-lower',
  title: 'Rademacher complexity of linear heads, lower',
  ...stated(String.raw`\frac{R}{\sqrt2\,n}\Big(\sum_i|h(x_i)|^2\Big)^{1/2}`, {complexity: COMPLEXITY}),
  source:
    'theory section 3 (Khintchine, Kahane; constant of Latala and Oleszkiewicz 1994); docs/theory/rademacher.md',
  kind: 'deterministic',
  needs: {heads: 'ball', images: true},
  hypotheses: [],
  evaluate(c) {
    const sample = poolSample(c);
    const radius = radiusOf(c);
    const {lower} = rademacherSandwich(sample, radius);
    const slack = totalSquare(sample).hi === 0 ? ZERO : mul(lower, sub(normalisedNorm(sample, 2), ONE));
    return inequality(lower, {complexity: named('Rhat_S(F.h)', rademacherBall(sample, radius))}, {slack});
  },
});

export const mutants = [
  mutantOf(rademacherLower, {
    id: 'rademacher-lower-with-larger-constant',
    title: 'Rademacher complexity of linear heads, lower, with 3/4 for 1/sqrt2',
    ...stated(String.raw`\frac{3R}{4n}\Big(\sum_i|h(x_i)|^2\Big)^{1/2}`, {complexity: COMPLEXITY}),
    why: '1/sqrt2 is the best constant: two equal vectors cancel for half of the signs',
    evaluate(c) {
      const sample = poolSample(c);
      const radius = radiusOf(c);
      // 9/16 of the sum under the root: 3/4 for 1/sqrt2 = 0.7071.
      const root = sqrt(scale(9 / 16, totalSquare(sample)));
      return inequality(div(scale(radius, root), point(sample.rows)), {
        complexity: named('Rhat_S(F.h)', rademacherBall(sample, radius)),
      });
    },
  }),
];
