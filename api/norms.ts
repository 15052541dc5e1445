/** Certified norms of matrices. */
export {
  columnNormSum,
  columnNorms,
  frobeniusNorm,
  maxRowNorm,
  rowNorms,
} from '../theory/linear/norms/matrixNorms.ts';
export {spectralNorm} from '../theory/linear/norms/spectralNorm.ts';
