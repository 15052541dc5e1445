/** False neighbours of the claims, in the order of the claims they perturb: every one must be refuted. */
import type {Claim} from '../claim/claim.ts';
import {attentionPerturbationWithFixedWeights} from './attention-perturbation-with-fixed-weights.ts';
import {changeOfLawOfInputs} from './change-of-law-of-inputs.ts';
import {changeOfLawWithHalfTv} from './change-of-law-with-half-tv.ts';
import {contextEncoderHeadWithCentredMoments} from './context-encoder-head-with-centred-moments.ts';
import {contextEncoderWithBetaOne} from './context-encoder-with-beta-one.ts';
import {contextEncoderWithoutDecodableHead} from './context-encoder-without-decodable-head.ts';
import {contextEncoderWithoutHeadRoom} from './context-encoder-without-head-room.ts';
import {contextEncoderWithoutRealisability} from './context-encoder-without-realisability.ts';
import {contextEncoderWithoutSingularValue} from './context-encoder-without-singular-value.ts';
import {contractionWithAbsoluteValues} from './contraction-with-absolute-values.ts';
import {contractionWithoutLipschitzConstant} from './contraction-without-lipschitz-constant.ts';
import {dataProcessingReversed} from './data-processing-reversed.ts';
import {decompositionDiscrepancyOnHAlone} from './decomposition-discrepancy-on-h-alone.ts';
import {decompositionRefinedThroughHAlone} from './decomposition-refined-through-h-alone.ts';
import {decompositionWithOutsideReference} from './decomposition-with-outside-reference.ts';
import {decompositionWithSingleTv} from './decomposition-with-single-tv.ts';
import {decompositionWithoutTaskHeterogeneity} from './decomposition-without-task-heterogeneity.ts';
import {decompositionWithoutTransferability} from './decomposition-without-transferability.ts';
import {decompositionWithoutTv} from './decomposition-without-tv.ts';
import {deepNetworkPerturbationWithoutOtherLayers} from './deep-network-perturbation-without-other-layers.ts';
import {endToEndMaskedWithoutPretrainingDeviation} from './end-to-end-masked-without-pretraining-deviation.ts';
import {endToEndRealisableFormOnNoise} from './end-to-end-realisable-form-on-noise.ts';
import {endToEndWithBetaOne} from './end-to-end-with-beta-one.ts';
import {endToEndWithReferenceOutsideBall} from './end-to-end-with-reference-outside-ball.ts';
import {endToEndWithoutPretrainingDeviation} from './end-to-end-without-pretraining-deviation.ts';
import {estimationInExpectationWithFactorOne} from './estimation-in-expectation-with-factor-one.ts';
import {estimationInExpectationWithReferenceComplexity} from './estimation-in-expectation-with-reference-complexity.ts';
import {estimationOneHotWithFactorOne} from './estimation-one-hot-with-factor-one.ts';
import {estimationTextbookWithFastDeviation} from './estimation-textbook-with-fast-deviation.ts';
import {estimationTextbookWithSingleRange} from './estimation-textbook-with-single-range.ts';
import {estimationWithFastDeviation} from './estimation-with-fast-deviation.ts';
import {estimationWithReferenceComplexity} from './estimation-with-reference-complexity.ts';
import {estimationWithRepresentationPretrainedOnSample} from './estimation-with-representation-pretrained-on-sample.ts';
import {estimationWithRepresentationRegularisedOnSample} from './estimation-with-representation-regularised-on-sample.ts';
import {estimationWithoutDeviation} from './estimation-without-deviation.ts';
import {feedForwardPerturbationWithoutResidual} from './feed-forward-perturbation-without-residual.ts';
import {hoeffdingWithHalfVariance} from './hoeffding-with-half-variance.ts';
import {mainTheoremPublishedWithoutTv} from './main-theorem-published-without-tv.ts';
import {mainTheoremWithoutTaskHeterogeneity} from './main-theorem-without-task-heterogeneity.ts';
import {maskedAutoencoderHeadWithEqualTokens} from './masked-autoencoder-head-with-equal-tokens.ts';
import {maskedAutoencoderPooledOverAllTokens} from './masked-autoencoder-pooled-over-all-tokens.ts';
import {maskedAutoencoderWithoutDecodableHead} from './masked-autoencoder-without-decodable-head.ts';
import {maskedAutoencoderWithoutHeadRoom} from './masked-autoencoder-without-head-room.ts';
import {maskedPretextIdentityWithEqualTokens} from './masked-pretext-identity-with-equal-tokens.ts';
import {mcdiarmidWithSingleRange} from './mcdiarmid-with-single-range.ts';
import {pretextIdentityWithoutRealisability} from './pretext-identity-without-realisability.ts';
import {pretrainingWithNormsOfTheInitialisation} from './pretraining-with-norms-of-the-initialisation.ts';
import {pretrainingWithNormsOfTheTrainedWeights} from './pretraining-with-norms-of-the-trained-weights.ts';
import {pretrainingWithoutDeviation} from './pretraining-without-deviation.ts';
import {rademacherLowerWithLargerConstant} from './rademacher-lower-with-larger-constant.ts';
import {rademacherUpperWithoutRoot} from './rademacher-upper-without-root.ts';
import {radregOnOwnInputs} from './radreg-on-own-inputs.ts';
import {radregPathLossWithPlainGaps} from './radreg-path-loss-with-plain-gaps.ts';
import {radregPathReversed} from './radreg-path-reversed.ts';
import {radregPathWithLargerDivisor} from './radreg-path-with-larger-divisor.ts';
import {radregPlainShrinkageCarriesOver} from './radreg-plain-shrinkage-carries-over.ts';
import {radregScaleFreeShrinkage} from './radreg-scale-free-shrinkage.ts';
import {rowNormalisationLipschitz} from './row-normalisation-lipschitz.ts';
import {softmaxWithConstantHalf} from './softmax-with-constant-half.ts';
import {spectralNormByPowerIteration} from './spectral-norm-by-power-iteration.ts';
import {subgradientConvergenceOfPlainGradient} from './subgradient-convergence-of-plain-gradient.ts';
import {subgradientConvergenceWithoutConvexityFactor} from './subgradient-convergence-without-convexity-factor.ts';
import {subgradientConvergenceWithoutNoiseTerm} from './subgradient-convergence-without-noise-term.ts';
import {symmetrisationWithFactorOne} from './symmetrisation-with-factor-one.ts';
import {transformerPerturbationWithoutPosition} from './transformer-perturbation-without-position.ts';

