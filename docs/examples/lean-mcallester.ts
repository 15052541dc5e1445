// lean-mcallester.ts
import {
  defineClaim,
  elementary,
  inequality,
  interval,
  quantities,
  type Sample,
  scaledTerm,
  stated,
} from 'transferbound';

const {add, div, max, point, scale, sub, sum} = interval;
const {log, sqrt} = elementary;

/**
 * FormalSLT, PACBayesMcAllester, mcAllesterBoundedLoss_badEventMass_le_delta, of https://github.com/Robby955/FormalSLT: finitely many hypotheses, losses in [0, 1], a prior that is positive everywhere, a budget C > 0; samples on which some posterior Q
 * with KL(Q|P) + ln(1/delta) <= C has L(Q) > Lhat(Q) + sqrt(C/(2n)) have probability at most delta. Here the hypotheses are the heads with the 0-1 loss, the prior is uniform and C = ln |F| + ln(1/nu):
 * every posterior is within it, and the worst one is a single head.
 */
export const leanMcallester = defineClaim({
  id: 'own-lean-mcallester',
  title: 'McAllester with a fixed budget, as formalised',
  ...stated(String.raw`\max_Q[L_T^{01}(Q)-\hat L_D^{01}(Q)]`, {
    budget: String.raw`\sqrt{C/(2n)},\quad C=\ln|F|+\ln(1/\nu)`,
  }),
  source: 'Robby955/FormalSLT, mcAllesterBoundedLoss_badEventMass_le_delta; McAllester 1999',
  kind: 'with-probability',
  needs: {heads: 'finite', samples: true},
  hypotheses: [],
  prepare(c) {
    const {thetas} = c.heads;
    const h = c.representation;
    const risks = thetas.map((theta) => quantities.marginRisk(c, 'T', h, theta));
    // A score of 0 is an error.
    const errors = thetas.map((theta) => {
      const {lo, hi} = quantities.margins(c, h, theta);
      return Array.from(lo, (least, a) => ({lo: hi[a]! <= 0 ? 1 : 0, hi: least <= 0 ? 1 : 0}));
    });
    const budget = add(log(point(thetas.length)), scale(-1, log(point(c.nu))));
    const penalty = sqrt(div(budget, point(2 * c.n)));
    return ({plus, minus, n}: Sample) => {
      const counts = [...Array.from(plus), ...Array.from(minus)];
      const gaps = errors.map((wrong, k) => {
        const seen = sum(counts.map((count, a) => scale(count, wrong[a]!)));
        return sub(risks[k]!, div(seen, point(n)));
      });
      return inequality(gaps.reduce(max), {budget: penalty}, {largestLhs: 1});
    };
  },
});

/** Planted: 4n for 2n. */
export const leanMcallesterWithFour = scaledTerm(leanMcallester, 'budget', Math.SQRT1_2, {
  id: 'own-lean-mcallester-with-four',
  title: 'McAllester with 4n for 2n',
  name: 'sqrt(C/(4n))',
  latex: String.raw`\sqrt{C/(4n)}`,
  why: 'one head that is wrong half the time has the variance that 2n is there for',
});
