import {defineClaim} from '../../claim/defineClaim.ts';
import {estimationLatex} from '../../estimation/estimationTerms.ts';
import {regularised} from '../../radReg/regularised.ts';
import {stated} from '../../statement/statementParts.ts';
import {estimationEmpiricalComplexity} from '../estimation/estimation-empirical-complexity.ts';

/** S is of the pretraining side, so h_lambda is independent of D and section 2 applies to it. */
export const radregEstimation = defineClaim({
  id: 'radreg-estimation',
  title: 'Estimation term of a RadReg representation',
  ...stated(
    String.raw`L_T(\hat f\circ h_\lambda)-\inf_{F}L_T(f\circ h_\lambda)`,
    estimationLatex('empirical', {h: String.raw`h_\lambda`}),
    {where: String.raw`,\quad h_\lambda\in\arg\min\hat L_U+\lambda\hat R_S(F\circ h)`},
  ),
  source: 'theory sections 2 and 7: S is not D; docs/radreg.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, signs: true},
  hypotheses: [],
  prepare: (c) => estimationEmpiricalComplexity.prepare(regularised(c, 1)),
  fixture: {hunt: 1},
});
