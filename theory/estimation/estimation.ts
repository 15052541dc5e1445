/** E_D of what fine-tuning does, by exact enumeration of the samples. */

import {addDown, addUp, type Interval, mulDown, mulUp} from '../arithmetic/interval.ts';
import type {Case} from '../case/case.ts';
import {jointAtoms} from '../heads/risk.ts';
import {enumerateSamples} from '../laws/enumerate.ts';
import {fineTuner} from './fineTuning.ts';

export interface ExpectedEstimation {
  /** E_D [L_T(f_hat.h) - inf_F L_T(f.h)]. */
  readonly excess: Interval;
  /** E_D eps_opt, eps_opt the certified gap of fine-tuning on each sample; a point, rounded up. */
  readonly gap: Interval;
}

export function expectedEstimation(c: Case): ExpectedEstimation {
  const tune = fineTuner(c);
  const size = c.pool.size;
  const excess = {lo: 0, hi: 0};
  let gap = 0;
  enumerateSamples(jointAtoms(c.pool.T), c.n, (counts, lo, hi) => {
    const tuned = tune({plus: counts.subarray(0, size), minus: counts.subarray(size), n: c.n});
    excess.lo = addDown(excess.lo, mulDown(lo, tuned.excess.lo));
    excess.hi = addUp(excess.hi, mulUp(hi, tuned.excess.hi));
    gap = addUp(gap, mulUp(hi, tuned.gap));
  });
  return {excess, gap: {lo: gap, hi: gap}};
}
