import {div, mul, ONE, point, scale, sub, ZERO} from '../../arithmetic/interval.ts';
import {radiusOf} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {rademacherBall} from '../../rademacher/empiricalRademacher.ts';
import {normalisedNorm, poolSample, totalSquare} from '../../rademacher/normalisedNorm.ts';
import {rademacherSandwich} from '../../rademacher/rademacherSandwich.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

/** Jensen's side; attained for n = 1 and for orthogonal vectors. */
export const rademacherUpper = defineClaim({
  id: 'rademacher-upper',
  title: 'Rademacher complexity of linear heads, upper',
  ...stated(String.raw`\hat R_S(F_R\circ h)`, {
    root: String.raw`\frac Rn\Big(\sum_i|h(x_i)|^2\Big)^{1/2}`,
  }),
  source: 'theory section 3 (Jensen); docs/theory/rademacher.md',
  kind: 'deterministic',
  needs: {heads: 'ball', images: true},
  hypotheses: [],
  evaluate(c) {
    const sample = poolSample(c);
    const radius = radiusOf(c);
    const {upper} = rademacherSandwich(sample, radius);
    const slack = totalSquare(sample).hi === 0 ? ZERO : mul(upper, sub(ONE, normalisedNorm(sample, 1)));
    return inequality(rademacherBall(sample, radius), {root: named('(R/n) sqrt(sum |h|^2)', upper)}, {slack});
  },
});

export const mutants = [
  mutantOf(rademacherUpper, {
    id: 'rademacher-upper-without-root',
    title: 'Rademacher complexity of linear heads, upper, without the square root',
    ...stated(String.raw`\hat R_S(F_R\circ h)`, {square: String.raw`\frac Rn\sum_i|h(x_i)|^2`}),
    why: 'below 1 a square is smaller than its root',
    evaluate(c) {
      const sample = poolSample(c);
      const radius = radiusOf(c);
      const square = div(scale(radius, totalSquare(sample)), point(sample.rows));
      return inequality(rademacherUpper.evaluate(c).lhs, {square: named('(R/n) sum |h|^2', square)});
    },
  }),
];
