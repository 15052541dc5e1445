/** What a hunt maximises. */
import type {Evidence} from '../evaluate/evaluate.ts';

/** Of settings that do not satisfy the hypotheses. */
export const NOTHING = -2;

const MEAN_WEIGHT = 0.5;

/** The mean leads where the quantile is flat: at nu near 1 it stays 0 until nearly every sample is violated. */
export function rateScore(quantile: number, mean: number): number {
  // A left side may be negative: it counts as 0.
  const q = Math.max(0, quantile);
  return (q - 1) / (q + 1) + MEAN_WEIGHT * (Math.max(0, mean) - 1);
}

/**
 * (q - 1)/(q + 1) with q = lhs/rhs (for a claim that holds with probability 1 - nu its (1 - nu)-quantile), from the
 * slack where that is known more sharply than the sides: in [-1.5, 0] while the claim holds, in [1, 3] where
 * it is refuted. Says the order of settings only; verdicts come from the judge.
 */
export function score(evidence: Evidence): number {
  const {verdict} = evidence;
  if (verdict === undefined) return NOTHING;
  const how = strength(evidence);
  return verdict === 'refuted' ? 2 + Math.max(-1, how) : how;
}

function strength({inequality, ratio, meanRatio = 0, violation}: Evidence): number {
  if (inequality === undefined) return NOTHING;
  if (violation) return rateScore(ratio ?? 0, meanRatio);
  const {lhs, rhs, slack} = inequality;
  const size = Math.abs(lhs.lo) + Math.abs(rhs.hi);
  if (!(size > 0 && size < Number.POSITIVE_INFINITY)) return -1;
  return Math.max(-1, 0 - Math.max(slack.lo, -size) / size);
}
