/** A fine-tuning sample as counts of the atoms (x_j, +1) and (x_j, -1); the counts sum to n. */
export interface Sample {
  readonly plus: ArrayLike<number>;
  readonly minus: ArrayLike<number>;
  readonly n: number;
}
