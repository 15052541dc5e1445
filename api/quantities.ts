/** What a bound is made of on one case: risks, best heads, constants, distances of the laws, margins, all as certified enclosures. */
export {geometricMargin, marginRisk, margins} from '../theory/case/margins.ts';
export {
  type BestHead,
  bestHead,
  bestOverall,
  constants,
  infimumDifference,
  losses,
  populationRisk,
  riskShift,
  type Side,
  scoreRadius,
  shiftTerm,
  untrainedExcess,
} from '../theory/case/quantities.ts';
export {klDivergence, type MeanUnder, pushforwardKlDivergence} from '../theory/laws/klDivergence.ts';
export {type WassersteinOptions, wasserstein} from '../theory/laws/wasserstein.ts';
export {discrepancy} from '../theory/transfer/discrepancy.ts';
export {hDeltaHDiscrepancy} from '../theory/transfer/hDeltaH.ts';
