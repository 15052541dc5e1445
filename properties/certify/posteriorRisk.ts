/** A Gaussian posterior N(w, I) of heads on a labelled sample. */
import type {Interval} from '../../theory/arithmetic/interval.ts';
import {LARGEST_SUM} from '../../theory/certificate/binomialSum.ts';
import {gaussianKl, gaussianRisk} from '../../theory/certificate/pacBayes.ts';
import type {Sample} from './evidence.ts';

export interface Posterior {
  /** Mean of the posterior, unit noise. */
  readonly mean: Float64Array;
  /** Lhat(Q). */
  readonly risk: Interval;
  readonly kl: Interval;
}

/** xi(n) as far as it is computed. */
export const constantFor = (n: number) => (n <= LARGEST_SUM ? 'xi' : '2 sqrt n');

/** With the prior N(0, I). */
export function posteriorAt({table, labels}: Sample, mean: Float64Array): Posterior {
  const risk = gaussianRisk({rows: table!.data, width: table!.columns, labels}, mean, 1);
  return {mean, risk, kl: gaussianKl(mean, 1)};
}
