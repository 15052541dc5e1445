/** How both sides of a claim are computed in a certificate. */
export interface Recipe {
  /** An inequality between numbers, refuted or attained; one for each sample of D; one for each pair of samples D and D'; one for each
   * U-sample with its labelled ones, or for each U-sample alone. */
  readonly kind: 'sides' | 'attained' | 'samples' | 'pairs of samples' | 'chains' | 'pretraining';
  /**
   * Python: `sides()`, `sides(sample)` or `sides(D, E)`, which return the left side and the terms of the right one, or `pairs()`, which
   * yields them after the probability; further definitions.
   */
  readonly python: string;
  /** Whether it reads the factor of a changed constant itself, where that is no factor of a term. */
  readonly scales?: boolean;
  /** Python: what the right side is of its terms, where that is not their sum. */
  readonly bound?: string;
}
