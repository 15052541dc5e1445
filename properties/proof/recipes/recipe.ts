/** How both sides of a claim are computed in a certificate. */
export interface Recipe {
  /** An inequality between numbers, refuted or attained; one for each sample of D; one for each pair of samples, or each U-sample alone. */
  readonly kind: 'sides' | 'attained' | 'samples' | 'chains' | 'pretraining';
  /**
   * Python: `sides()` or `sides(sample)`, which return the left side and the terms of the right one, or `pairs()`, which
   * yields them after the probability; further definitions.
   */
  readonly python: string;
}
