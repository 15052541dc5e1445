import {add, div, type Interval, point, sub, ZERO} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import type {Matrix} from '../../linear/matrix.ts';
import {pathPairs, settled, worstOf} from '../../radReg/alongPath.ts';
import {type Candidate, complexityAt, unlabelledPoints} from '../../radReg/candidates.ts';
import {scaleFreeTerm} from '../../radReg/scaleFree.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

/** What stands before the statements about a path. */
export const LAMBDAS = String.raw`\lambda_1<\lambda_2:\quad`;
export const GAPS = String.raw`\frac{e_1+e_2}{\lambda_2-\lambda_1}`;

/** How much the Rademacher term of `to` is above that of `from`; exactly 0 where both have one table. */
function complexityGrowth(from: Candidate, to: Candidate): Interval {
  return from.table === to.table ? ZERO : sub(to.complexity, from.complexity);
}

/** All ordered pairs of the class count as approximate minimisers, each with its exact gap. Attained by exact ties. */
export const radregPathComplexity = defineClaim({
  id: 'radreg-path-complexity',
  title: 'RadReg path, the Rademacher term does not grow',
  ...stated(String.raw`\hat R_S(F\circ h_2)-\hat R_S(F\circ h_1)`, {gaps: GAPS}, {given: LAMBDAS}),
  source: 'theory section 7, path monotonicity; docs/radreg.md',
  kind: 'deterministic',
  needs: {heads: 'any'},
  hypotheses: [],
  evaluate: (c) =>
    worstOf(
      pathPairs(c).map(({first, second, lambda1, lambda2, e1, e2, other1, other2}) => {
        const apart = point(lambda2 - lambda1);
        return settled(
          complexityGrowth(first, second),
          ['(e1+e2)/(lambda2-lambda1)', div(add(e1, e2), apart)],
          div(add(other1, other2), apart),
        );
      }),
    ),
});

const RADIUS = String.raw`,\quad R(h)=\max(R_0,|\Sigma_{hh}^+\Sigma_{h\circ}\theta^\circ|)`;

/** The representation that h came from: the last of the class. */
const before = (c: Case): Matrix => c.family.at(-1)!;

export const radregScaleFreeShrinkage = mutantOf(radregPathComplexity, {
  id: 'radreg-scale-free-shrinkage',
  title: 'RadReg path, the scale-free term does not grow',
  ...stated(
    String.raw`R(h_2)\hat R_S(F_1\circ h_2)-R(h_1)\hat R_S(F_1\circ h_1)`,
    {gaps: GAPS},
    {given: LAMBDAS, where: RADIUS},
  ),
  needs: {heads: 'ball', realisable: true},
  why: 'the term can shrink along the direction that the task needs, which then takes a larger head to read',
  evaluate(c) {
    const known = new Map<Matrix, Interval>();
    const term = (table: Matrix): Interval => {
      const value = known.get(table) ?? scaleFreeTerm(c, table);
      known.set(table, value);
      return value;
    };
    return worstOf(
      pathPairs(c).map(({first, second, lambda1, lambda2, e1, e2}) => {
        const grown = first.table === second.table ? ZERO : sub(term(second.table), term(first.table));
        const gaps = div(add(e1, e2), point(lambda2 - lambda1));
        return settled(grown, ['(e1+e2)/(lambda2-lambda1)', gaps]);
      }),
    );
  },
});

/** Trained settings in which the scale-free term grows are kept as fixtures of this. */
export const radregPlainShrinkageCarriesOver = mutantOf(radregPathComplexity, {
  id: 'radreg-plain-shrinkage-carries-over',
  title: 'Where the plain Rademacher term shrinks, so does the scale-free one',
  ...stated(
    String.raw`R(h)\hat R_S(F_1\circ h)`,
    {before: String.raw`R(h')\hat R_S(F_1\circ h')`},
    {given: String.raw`\hat R_S(F\circ h)<\hat R_S(F\circ h')\;\Rightarrow\;`, where: RADIUS},
  ),
  needs: {heads: 'ball', realisable: true},
  hypotheses: [
    {
      name: 'the plain term shrinks',
      holds(c) {
        const points = unlabelledPoints(c);
        const {lo, hi} = sub(complexityAt(c, before(c), points), complexityAt(c, c.representation, points));
        return lo > 0 ? true : hi <= 0 ? false : 'undecided';
      },
    },
  ],
  why: 'a representation made small where the task reads it needs a larger head, and the product can grow',
  evaluate: (c) =>
    inequality(scaleFreeTerm(c, c.representation), {
      before: named('R Rhat before', scaleFreeTerm(c, before(c))),
    }),
});

export const mutants = [
  mutantOf(radregPathComplexity, {
    id: 'radreg-path-reversed',
    title: 'RadReg path, reversed',
    ...stated(String.raw`\hat R_S(F\circ h_1)-\hat R_S(F\circ h_2)`, {gaps: GAPS}, {given: LAMBDAS}),
    why: 'a heavier penalty moves the minimiser to a smaller Rademacher term, not to a larger one',
    evaluate: (c) =>
      worstOf(
        pathPairs(c).map(({first, second, lambda1, lambda2, e1, e2}) => {
          const gaps = div(add(e1, e2), point(lambda2 - lambda1));
          return settled(complexityGrowth(second, first), ['(e1+e2)/(lambda2-lambda1)', gaps]);
        }),
      ),
  }),
  mutantOf(radregPathComplexity, {
    id: 'radreg-path-with-larger-divisor',
    title: 'RadReg path, gaps over lambda2',
    ...stated(
      String.raw`\hat R_S(F\circ h_2)-\hat R_S(F\circ h_1)`,
      {gaps: String.raw`\frac{e_1+e_2}{\lambda_2}`},
      {given: LAMBDAS},
    ),
    why: 'two close penalties separate their approximate minimisers no better than lambda2 - lambda1 allows',
    evaluate: (c) =>
      worstOf(
        pathPairs(c).map(({first, second, lambda2, e1, e2}) =>
          settled(complexityGrowth(first, second), ['(e1+e2)/lambda2', div(add(e1, e2), point(lambda2))]),
        ),
      ),
  }),
  radregScaleFreeShrinkage,
  radregPlainShrinkageCarriesOver,
];
