// lean-mcdiarmid.ts
import {
  concentration,
  defineClaim,
  inequality,
  interval,
  quantities,
  type Sample,
  scaledTerm,
  stated,
} from 'transferbound';

const {add, div, point, scale, sub, sum, ZERO} = interval;

/**
 * FoML/McDiarmid.lean, mcdiarmid_inequality_pos, of https://github.com/auto-res/lean-rademacher: where changing draw i moves f by at most c_i, f - E f >= epsilon has
 * probability at most exp(-2 epsilon^2 t) for every t with t sum c_i^2 <= 1. Here f is the mean loss of one head on D, so that c_i = B/n and E f = L_T,
 * and epsilon is the one at which the right side is nu.
 */
export const leanMcdiarmid = defineClaim({
  id: 'own-lean-mcdiarmid',
  title: 'McDiarmid, as formalised, for the mean loss of a head',
  ...stated(String.raw`\hat L_D(f\circ h)-L_T(f\circ h)`, {
    deviation: String.raw`\sqrt{\tfrac12\ln(1/\nu)\sum_ic_i^2},\quad c_i=B/n`,
  }),
  source: 'auto-res/lean-rademacher, FoML/McDiarmid.lean, mcdiarmid_inequality_pos',
  kind: 'with-probability',
  needs: {heads: 'finite', samples: true},
  hypotheses: [],
  prepare(c) {
    const theta = c.heads.thetas[0]!;
    const risk = quantities.populationRisk(c, 'T', c.representation, theta);
    const {lo, hi} = quantities.losses(c, c.representation, theta);
    const {B} = quantities.constants(c);
    const deviation = scale(B, concentration.deviation(c.nu, c.n));
    return ({plus, minus, n}: Sample) => {
      const counts = [...Array.from(plus), ...Array.from(minus)];
      const losses = counts.map((count, a) => (count === 0 ? ZERO : scale(count, {lo: lo[a]!, hi: hi[a]!})));
      const mean = div(losses.reduce(add, sum([])), point(n));
      return inequality(sub(mean, risk), {deviation}, {largestLhs: B});
    };
  },
});

/** Planted: sums of c_i^2 a quarter as large as they are. */
export const leanMcdiarmidHalved = scaledTerm(leanMcdiarmid, 'deviation', 0.5, {
  id: 'own-lean-mcdiarmid-halved',
  title: 'McDiarmid with c_i halved',
  name: 'half the deviation',
  latex: String.raw`\tfrac12\sqrt{\tfrac12\ln(1/\nu)\sum_ic_i^2}`,
  why: 'one draw of a loss 0 or B moves the mean by B/n, not by half of it',
});
