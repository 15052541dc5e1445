/** The registry: every claim of this folder, in the order of the theory. A test fails on a file that is missing here. */
import type {Claim} from '../claim.ts';
import {attentionPerturbation} from './attention-perturbation.ts';
import {changeOfLaw} from './change-of-law.ts';
import {contextEncoderHead} from './context-encoder-head.ts';
import {contextEncoderPretextIdentity} from './context-encoder-pretext-identity.ts';
import {contextEncoderTransferability} from './context-encoder-transferability.ts';
import {contextEncoderTransferabilityPublished} from './context-encoder-transferability-published.ts';
import {contraction} from './contraction.ts';
import {dataProcessing} from './data-processing.ts';
import {deepNetworkPerturbation} from './deep-network-perturbation.ts';
import {endToEndContextEncoder} from './end-to-end-context-encoder.ts';
import {endToEndMaskedAutoencoder} from './end-to-end-masked-autoencoder.ts';
import {endToEndWithoutRealisability} from './end-to-end-without-realisability.ts';
import {estimationEmpiricalComplexity} from './estimation-empirical-complexity.ts';
import {estimationEmpiricalComplexityTextbook} from './estimation-empirical-complexity-textbook.ts';
import {estimationExpectedComplexity} from './estimation-expected-complexity.ts';
import {estimationExpectedComplexityTextbook} from './estimation-expected-complexity-textbook.ts';
import {estimationInExpectation} from './estimation-in-expectation.ts';
import {estimationInExpectationContracted} from './estimation-in-expectation-contracted.ts';
import {estimationInExpectationOneHot} from './estimation-in-expectation-one-hot.ts';
import {estimationPublished} from './estimation-published.ts';
import {feedForwardPerturbation} from './feed-forward-perturbation.ts';
import {hoeffding} from './hoeffding.ts';
import {mainTheorem} from './main-theorem.ts';
import {mainTheoremPublished} from './main-theorem-published.ts';
import {maskedAutoencoderHead} from './masked-autoencoder-head.ts';
import {maskedAutoencoderPretextIdentity} from './masked-autoencoder-pretext-identity.ts';
import {maskedAutoencoderTransferability} from './masked-autoencoder-transferability.ts';
import {maskedAutoencoderTransferabilityPublished} from './masked-autoencoder-transferability-published.ts';
import {mcdiarmid} from './mcdiarmid.ts';
import {pretrainingGeneralisation} from './pretraining-generalisation.ts';
import {rademacherLower} from './rademacher-lower.ts';
import {rademacherUpper} from './rademacher-upper.ts';
import {radregEstimation} from './radreg-estimation.ts';
import {radregPathComplexity} from './radreg-path-complexity.ts';
import {radregPathLoss} from './radreg-path-loss.ts';
import {rowProjectionLipschitz} from './row-projection-lipschitz.ts';
import {softmaxLipschitz} from './softmax-lipschitz.ts';
import {spectralNormCertified} from './spectral-norm-certified.ts';
import {subgradientConvergence} from './subgradient-convergence.ts';
import {symmetrisation} from './symmetrisation.ts';
import {transferDecomposition} from './transfer-decomposition.ts';
import {transferDecompositionDiscrepancy} from './transfer-decomposition-discrepancy.ts';
import {transferDecompositionPublished} from './transfer-decomposition-published.ts';
import {transferDecompositionRefined} from './transfer-decomposition-refined.ts';
import {transformerPerturbation} from './transformer-perturbation.ts';

export const claims: readonly Claim[] = [
  changeOfLaw,
  dataProcessing,
  transferDecomposition,
  transferDecompositionPublished,
  transferDecompositionRefined,
  transferDecompositionDiscrepancy,
  symmetrisation,
  contraction,
  hoeffding,
  mcdiarmid,
  estimationInExpectation,
  estimationInExpectationContracted,
  estimationInExpectationOneHot,
  estimationExpectedComplexity,
  estimationExpectedComplexityTextbook,
  estimationEmpiricalComplexity,
  estimationEmpiricalComplexityTextbook,
  estimationPublished,
  mainTheorem,
  mainTheoremPublished,
  rademacherLower,
  rademacherUpper,
  contextEncoderPretextIdentity,
  contextEncoderHead,
  contextEncoderTransferability,
  contextEncoderTransferabilityPublished,
  maskedAutoencoderPretextIdentity,
  maskedAutoencoderHead,
  maskedAutoencoderTransferability,
  maskedAutoencoderTransferabilityPublished,
  spectralNormCertified,
  softmaxLipschitz,
  rowProjectionLipschitz,
  deepNetworkPerturbation,
  attentionPerturbation,
  feedForwardPerturbation,
  transformerPerturbation,
  pretrainingGeneralisation,
  endToEndContextEncoder,
  endToEndMaskedAutoencoder,
  endToEndWithoutRealisability,
  radregEstimation,
  radregPathComplexity,
  radregPathLoss,
  subgradientConvergence,
];
