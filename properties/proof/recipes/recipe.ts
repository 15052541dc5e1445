/** How both sides of a claim are computed in a certificate. */
export interface Recipe {
  /** An inequality between numbers, or one for each sample of D with its probability. */
  readonly kind: 'sides' | 'samples';
  /** Python: `sides()` or `sides(sample)`, which return the left side and the terms of the right one; more definitions. */
  readonly python: string;
}
