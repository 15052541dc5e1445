// lean-massart.ts
import {complexity, defineClaim, elementary, inequality, interval, scaledTerm, stated} from 'transferbound';

const {div, dot, max, mul, point, scale, square, sum, ZERO} = interval;

/**
 * FoML/Entropy/Massart.lean, massart_lemma_pmf, of https://github.com/auto-res/lean-rademacher: the empirical Rademacher complexity, without absolute value, of finitely many
 * functions on m points is at most max_f (sum_i (|f(x_i)|/m)^2)^(1/2) times (2 ln |F|)^(1/2). Here the functions are the heads on h, and the points those of the pool.
 */
export const leanMassart = defineClaim({
  id: 'own-lean-massart',
  title: 'Massart, as formalised',
  ...stated(String.raw`\hat R_S(F\circ h)`, {
    massart: String.raw`\max_f\Bigl(\sum_i(f(x_i)/m)^2\Bigr)^{1/2}\sqrt{2\ln|F|}`,
  }),
  source: 'auto-res/lean-rademacher, FoML/Entropy/Massart.lean, massart_lemma_pmf',
  kind: 'deterministic',
  needs: {heads: 'finite', signs: true},
  hypotheses: [],
  evaluate(c) {
    const {thetas} = c.heads;
    const {rows: m, columns: d, data} = c.representation;
    const rows = Array.from({length: m}, (_, j) => data.subarray(j * d, (j + 1) * d));
    const lengths = thetas.map((theta) =>
      elementary.sqrt(sum(rows.map((row) => square(div(dot(theta, row), point(m)))))),
    );
    const longest = lengths.reduce(max, ZERO);
    const factor = elementary.sqrt(scale(2, elementary.log(point(thetas.length))));
    const sample = {plus: rows.map(() => 1), minus: rows.map(() => 0), n: m};
    const all = complexity.sampleHeadComplexity(c, sample);
    // Cauchy-Schwarz alone gives max_f (mean f^2)^(1/2): a bound of that size says nothing.
    const largestLhs = mul(elementary.sqrt(point(m)), longest).hi;
    return inequality(all, {massart: mul(longest, factor)}, largestLhs > 0 ? {largestLhs} : {});
  },
});

/** Planted: the 2 below the logarithm. */
export const leanMassartHalved = scaledTerm(leanMassart, 'massart', 0.5, {
  id: 'own-lean-massart-halved',
  title: 'Massart with ln |F| / 2 for 2 ln |F|',
  name: 'longest vector times sqrt(ln |F| / 2)',
  latex: String.raw`\max_f\Bigl(\sum_i(f(x_i)/m)^2\Bigr)^{1/2}\sqrt{\tfrac12\ln|F|}`,
  why: 'two opposite functions at one point have complexity 1, and ln 2 is below 1',
});
