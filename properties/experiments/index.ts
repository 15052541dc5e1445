/** The experiments, in the order in which they are listed. */
import {certificateExperiment} from './certificate/certificateExperiment.ts';
import {signsExperiment} from './endToEnd/signsExperiment.ts';
import {sweepExperiment} from './endToEnd/sweepExperiment.ts';
import type {Experiment} from './experiment.ts';
import {benefitExperiment} from './radReg/benefitExperiment.ts';
import {shrinkageExperiment} from './radReg/shrinkageExperiment.ts';

export const experiments: readonly Experiment[] = [
  shrinkageExperiment,
  benefitExperiment,
  sweepExperiment,
  signsExperiment,
  certificateExperiment,
];