export const mutants: readonly Claim[] = [
  changeOfLawOfInputs,
  changeOfLawWithHalfTv,
  dataProcessingReversed,
  decompositionWithoutTv,
  decompositionWithSingleTv,
  decompositionWithoutTaskHeterogeneity,
  decompositionWithOutsideReference,
  decompositionWithoutTransferability,
  decompositionRefinedThroughHAlone,
  decompositionDiscrepancyOnHAlone,
  symmetrisationWithFactorOne,
  contractionWithoutLipschitzConstant,
  contractionWithAbsoluteValues,
  hoeffdingWithHalfVariance,
  mcdiarmidWithSingleRange,
  estimationInExpectationWithFactorOne,
  estimationInExpectationWithReferenceComplexity,
  estimationOneHotWithFactorOne,
  estimationWithoutDeviation,
  estimationWithFastDeviation,
  estimationTextbookWithSingleRange,
  estimationWithReferenceComplexity,
  estimationWithRepresentationRegularisedOnSample,
  estimationTextbookWithFastDeviation,
  estimationWithRepresentationPretrainedOnSample,
  mainTheoremWithoutTaskHeterogeneity,
  mainTheoremPublishedWithoutTv,
  rademacherLowerWithLargerConstant,
  rademacherUpperWithoutRoot,
  pretextIdentityWithoutRealisability,
  contextEncoderHeadWithCentredMoments,
  contextEncoderWithoutRealisability,
  contextEncoderWithoutDecodableHead,
  contextEncoderWithoutHeadRoom,
  contextEncoderWithBetaOne,
  contextEncoderWithoutSingularValue,
  maskedPretextIdentityWithEqualTokens,
  maskedAutoencoderHeadWithEqualTokens,
  maskedAutoencoderPooledOverAllTokens,
  maskedAutoencoderWithoutDecodableHead,
  maskedAutoencoderWithoutHeadRoom,
  spectralNormByPowerIteration,
  softmaxWithConstantHalf,
  rowNormalisationLipschitz,
  deepNetworkPerturbationWithoutOtherLayers,
  attentionPerturbationWithFixedWeights,
  feedForwardPerturbationWithoutResidual,
  transformerPerturbationWithoutPosition,
  pretrainingWithoutDeviation,
  pretrainingWithNormsOfTheInitialisation,
  pretrainingWithNormsOfTheTrainedWeights,
  endToEndWithoutPretrainingDeviation,
  endToEndWithBetaOne,
  endToEndWithReferenceOutsideBall,
  endToEndMaskedWithoutPretrainingDeviation,
  endToEndRealisableFormOnNoise,
  radregOnOwnInputs,
  radregPathLossWithPlainGaps,
  radregPathReversed,
  radregPathWithLargerDivisor,
  radregScaleFreeShrinkage,
  radregPlainShrinkageCarriesOver,
  subgradientConvergenceOfPlainGradient,
  subgradientConvergenceWithoutConvexityFactor,
  subgradientConvergenceWithoutNoiseTerm,
];
