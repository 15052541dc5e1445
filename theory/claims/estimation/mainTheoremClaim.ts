/** The main theorem: theory section 1 with a with-probability line of section 2 as its estimation term. */

import {add, point, positivePart, scale, sub, sum} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {bestHead, bestOverall, constants, shiftTerm, untrainedExcess} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {estimationLatex, estimationTerms, FORMS} from '../../estimation/estimationTerms.ts';
import {fineTuner} from '../../estimation/fineTuning.ts';
import type {Sample} from '../../laws/pool.ts';
import {type Inequality, inequality, named, stated, termList} from '../../statement/inequality.ts';
import {relatedTasks, taskHeterogeneity, transferredGap, transferTerm} from '../../transfer/decomposition.ts';
import {namedTask, namedTransfer, transferLatex} from '../decomposition/decomposed.ts';

type Form = 'empirical' | 'published';

/** B TV(T,U) stands as many times on the right as G before the complexity: twice sharp, four times published. */
function mainTheoremOn(c: Case, form: Form): (sample: Sample) => Inequality {
  const changes = FORMS[form].factor;
  const estimation = estimationTerms(c, form);
  const tune = fineTuner(c);
  const transfer = transferTerm(c);
  const shift = scale(changes, shiftTerm(c));
  const best = bestHead(c, 'T', c.representation, c.heads).value;
  const beyond = positivePart(sub(best, bestOverall(c)));
  const paid = sub(add(transfer, shift), transferredGap(c));
  const limits = {largestLhs: constants(c).B, untrained: untrainedExcess(c)};
  const transferred = {
    transfer: namedTransfer(transfer),
    shift: named(`${changes} B TV(T,U)`, shift),
    task: namedTask(taskHeterogeneity(c)),
  };
  return (sample) => {
    const {excess, gap} = tune(sample);
    const terms = {...estimation(sample), optimisation: named('eps_opt', point(gap))};
    const spent = sum(termList(terms).map(({value}) => value));
    return inequality(
      add(excess, beyond),
      {...terms, ...transferred},
      {slack: add(paid, sub(spent, excess)), ...limits},
    );
  };
}

export const mainTheoremClaim = <const T extends {id: string; title: string; source: string}>(
  form: Form,
  text: T,
) =>
  defineClaim({
    ...text,
    ...stated(String.raw`\mathcal E_T(\hat f,h)`, {
      ...estimationLatex(form, {F: 'F_R'}),
      ...transferLatex({shift: String.raw`${FORMS[form].factor}B\,\mathrm{TV}(T,U)`}),
    }),
    kind: 'with-probability',
    needs: {heads: 'any', samples: true, signs: true, images: true, informative: true},
    hypotheses: [relatedTasks],
    prepare: (c) => mainTheoremOn(c, form),
  });
