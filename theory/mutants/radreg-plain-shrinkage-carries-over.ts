import {sub} from '../arithmetic/interval.ts';
import type {Case} from '../case/case.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {radregPathComplexity} from '../claims/radreg/radreg-path-complexity.ts';
import type {Matrix} from '../linear/matrix.ts';
import {complexityAt} from '../radReg/candidates.ts';
import {scaleFreeTerm} from '../radReg/scaleFree.ts';
import {unlabelledPoints} from '../radReg/unlabelledSample.ts';
import {inequality} from '../statement/inequality.ts';

/** The representation that h came from: the last of the class. */
function before(c: Case): Matrix {
  return c.family.at(-1)!;
}

/** Trained settings in which the scale-free term grows are kept as fixtures of this. */
export const radregPlainShrinkageCarriesOver = defineClaim({
  ...radregPathComplexity,
  id: 'radreg-plain-shrinkage-carries-over',
  title: 'Where the plain Rademacher term shrinks, the scale-free one does',
  statement: String.raw`\hat R_S(F\circ h)<\hat R_S(F\circ h')\;\Rightarrow\;R(h)\hat R_S(F_1\circ h)\le R(h')\hat R_S(F_1\circ h'),\quad R(h)=\max(R_0,|\Sigma_{hh}^+\Sigma_{h\circ}\theta^\circ|)`,
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
  mutates: {
    claim: radregPathComplexity.id,
    why: 'a representation made small where the task reads it needs a larger head, and the product can grow',
  },
  evaluate: (c: Case) =>
    inequality(scaleFreeTerm(c, c.representation), {'R Rhat before': scaleFreeTerm(c, before(c))}),
});
