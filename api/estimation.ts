/** Fine-tuning on a sample, and its excess risk. */
export {expectedEstimation} from '../theory/estimation/estimationTerms.ts';
export {type FineTuned, fineTuner} from '../theory/estimation/fineTuning.ts';
