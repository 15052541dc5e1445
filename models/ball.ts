/** A run of parameters that is kept in the Euclidean ball of a radius around 0. */
export interface Ball {
  readonly offset: number;
  readonly size: number;
  readonly radius: number;
}

/** Scales the ball's parameters in place onto it, where they are outside. */
export function projectOntoBall(parameters: Float32Array, {offset, size, radius}: Ball): void {
  let squared = 0;
  for (let i = offset; i < offset + size; i++) squared += parameters[i]! * parameters[i]!;
  const norm = Math.sqrt(squared);
  if (norm <= radius) return;
  // A hair inside, so that rounding to float32 cannot leave the ball.
  const factor = (radius / norm) * (1 - 2 ** -22);
  for (let i = offset; i < offset + size; i++) parameters[i]! *= factor;
}
