import {add, div, type Interval, point, sub, WHOLE} from '../arithmetic/interval.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {radregPathComplexity} from '../claims/radreg/radreg-path-complexity.ts';
import type {Matrix} from '../linear/matrix.ts';
import {pathPairs, settled, worstOf} from '../radReg/alongPath.ts';
import {scaleFreeTerm} from '../radReg/scaleFree.ts';

export const radregScaleFreeShrinkage = defineClaim({
  ...radregPathComplexity,
  id: 'radreg-scale-free-shrinkage',
  title: 'RadReg path, the scale-free term does not grow',
  statement: String.raw`\lambda_1<\lambda_2:\quad R(h_2)\hat R_S(F_1\circ h_2)-R(h_1)\hat R_S(F_1\circ h_1)\le\frac{e_1+e_2}{\lambda_2-\lambda_1},\quad R(h)=\max(R_0,|\Sigma_{hh}^+\Sigma_{h\circ}\theta^\circ|)`,
  needs: {heads: 'ball', realisable: true},
  mutates: {
    claim: radregPathComplexity.id,
    why: 'the term can shrink along the direction that the task needs, which then takes a larger head to read',
  },
  evaluate(c) {
    const known = new Map<Matrix, Interval>();
    const term = (table: Matrix): Interval => {
      const value = known.get(table) ?? scaleFreeTerm(c, table);
      known.set(table, value);
      return value;
    };
    return worstOf(
      pathPairs(c).map(({first, second, lambda1, lambda2, e1, e2}) => {
        const grown = first.table === second.table ? point(0) : sub(term(second.table), term(first.table));
        const gaps = div(add(e1, e2), point(lambda2 - lambda1));
        return settled(grown, ['(e1+e2)/(lambda2-lambda1)', gaps], WHOLE);
      }),
    );
  },
});
