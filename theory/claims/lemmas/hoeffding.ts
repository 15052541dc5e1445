import {type Interval, point, scale, sub} from '../../arithmetic/interval.ts';
import {bestHead, constants, losses, populationRisk} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {columnMeans} from '../../heads/lossDifference.ts';
import {jointAtoms} from '../../heads/risk.ts';
import {deviation} from '../../rademacher/concentration.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

const LHS = String.raw`L_T(f\circ h)-\hat L_D(f\circ h)`;

/** One fixed head, loss in [0, B]: the mean of n iid draws falls short by this much with probability at most nu. */
export const hoeffding = defineClaim({
  id: 'hoeffding',
  title: 'Hoeffding, one head',
  ...stated(LHS, {deviation: String.raw`B\sqrt{\ln(1/\nu)/(2n)}`}),
  source: 'theory section 2, lemma; Hoeffding 1963, theorem 1; docs/theory/fine-tuning.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true},
  hypotheses: [],
  prepare(c) {
    const {theta} = bestHead(c, 'T', c.representation, c.heads);
    const risk = populationRisk(c, 'T', c.representation, theta);
    const {lo, hi} = losses(c, c.representation, theta);
    const values = {rows: lo.length, columns: 1, lo, hi};
    const {B} = constants(c);
    const bound = scale(B, deviation(c.nu, c.n));
    return (sample) => {
      const [empirical] = columnMeans(jointAtoms(sample), values, sample.n);
      const shortfall: Interval = sub(risk, empirical ?? point(0));
      return inequality(shortfall, {deviation: named('B sqrt(ln(1/nu)/(2n))', bound)}, {largestLhs: B});
    };
  },
  fixture: {hunt: 1},
});

export const mutants = [
  mutantOf(hoeffding, {
    id: 'hoeffding-with-half-variance',
    title: 'Hoeffding with 4n for 2n',
    ...stated(LHS, {deviation: String.raw`B\sqrt{\ln(1/\nu)/(4n)}`}),
    needs: {...hoeffding.needs, heads: 'finite'},
    why: 'a loss of 0 or B with equal chances has variance B^2/4, all that the exponent allows',
    prepare(c) {
      const judged = hoeffding.prepare(c);
      const bound = scale(constants(c).B, deviation(c.nu, c.n, 1, 4));
      return (sample) => inequality(judged(sample).lhs, {deviation: named('B sqrt(ln(1/nu)/(4n))', bound)});
    },
  }),
];
