/** Lee et al. 2021: the class probabilities f* read off the pretext, at a price that the law of the data says. */

import {support} from '../../../theory/case/case.ts';
import {radiusOf, scoreRadius, shiftTerm} from '../../../theory/case/quantities.ts';
import {
  cheapestLawHead,
  type LawHead,
  type LawTransfer,
  lawHeads,
  lawTransfer,
} from '../../../theory/conditionalIndependence/lawConstant.ts';
import {
  excessOver,
  type LawOfPretext,
  lawOfPretext,
} from '../../../theory/conditionalIndependence/lawOfPretext.ts';
import {oncePer} from '../../../theory/laws/oncePer.ts';
import {named} from '../../../theory/statement/inequality.ts';
import {estimation, type Ground} from '../ground.ts';
import {limited, missing, type Theory} from '../theory.ts';

interface Law {
  readonly law: LawOfPretext;
  readonly heads: readonly LawHead[];
}

/** What the law of (v, w, y) under U says of reading heads off the decoder of a ground. */
const lawOf = oncePer((ground: Ground): Law | {readonly missing: string} => {
  const {fitted, pretext, decoder, loss} = ground;
  if (!pretext || !decoder) return {missing: 'one target per input, with a decoder'};
  const c = fitted.case;
  const {plus, minus} = c.pool.U;
  const both = plus.some((x) => x > 0) && minus.some((x) => x > 0);
  const law = both ? lawOfPretext(pretext) : undefined;
  const reach = scoreRadius(c.representation, c.heads, support(c));
  const heads = law ? lawHeads(law, decoder, {loss, reach}) : [];
  return law && heads.length > 0 ? {law, heads} : {missing: 'A of full column rank'};
});

export interface LawFound extends Law {
  readonly head: LawHead;
  readonly transfer: LawTransfer;
}

/** The cheapest head with room. @param limit of e(W, h), from the law; default e itself */
export function lawFor(
  ground: Ground,
  limit?: (law: LawOfPretext) => number,
): LawFound | {readonly missing: string} {
  const found = lawOf(ground);
  if ('missing' in found) return found;
  const {law, heads} = found;
  const {case: c} = ground.fitted;
  const excess = limit ? limit(law) : excessOver(law, c.representation, ground.decoder!).hi;
  const head = cheapestLawHead(heads, law, excess, radiusOf(c));
  if (!head) return {missing: '|S A^+ W| <= R'};
  return {law, heads, head, transfer: lawTransfer(head, law, excess)};
}

export const conditionalIndependence: Theory = {
  key: 'conditional-independence',
  name: 'conditional independence',
  kind: 'pretraining',
  source: 'Lee et al. 2021; theory section 12',
  risk: 'head',
  needs: 'the law of (v, w, y) under U: f*, A, e_CI, e; TV(T,U)',
  brought: 'inf_{F_R} L_U(f.h) <= L_U(S.f*) + C (e^(1/2) + e_CI), the best S; then B TV and section 2',
  limit(ground) {
    const law = lawFor(ground);
    if ('missing' in law) return missing(law.missing);
    const {fitted, sample, delta} = ground;
    return limited(
      {
        ...estimation(fitted, sample, delta),
        'head of f*': named('L_U(S.f*)', law.head.risk),
        transfer: named('G |S A^+| e^(1/2)', law.transfer.pretext),
        dependence: named('G |S A^+| e_CI', law.transfer.dependence),
        shift: named('B TV(T,U)', shiftTerm(fitted.case)),
      },
      fitted.risk,
      law.transfer.constant.hi,
    );
  },
};
