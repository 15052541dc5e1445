/**
 * Fine-tuning on a sample: f_hat is an empirical risk minimiser on D up to eps_opt, a certified optimisation gap.
 *
 * Where several heads minimise the empirical risk, the claims hold for each of them, so the worst one is taken: of a
 * finite class the tied head with the largest risk under T (a check that lets ties fall well would be weaker).
 */

import {add, addUp, type Interval, max, positivePart, sub, ZERO} from '../arithmetic/interval.ts';
import {type Case, memoised} from '../case/case.ts';
import {bestHead} from '../case/quantities.ts';
import {headOptimum} from '../heads/headOptimum.ts';
import {columnMeans, lossDifferences, meanDifference} from '../heads/lossDifference.ts';
import {jointAtoms} from '../heads/risk.ts';
import type {Sample} from '../laws/pool.ts';
import {recalled} from '../laws/recalled.ts';

/** What fine-tuning on one sample gives. */
export interface FineTuned {
  readonly theta: Float64Array;
  /** L_T(f_hat.h) - inf_F L_T(f.h). */
  readonly excess: Interval;
  /** eps_opt: a certified upper limit of Lhat(f_hat) - inf Lhat. */
  readonly gap: number;
}

/**
 * Large samples of few points mostly share the optimum of the law, where that is on the edge of the ball: it is tried first.
 */
const FEW_POINTS = 16;
const FEW_DRAWS = 64;

/**
 * Prepares fine-tuning of linear heads on the case's representation; the result runs it on one sample. A sample that comes again, for another
 * claim on the same case or for another D', is not fine-tuned again.
 * @example
 * ```ts
 * import {estimation, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * const tune = estimation.fineTuner(c);
 * tune({plus: [1, 0], minus: [0, 1], n: 2}).excess; // => {lo: 0, hi: 0}
 * ```
 */
export function fineTuner(c: Case): (sample: Sample) => FineTuned {
  return memoised(c, ['fine-tuner'], () => recalled(newTuner(c), c.pool.size));
}

function newTuner(c: Case): (sample: Sample) => FineTuned {
  const {representation: table, heads, loss, pool} = c;
  const law = jointAtoms(pool.T);
  if (heads.kind === 'ball') {
    const best = bestHead(c, 'T', table, heads);
    let beyond: ReturnType<typeof meanDifference> | undefined;
    const guess = pool.size <= FEW_POINTS && c.n > FEW_DRAWS ? best.theta : undefined;
    return (sample) => {
      const {theta, gap} = headOptimum(
        {plus: sample.plus, minus: sample.minus, total: sample.n, table, loss},
        heads.radius,
        guess,
      );
      if (theta === guess) return {theta, gap, excess: {lo: 0, hi: best.gap}};
      let excess: Interval | undefined;
      return {
        theta,
        gap,
        // A sum over the whole pool, which not everyone asks for.
        get excess() {
          beyond ??= meanDifference(table, best.theta, loss, law, pool.total);
          excess ??= positivePart(add(beyond(theta), {lo: 0, hi: best.gap}));
          return excess;
        },
      };
    };
  }
  const {thetas} = heads;
  const differences = lossDifferences(table, thetas, thetas[0]!, loss);
  const risks = columnMeans(law, differences, pool.total);
  const excesses = risks.map((r, i) => {
    let most: Interval = ZERO;
    for (const [k, other] of risks.entries()) if (k !== i) most = max(most, sub(r, other));
    return most;
  });
  return (sample) => {
    const empirical = columnMeans(jointAtoms(sample), differences, sample.n);
    const least = Math.min(...empirical.map((r) => r.lo));
    const reach = Math.min(...empirical.map((r) => r.hi));
    let worst = -1;
    for (const [i, r] of empirical.entries()) {
      if (r.lo <= reach && (worst < 0 || excesses[i]!.lo > excesses[worst]!.lo)) worst = i;
    }
    return {
      theta: thetas[worst]!,
      excess: excesses[worst]!,
      gap: Math.max(0, addUp(empirical[worst]!.hi, -least)),
    };
  };
}
