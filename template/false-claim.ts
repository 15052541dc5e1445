// A claim that is false: the same at half of the price. `npx transferbound check ./false-claim.ts` refutes it and
// writes the smallest world that it found to counterexamples/.
import {defineClaim, inequality, interval, quantities} from 'transferbound';

export const halfOfIt = defineClaim({
  id: 'my-change-of-law-at-half-price',
  title: 'Change of law at half price',
  statement: String.raw`|L_T(f\circ h) - L_U(f\circ h)| \le \tfrac12 B\,\mathrm{TV}(T,U)`,
  source: 'a conjecture',
  kind: 'deterministic',
  needs: {heads: 'finite'},
  hypotheses: [],
  // With this it is a mutant: `transferbound mutants` expects that it is refuted. Leave it out for a conjecture.
  mutates: {claim: 'my-change-of-law', why: 'half of the constant'},
  evaluate(c) {
    const [theta] = c.heads.thetas;
    const shift = quantities.riskShift(c, c.representation, theta!);
    return inequality(interval.abs(shift), {'B TV(T,U) / 2': interval.scale(0.5, quantities.shiftTerm(c))});
  },
});
