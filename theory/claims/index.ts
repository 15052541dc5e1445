/** The registry: every claim of this folder, in the order of the theory. A test fails on a file that is missing here. */
import type {Claim} from '../claim/claim.ts';
import {changeOfLaw} from './decomposition/change-of-law.ts';
import {dataProcessing} from './decomposition/data-processing.ts';
import {transferDecomposition} from './decomposition/transfer-decomposition.ts';
import {transferDecompositionDiscrepancy} from './decomposition/transfer-decomposition-discrepancy.ts';
import {transferDecompositionPublished} from './decomposition/transfer-decomposition-published.ts';
import {transferDecompositionRefined} from './decomposition/transfer-decomposition-refined.ts';
import {endToEndContextEncoder} from './end-to-end/end-to-end-context-encoder.ts';
import {endToEndMaskedAutoencoder} from './end-to-end/end-to-end-masked-autoencoder.ts';
import {endToEndWithoutRealisability} from './end-to-end/end-to-end-without-realisability.ts';
import {pretrainingGeneralisation} from './end-to-end/pretraining-generalisation.ts';
import {contraction} from './estimation/contraction.ts';
import {estimationEmpiricalComplexity} from './estimation/estimation-empirical-complexity.ts';
import {estimationEmpiricalComplexityTextbook} from './estimation/estimation-empirical-complexity-textbook.ts';
import {estimationExpectedComplexity} from './estimation/estimation-expected-complexity.ts';
import {estimationExpectedComplexityTextbook} from './estimation/estimation-expected-complexity-textbook.ts';
import {estimationInExpectation} from './estimation/estimation-in-expectation.ts';
import {estimationInExpectationContracted} from './estimation/estimation-in-expectation-contracted.ts';
import {estimationInExpectationOneHot} from './estimation/estimation-in-expectation-one-hot.ts';
import {estimationPublished} from './estimation/estimation-published.ts';
import {hoeffding} from './estimation/hoeffding.ts';
import {mainTheorem} from './estimation/main-theorem.ts';
import {mainTheoremPublished} from './estimation/main-theorem-published.ts';
import {mcdiarmid} from './estimation/mcdiarmid.ts';
import {symmetrisation} from './estimation/symmetrisation.ts';
import {attentionPerturbation} from './networks/attention-perturbation.ts';
import {deepNetworkPerturbation} from './networks/deep-network-perturbation.ts';
import {feedForwardPerturbation} from './networks/feed-forward-perturbation.ts';
import {rowProjectionLipschitz} from './networks/row-projection-lipschitz.ts';
import {softmaxLipschitz} from './networks/softmax-lipschitz.ts';
import {spectralNormCertified} from './networks/spectral-norm-certified.ts';
import {transformerPerturbation} from './networks/transformer-perturbation.ts';
import {rademacherLower} from './rademacher/rademacher-lower.ts';
import {rademacherUpper} from './rademacher/rademacher-upper.ts';
import {radregEstimation} from './radreg/radreg-estimation.ts';
import {radregPathComplexity} from './radreg/radreg-path-complexity.ts';
import {radregPathLoss} from './radreg/radreg-path-loss.ts';
import {subgradientConvergence} from './radreg/subgradient-convergence.ts';
import {contextEncoderHead} from './transferability/context-encoder-head.ts';
import {contextEncoderPretextIdentity} from './transferability/context-encoder-pretext-identity.ts';
import {contextEncoderTransferability} from './transferability/context-encoder-transferability.ts';
import {contextEncoderTransferabilityPublished} from './transferability/context-encoder-transferability-published.ts';
import {maskedAutoencoderHead} from './transferability/masked-autoencoder-head.ts';
import {maskedAutoencoderPretextIdentity} from './transferability/masked-autoencoder-pretext-identity.ts';
import {maskedAutoencoderTransferability} from './transferability/masked-autoencoder-transferability.ts';
import {maskedAutoencoderTransferabilityPublished} from './transferability/masked-autoencoder-transferability-published.ts';

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
