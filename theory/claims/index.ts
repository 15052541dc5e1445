/**
 * The registry: every claim of this folder in the order of the theory, and its mutants. A module is listed once; all claims
 * that it exports, lists of them too, take part. A test fails on a file that is missing here.
 */
import {type Claim, isClaim} from '../claim/claim.ts';
import * as certificateContextEncoder from './certificates/certificate-context-encoder.ts';
import * as certificateMaskedAutoencoder from './certificates/certificate-masked-autoencoder.ts';
import * as certificateThroughDecoder from './certificates/certificate-through-decoder.ts';
import * as certificateWithoutRealisability from './certificates/certificate-without-realisability.ts';
import * as halfSampleClopperPearson from './certificates/half-sample-clopper-pearson.ts';
import * as heldOutEstimation from './certificates/held-out-estimation.ts';
import * as heldOutPretextBernstein from './certificates/held-out-pretext-bernstein.ts';
import * as heldOutPretextBetting from './certificates/held-out-pretext-betting.ts';
import * as heldOutPretextHoeffding from './certificates/held-out-pretext-hoeffding.ts';
import * as pacBayesKl from './certificates/pac-bayes-kl.ts';
import * as pacBayesKlGaussian from './certificates/pac-bayes-kl-gaussian.ts';
import * as pacBayesKlHalfPrior from './certificates/pac-bayes-kl-half-prior.ts';
import * as pacBayesKlMaurer from './certificates/pac-bayes-kl-maurer.ts';
import * as pacBayesMcAllester from './certificates/pac-bayes-mcallester.ts';
import * as testSetClopperPearson from './certificates/test-set-clopper-pearson.ts';
import * as conditionalIndependenceRegression from './conditional-independence/conditional-independence-regression.ts';
import * as conditionalIndependenceTransferability from './conditional-independence/conditional-independence-transferability.ts';
import * as contrastiveLemma from './contrastive/contrastive-lemma.ts';
import * as changeOfLaw from './decomposition/change-of-law.ts';
import * as dataProcessing from './decomposition/data-processing.ts';
import * as transferDecomposition from './decomposition/transfer-decomposition.ts';
import * as transferDecompositionDiscrepancy from './decomposition/transfer-decomposition-discrepancy.ts';
import * as transferDecompositionPublished from './decomposition/transfer-decomposition-published.ts';
import * as transferDecompositionRefined from './decomposition/transfer-decomposition-refined.ts';
import * as endToEndContextEncoder from './end-to-end/end-to-end-context-encoder.ts';
import * as endToEndMaskedAutoencoder from './end-to-end/end-to-end-masked-autoencoder.ts';
import * as endToEndWithoutRealisability from './end-to-end/end-to-end-without-realisability.ts';
import * as pretrainingGeneralisation from './end-to-end/pretraining-generalisation.ts';
import * as estimationEmpiricalComplexity from './estimation/estimation-empirical-complexity.ts';
import * as estimationEmpiricalComplexityTextbook from './estimation/estimation-empirical-complexity-textbook.ts';
import * as estimationExpectedComplexity from './estimation/estimation-expected-complexity.ts';
import * as estimationExpectedComplexityTextbook from './estimation/estimation-expected-complexity-textbook.ts';
import * as estimationInExpectation from './estimation/estimation-in-expectation.ts';
import * as estimationInExpectationContracted from './estimation/estimation-in-expectation-contracted.ts';
import * as estimationInExpectationOneHot from './estimation/estimation-in-expectation-one-hot.ts';
import * as estimationPublished from './estimation/estimation-published.ts';
import * as mainTheorem from './estimation/main-theorem.ts';
import * as mainTheoremPublished from './estimation/main-theorem-published.ts';
import * as contraction from './lemmas/contraction.ts';
import * as hoeffding from './lemmas/hoeffding.ts';
import * as mcdiarmid from './lemmas/mcdiarmid.ts';
import * as symmetrisation from './lemmas/symmetrisation.ts';
import * as likelihoodEstimation from './likelihood/likelihood-estimation.ts';
import * as likelihoodEstimationLogarithmic from './likelihood/likelihood-estimation-logarithmic.ts';
import * as attentionPerturbation from './networks/attention-perturbation.ts';
import * as deepNetworkPerturbation from './networks/deep-network-perturbation.ts';
import * as feedForwardPerturbation from './networks/feed-forward-perturbation.ts';
import * as rowProjectionLipschitz from './networks/row-projection-lipschitz.ts';
import * as softmaxLipschitz from './networks/softmax-lipschitz.ts';
import * as spectralNormCertified from './networks/spectral-norm-certified.ts';
import * as transformerPerturbation from './networks/transformer-perturbation.ts';
import * as rademacherLower from './rademacher/rademacher-lower.ts';
import * as rademacherUpper from './rademacher/rademacher-upper.ts';
import * as radregEstimation from './radreg/radreg-estimation.ts';
import * as radregPathComplexity from './radreg/radreg-path-complexity.ts';
import * as radregPathLoss from './radreg/radreg-path-loss.ts';
import * as subgradientConvergence from './radreg/subgradient-convergence.ts';
import * as spectralRegression from './spectral/spectral-regression.ts';
import * as contextEncoderHead from './transferability/context-encoder-head.ts';
import * as contextEncoderPretextIdentity from './transferability/context-encoder-pretext-identity.ts';
import * as contextEncoderTransferability from './transferability/context-encoder-transferability.ts';
import * as contextEncoderTransferabilityPublished from './transferability/context-encoder-transferability-published.ts';
import * as maskedAutoencoderHead from './transferability/masked-autoencoder-head.ts';
import * as maskedAutoencoderPretextIdentity from './transferability/masked-autoencoder-pretext-identity.ts';
import * as maskedAutoencoderTransferability from './transferability/masked-autoencoder-transferability.ts';
import * as maskedAutoencoderTransferabilityPublished from './transferability/masked-autoencoder-transferability-published.ts';

const modules: readonly object[] = [
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
  heldOutPretextHoeffding,
  heldOutPretextBernstein,
  heldOutPretextBetting,
  heldOutEstimation,
  certificateContextEncoder,
  certificateMaskedAutoencoder,
  certificateThroughDecoder,
  certificateWithoutRealisability,
  testSetClopperPearson,
  halfSampleClopperPearson,
  pacBayesKl,
  pacBayesKlMaurer,
  pacBayesMcAllester,
  pacBayesKlGaussian,
  pacBayesKlHalfPrior,
  radregEstimation,
  radregPathComplexity,
  radregPathLoss,
  subgradientConvergence,
  contrastiveLemma,
  spectralRegression,
  conditionalIndependenceRegression,
  conditionalIndependenceTransferability,
  likelihoodEstimation,
  likelihoodEstimationLogarithmic,
];

const all = new Set(modules.flatMap((module) => Object.values(module).flat().filter(isClaim)));

/**
 * All built-in claims: what the suite must never refute.
 * @example
 * ```ts
 * import {claims} from 'transferbound';
 *
 * claims.some(({id}) => id === 'main-theorem'); // => true
 * ```
 */
export const claims: readonly Claim[] = [...all].filter(({mutates}) => mutates === undefined);

/**
 * False variants of the claims, each of which must be refuted.
 * @example
 * ```ts
 * import {mutants} from 'transferbound';
 *
 * mutants.every(({mutates}) => mutates !== undefined); // => true
 * ```
 */
export const mutants: readonly Claim[] = [...all].filter(({mutates}) => mutates !== undefined);
