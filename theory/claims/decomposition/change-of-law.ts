import {abs, type Interval, max, ZERO} from '../../arithmetic/interval.ts';
import {bestHead, constants, riskShift, shiftTerm} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf, scaledTerm} from '../../claim/mutate.ts';
import {totalVariation} from '../../laws/totalVariation.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

/** For every head f: |L_T(f.h) - L_U(f.h)| <= B TV(T,U); on a ball, the best heads under either law are tried. */
export const changeOfLaw = defineClaim({
  id: 'change-of-law',
  title: 'Change of law',
  ...stated(String.raw`|L_T(f\circ h) - L_U(f\circ h)|`, {shift: String.raw`B\,\mathrm{TV}(T,U)`}),
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
    return inequality(lhs, {shift: named('B TV(T,U)', shiftTerm(c))}, {largestLhs: constants(c).B});
  },
});

export const mutants = [
  mutantOf(changeOfLaw, {
    id: 'change-of-law-of-inputs',
    title: 'Change of law with the total variation of the inputs alone',
    ...stated(String.raw`|L_T(f\circ h) - L_U(f\circ h)|`, {shift: String.raw`B\,\mathrm{TV}(T_x,U_x)`}),
    why: 'labels can change while the inputs do not: concept shift',
    evaluate: (c) =>
      inequality(changeOfLaw.evaluate(c).lhs, {
        shift: named('B TV(T_x,U_x)', shiftTerm(c, totalVariation(c.pool, 'inputs'))),
      }),
  }),
  scaledTerm(changeOfLaw, 'shift', 0.5, {
    id: 'change-of-law-with-half-tv',
    title: 'Change of law with total variation halved twice',
    name: 'B TV(T,U) / 2',
    latex: String.raw`\tfrac12 B\,\mathrm{TV}(T,U)`,
    why: 'TV is already half of the summed differences; a loss of 0 against B moves by the whole of B TV',
  }),
];
