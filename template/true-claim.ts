// A claim that is true: what it costs to leave the law U of pretraining for the law T of the downstream task.
//   npx transferbound check ./true-claim.ts     random worlds, one screen and a report
//   npx transferbound hunt  ./true-claim.ts     search for its worst case
import {defineClaim, inequality, interval, quantities} from 'transferbound';

export const changeOfLaw = defineClaim({
  id: 'my-change-of-law',
  title: 'Change of law',
  statement: String.raw`|L_T(f\circ h) - L_U(f\circ h)| \le B\,\mathrm{TV}(T,U)`,
  source: 'my notes, lemma 1',
  kind: 'deterministic',
  // Worlds with a finite list of heads f; TypeScript then knows c.heads.thetas.
  needs: {heads: 'finite'},
  hypotheses: [],
  evaluate(c) {
    const [theta] = c.heads.thetas;
    // Every number is an interval {lo, hi} that holds the exact value.
    const shift = quantities.riskShift(c, c.representation, theta!);
    return inequality(interval.abs(shift), {'B TV(T,U)': quantities.shiftTerm(c)});
  },
});
