/** The main theorem on one sample: section 1 with given terms for the estimation error. */

import {add, type Interval, point, positivePart, scale, sub, sum} from '../arithmetic/interval.ts';
import type {Case} from '../case/case.ts';
import {bestHead, bestOverall, constants, lawChange} from '../case/quantities.ts';
import type {Sample} from '../laws/sample.ts';
import {type Inequality, inequality} from '../statement/inequality.ts';
import {taskHeterogeneity, transferredGap, transferTerm} from '../transfer/decomposition.ts';
import {fineTuner} from './fineTuning.ts';

/**
 * @param changes how many times B TV(T,U) stands on the right
 * @param estimation the named terms that pay for the estimation error of one sample, eps_opt apart
 */
export function mainTheoremOn(
  c: Case,
  changes: number,
  estimation: (sample: Sample) => Readonly<Record<string, Interval>>,
): (sample: Sample) => Inequality {
  const tune = fineTuner(c);
  const transfer = transferTerm(c);
  const shift = scale(changes, lawChange(c));
  const heterogeneity = taskHeterogeneity(c);
  const best = bestHead(c, 'T', c.representation, c.heads).value;
  const beyond = positivePart(sub(best, bestOverall(c)));
  const paid = sub(add(transfer, shift), transferredGap(c));
  return (sample) => {
    const {excess, gap} = tune(sample);
    const terms = {...estimation(sample), eps_opt: point(gap)};
    return inequality(
      add(excess, beyond),
      {
        ...terms,
        'C E_U^beta': transfer,
        [`${changes} B TV(T,U)`]: shift,
        'task heterogeneity': heterogeneity,
      },
      add(paid, sub(sum(Object.values(terms)), excess)),
      constants(c).B,
    );
  };
}
