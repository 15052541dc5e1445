import {defineClaim} from '../../claim/defineClaim.ts';
import {regularised} from '../../radReg/regularised.ts';
import {estimationEmpiricalComplexity} from '../estimation/estimation-empirical-complexity.ts';

/** S is of the pretraining side, so h_lambda is independent of D and section 2 applies to it. */
export const radregEstimation = defineClaim({
  id: 'radreg-estimation',
  title: 'Estimation term of a RadReg representation',
  statement: String.raw`L_T(\hat f\circ h_\lambda)-\inf_{F}L_T(f\circ h_\lambda)\le 2G\,\hat R_D(F\circ h_\lambda)+4B\sqrt{\ln(1/\nu)/(2n)}+\epsilon_{opt},\quad h_\lambda\in\arg\min\hat L_U+\lambda\hat R_S(F\circ h)`,
  source: 'theory sections 2 and 7: S is not D; docs/radreg.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, signs: true},
  hypotheses: [],
  prepare: (c) => estimationEmpiricalComplexity.prepare(regularised(c, 1)),
});
