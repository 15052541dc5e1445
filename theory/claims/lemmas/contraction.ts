import {dot, type Interval, mul, neg, point} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {headComplexity, lossComplexity} from '../../estimation/complexity.ts';
import {lossAt} from '../../heads/loss.ts';
import {jointAtoms} from '../../heads/risk.ts';
import {row} from '../../linear/matrix.ts';
import {expectedRademacherFinite} from '../../rademacher/expectedRademacher.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

/** In expectation over samples; the labels enter the loss class only. No absolute value, no phi(0) = 0. */
export const contraction = defineClaim({
  id: 'contraction',
  title: 'Contraction',
  ...stated(String.raw`R_n(\phi\circ F\circ h)`, {complexity: String.raw`G\,R_n(F\circ h)`}),
  source:
    'theory section 2, lemma; Ledoux and Talagrand 1991, theorem 4.12; Maurer 2016; docs/theory/fine-tuning.md',
  kind: 'in-expectation',
  needs: {heads: 'finite', samples: true, signs: true},
  hypotheses: [],
  evaluate: (c) =>
    inequality(
      lossComplexity(c),
      {complexity: named('G R_n(F.h)', mul(point(constants(c).G), headComplexity(c)))},
      {largestLhs: constants(c).B},
    ),
});

/** R_n with the absolute value: the complexity without it of the class together with its opposites. */
function absoluteComplexity(c: Case, value: (score: Interval, label: 1 | -1) => Interval): Interval {
  const thetas = c.heads.kind === 'finite' ? c.heads.thetas : [];
  const rows = 2 * c.pool.size;
  const columns = 2 * thetas.length;
  const lo = new Float64Array(rows * columns);
  const hi = new Float64Array(rows * columns);
  for (let a = 0; a < rows; a++) {
    const j = a % c.pool.size;
    for (const [f, theta] of thetas.entries()) {
      const of = value(dot(theta, row(c.representation, j)), a < c.pool.size ? 1 : -1);
      for (const [i, {lo: low, hi: high}] of [of, neg(of)].entries()) {
        lo[a * columns + 2 * f + i] = low;
        hi[a * columns + 2 * f + i] = high;
      }
    }
  }
  return expectedRademacherFinite(jointAtoms(c.pool.T), {rows, columns, lo, hi}, c.n);
}

export const mutants = [
  mutantOf(contraction, {
    id: 'contraction-without-lipschitz-constant',
    title: 'Contraction without G',
    ...stated(String.raw`R_n(\phi\circ F\circ h)`, {complexity: String.raw`R_n(F\circ h)`}),
    why: 'a loss steeper than 1 (the squared loss away from its minimum) expands scores',
    evaluate: (c) => inequality(lossComplexity(c), {complexity: named('R_n(F.h)', headComplexity(c))}),
  }),
  mutantOf(contraction, {
    id: 'contraction-with-absolute-values',
    title: 'Contraction of complexities with the absolute value inside the supremum',
    ...stated(String.raw`\mathbb E\sup_f\tfrac1n\big|\textstyle\sum_i\sigma_i\phi(f\circ h(x_i),y_i)\big|`, {
      complexity: String.raw`G\,\mathbb E\sup_f\tfrac1n\big|\textstyle\sum_i\sigma_i f\circ h(x_i)\big|`,
    }),
    why: 'with the absolute value a loss with phi(0) > 0 has complexity even for the single head 0',
    evaluate(c) {
      const lhs = absoluteComplexity(c, (score, label) => lossAt(c.loss, score, label));
      const rhs = absoluteComplexity(c, (score) => score);
      return inequality(lhs, {complexity: named('G R_n(F.h)', mul(point(constants(c).G), rhs))});
    },
  }),
];
