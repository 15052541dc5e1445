import {estimationClaim} from './estimationClaim.ts';

/** Z - 2 Rhat has bounded differences 4B/n and mean at most 0: one application of McDiarmid. */
export const estimationEmpiricalComplexity = estimationClaim('empirical', {
  id: 'estimation-empirical-complexity',
  title: 'Estimation term, empirical complexity',
  source: 'theory section 2, empirical complexity; docs/theory/fine-tuning.md',
  fixture: {hunt: 1},
});
