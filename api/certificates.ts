/** Limits that hold with a stated probability, rounded outward, and the files that `certify` reads. */
export {
  type Classes,
  readLabels,
  readMatrix,
  readVector,
  readWeights,
} from '../properties/arrays/readArrays.ts';
export {
  type Calculated,
  calculated,
  type Limit,
  type Numbers,
} from '../properties/certify/calculator.ts';
export {binaryKl, klInverse, klInverseLower} from '../theory/certificate/binaryKl.ts';
export {binomialSum} from '../theory/certificate/binomialSum.ts';
export {
  type BinomialLook,
  binomialUpper,
  clopperPearson,
} from '../theory/certificate/binomialUpper.ts';
export {
  bernsteinUpper,
  bettingUpper,
  type HeldOutValues,
  hoeffdingUpper,
} from '../theory/certificate/meanUpperLimit.ts';
export {
  gaussianKl,
  gaussianRisk,
  type KlConstant,
  type LabelledRows,
  mcAllester,
  type PacBayesInput,
  pacBayesKl,
} from '../theory/certificate/pacBayes.ts';
