// transported-risk.ts
import {defineClaim, inequality, interval, named, norms, quantities, worlds} from 'transferbound';

const {abs, max, mul, scale, ZERO} = interval;

/** Changing the label of a score s moves a loss phi(y s) by at most 2 G |s|: what a relabelled point costs in W1. */
export const transportedRisk = defineClaim({
  id: 'own-transported-risk',
  title: 'Change of law, by how far its mass is moved',
  statement: String.raw`|L_T(f\circ h)-L_U(f\circ h)|\le G\,|\theta|\,W_1(T,U),\quad d=|h(x)-h(x')|_2+2\max_j|h_j|_2[y\ne y']`,
  source: 'Kantorovich and Rubinstein; Shen, Qu, Zhang, Yu 2018, lemma 1',
  kind: 'deterministic',
  needs: {heads: 'finite', losses: ['hinge', 'squared', 'ramp', 'symmetricRamp']},
  hypotheses: [],
  evaluate(c) {
    const h = c.representation;
    const shifts = c.heads.thetas.map((theta) => abs(quantities.riskShift(c, h, theta)));
    const labelDistance = 2 * norms.maxRowNorm(h).hi;
    const moved = quantities.wasserstein(c.pool, h, labelDistance > 0 ? {labelDistance} : {});
    const steepest = scale(quantities.constants(c).G, norms.maxRowNorm(worlds.matrix(c.heads.thetas)));
    return inequality(shifts.reduce(max, ZERO), {transport: named('G |theta| W1', mul(steepest, moved))});
  },
});
