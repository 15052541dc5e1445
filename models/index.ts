/**
 * Training. Everything works on K independent cases of one architecture at once:
 *
 *     const backend = await selectBackend();            // fused, native, wasm or cpu
 *     const results = await pretrain(backend, {kind: 'context', inputs: 16, widths: [32, 8], outputs: 4,
 *       activation: 'relu'}, cases, {batchSize: 64});   // a PretrainCase is a pool, draws, a seed, steps, a rate
 *     results[k].table                                   // h(x_j) on case k's pool, [M x d], float64
 *     results[k].decoder                                 // W, [q x d]
 *     results[k].risk                                    // the pretext loss over the case's N draws
 *
 * A masked autoencoder's pool is of pairs (z, K): `inputs` holds the tokens and `masks` the sets K, which
 * `drawMasks` makes from a law; `table` is then the mean of h_p over K, and `tokens` has
 * every row. A trained representation on a pool is its table, so claims evaluated from the table are exact.
 *
 * `radReg` adds lambda times the Rademacher term to the objective; `fineTune` trains encoder and head on labels (a
 * head alone is the certified optimum of theory/). `encodeWeights` and `loadWeights` keep a network in a file, and any
 * trainer starts from it with `initial`. Progress, Ctrl-C and early stops are options: `onStep`, `signal`, `earlyStop`.
 *
 * Case k of a batch has the numbers that it has alone, on TensorFlow.js to float32 rounding; equal calls on one backend
 * have equal bits, on `fused` on every machine. Bad input throws an InputError; a case that diverges says so in `stopped`.
 */
export {
  type Backend,
  type BackendChoice,
  type BackendName,
  backendChoice,
  backendNames,
  selectBackend,
} from './backend.ts';
export {type BackendDiagnosis, type Diagnosis, diagnose} from './diagnose.ts';
export type {Encoder} from './encoders/encoder.ts';
export {ENCODER_KINDS, encoderOf} from './encoders/index.ts';
export {type FineTuneCase, type FineTuned, type FineTuneOptions, fineTune} from './fineTune.ts';
export {initialWeights} from './initialWeights.ts';
export {
  decoderMatrix,
  namedParameters,
  type Parameter,
  parameterCount,
  parameterLayout,
  representationWidth,
} from './layout.ts';
export type {MarginLoss} from './marginLoss.ts';
export {drawMasks, type MaskLaw} from './maskLaw.ts';
export {pretextLosses, pretextRisk} from './pretextRisk.ts';
export {pretrain} from './pretrain.ts';
export {type PairCase, type PairOptions, type PairTrained, pretrainPairs} from './pretrainPairs.ts';
export {linearRademacher, rademacherSigns} from './rademacher.ts';
export {type RadRegCase, type RadRegOptions, type Regularised, radReg} from './radReg.ts';
export {represent} from './represent.ts';
export type {KeptCase, KeptTraining, TrainingKeeper} from './training/kept.ts';
export type * from './types.ts';
export {decodeWeights, encodeWeights, loadWeights} from './weightsFile.ts';
