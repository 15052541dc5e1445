import {abs, type Interval, max, ZERO} from '../../arithmetic/interval.ts';
import {bestHead, lawChange, riskShift} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {inequality} from '../../statement/inequality.ts';

/** For every head f: |L_T(f.h) - L_U(f.h)| <= B TV(T,U); on a ball, the best heads under either law are tried. */
export const changeOfLaw = defineClaim({
  id: 'change-of-law',
  title: 'Change of law',
  statement: String.raw`|L_T(f\circ h) - L_U(f\circ h)| \le B\,\mathrm{TV}(T,U)`,
  source: 'theory section 1, each of the two changes of law in its proof; docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'any', images: true},
  hypotheses: [],
  evaluate(c) {
    const {representation: h, heads} = c;
    const thetas =
      heads.kind === 'finite'
        ? heads.thetas
        : (['T', 'U'] as const).map((side) => bestHead(c, side, h, heads).theta);
    let lhs: Interval = ZERO;
    for (const theta of thetas) {
      lhs = max(lhs, abs(riskShift(c, h, theta)));
    }
    return inequality(lhs, {'B TV(T,U)': lawChange(c)});
  },
});
