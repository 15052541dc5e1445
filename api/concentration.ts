/** Deviation terms of bounded differences. */
export {
  type DeviationTerms,
  deviation,
  deviationTerms,
  mcdiarmid,
} from '../theory/rademacher/concentration.ts';
