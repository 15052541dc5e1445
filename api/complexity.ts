/** Rademacher complexities of the heads on h and of the losses, exact on enumerable cases. */
export {
  headComplexity,
  lossComplexity,
  sampleHeadComplexity,
  sampleLossComplexity,
} from '../theory/estimation/complexity.ts';
