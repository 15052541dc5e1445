/** The terms of the transfer decomposition. */
export {
  classConstant,
  pretextExcessRisk,
  relatedTasks,
  type Transferred,
  taskHeterogeneity,
  transferredGap,
  transferredHead,
  transferTerm,
} from '../theory/transfer/decomposition.ts';
