/** The end-to-end bound: pretraining on a sample of U, then fine-tuning on a sample of T. */
export {
  type EndToEndOn,
  endToEndOn,
  realisableTransfer,
  type TransferForm,
  unrealisableTransfer,
} from '../theory/endToEnd/endToEndBound.ts';
export {type EndToEndCase, makeEndToEndCase} from '../theory/endToEnd/endToEndCase.ts';
