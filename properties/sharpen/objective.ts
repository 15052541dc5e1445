/** What a hunt for a constant maximises: as `score`, but telling negative left sides apart, on which other terms are too large. */
import type {Evidence} from '../evaluate/evaluate.ts';
import {NOTHING} from '../hunt/score.ts';

/** Increasing in q, in (-1.4, 1): (q - 1)/(q + 1) from 0 on. */
const along = (q: number): number => (q >= 0 ? (q - 1) / (q + 1) : -1 + (0.4 * q) / (1 - q));

const MEAN_WEIGHT = 0.25;

/** @returns above NOTHING where the hypotheses hold */
export function shareObjective({verdict, ratio, meanRatio}: Evidence): number {
  if (verdict === undefined) return NOTHING;
  if (ratio === undefined || Number.isNaN(ratio)) return -1.9;
  return meanRatio === undefined
    ? along(ratio)
    : along(ratio) + MEAN_WEIGHT * Math.max(-1.4, along(meanRatio));
}
