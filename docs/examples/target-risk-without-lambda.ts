// target-risk-without-lambda.ts
import {defineClaim, inequality, interval, named, quantities} from 'transferbound';

export const targetRiskWithoutLambda = defineClaim({
  id: 'own-target-risk-without-lambda',
  title: 'Risk on the target domain, without what no head avoids',
  statement: String.raw`L_T^{01}(f\circ h)\le L_U^{01}(f\circ h)+\tfrac12 d_{H\Delta H}(U,T)`,
  source: 'a false neighbour of Ben-David et al. 2010, theorem 2',
  kind: 'deterministic',
  needs: {heads: 'finite'},
  hypotheses: [],
  evaluate(c) {
    const [theta] = c.heads.thetas;
    const risk = (side: 'U' | 'T') => quantities.marginRisk(c, side, c.representation, theta!);
    const shift = interval.scale(0.5, quantities.hDeltaHDiscrepancy(c, c.representation, c.heads));
    return inequality(risk('T'), {source: named('L_U', risk('U')), shift: named('d/2', shift)});
  },
});
