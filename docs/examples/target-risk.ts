// target-risk.ts
import {type CaseMeeting, defineClaim, inequality, interval, named, quantities} from 'transferbound';

const {add, min, scale, sub} = interval;

type Finite = CaseMeeting<{heads: 'finite'}>;

/** L^01 of every head on h: a score of 0 is an error. */
const errors = (c: Finite, side: 'U' | 'T') =>
  c.heads.thetas.map((theta) => quantities.marginRisk(c, side, c.representation, theta));

/** lambda: what the best head for both laws together still gets wrong. */
const jointRisk = (c: Finite) => {
  const underT = errors(c, 'T');
  return errors(c, 'U')
    .map((risk, i) => add(risk, underT[i]!))
    .reduce(min);
};

/** The head for which L_T^01 - L_U^01 is largest: every head at once. */
const worst = (c: Finite) => {
  const underT = errors(c, 'T');
  const underU = errors(c, 'U');
  const rise = underT.map((risk, i) => sub(risk, underU[i]!).hi);
  const i = rise.indexOf(Math.max(...rise));
  return {target: underT[i]!, source: underU[i]!};
};

const statement = String.raw`L_T^{01}(f\circ h)\le L_U^{01}(f\circ h)+\tfrac12 d_{H\Delta H}(U,T)`;

export const targetRisk = defineClaim({
  id: 'own-target-risk',
  title: 'Risk on the target domain',
  statement: String.raw`${statement}+\lambda\quad\text{for every }f\in F`,
  source: 'Ben-David et al. 2010, theorem 2, for the laws themselves',
  kind: 'deterministic',
  needs: {heads: 'finite'},
  hypotheses: [],
  evaluate(c) {
    const {target, source} = worst(c);
    const shift = scale(0.5, quantities.hDeltaHDiscrepancy(c, c.representation, c.heads));
    return inequality(target, {
      source: named('L_U', source),
      shift: named('d/2', shift),
      joint: named('lambda', jointRisk(c)),
    });
  },
});
