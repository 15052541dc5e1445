import {add, scale, sub} from '../arithmetic/interval.ts';
import {type Case, makeCase, memoised} from '../case/case.ts';
import type {Hypothesis} from '../case/hypothesis.ts';
import {bestHead, lawChange} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {transferDecomposition} from '../claims/decomposition/transfer-decomposition.ts';
import {inequality} from '../statement/inequality.ts';
import {transferredGap, transferredHead, transferTerm} from '../transfer/decomposition.ts';

/** The same case with h° taken out of H; it stays the reference. */
function withoutReference(c: Case): Case {
  return memoised(c, ['without h°'], () =>
    makeCase({...c, family: c.family.filter((table) => table !== c.reference)}),
  );
}

/** inf over f and over h in H of L_T. */
function bestInClass(c: Case) {
  const values = withoutReference(c)
    .family.filter((table) => c.heads.kind === 'ball' || table.columns === c.representation.columns)
    .map((table) => bestHead(c, 'T', table, c.heads).value);
  return {lo: Math.min(...values.map(({lo}) => lo)), hi: Math.min(...values.map(({hi}) => hi))};
}

const outsideReference: Hypothesis = {name: 'h is not h°', holds: (c) => c.representation !== c.reference};

export const decompositionWithOutsideReference = defineClaim({
  ...transferDecomposition,
  id: 'decomposition-with-outside-reference',
  title: 'Transfer decomposition with h° outside the class',
  statement: String.raw`\mathcal E_T(\hat f,h)\le[L_T(\hat f\circ h)-\inf_{F_R}L_T(f\circ h)]+C\,\mathcal E_U(\hat g,h)^\beta+2B\,\mathrm{TV}(T,U)+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T],\quad h^\circ\notin H`,
  hypotheses: [...transferDecomposition.hypotheses, outsideReference],
  mutates: {
    claim: transferDecomposition.id,
    why: 'the best h of H has no pretext excess there, yet a better h° outside makes task heterogeneity negative',
  },
  evaluate(c) {
    const {estimation} = transferredHead(c);
    const best = bestInClass(c);
    const transfer = transferTerm(withoutReference(c));
    const shift = scale(2, lawChange(c));
    return inequality(
      add(estimation, sub(bestHead(c, 'T', c.representation, c.heads).value, best)),
      {
        estimation,
        'C E_U^beta': transfer,
        '2 B TV(T,U)': shift,
        'task heterogeneity': sub(bestHead(c, 'T', c.reference, c.referenceHeads).value, best),
      },
      sub(add(transfer, shift), transferredGap(c)),
    );
  },
});
