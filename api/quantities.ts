/** What a bound is made of on one case: risks, best heads, constants, all as certified enclosures. */
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
} from '../theory/case/quantities.ts';
