/** A run of parameters that is kept in the Euclidean ball of a radius around 0, or around a centre. */
export interface Ball {
  readonly offset: number;
  readonly size: number;
  readonly radius: number;
  /** [size] */
  readonly centre?: Float32Array;
}

/** Scales the ball's parameters in place onto it, where they are outside. */
export function projectOntoBall(parameters: Float32Array, {offset, size, radius, centre}: Ball): void {
  if (centre) {
    projectAround(parameters, offset, radius, centre);
    return;
  }
  let squared = 0;
  for (let i = offset; i < offset + size; i++) squared += parameters[i]! * parameters[i]!;
  const norm = Math.sqrt(squared);
  if (norm <= radius) return;
  // A hair inside, so that rounding to float32 cannot leave the ball.
  const factor = (radius / norm) * (1 - 2 ** -22);
  for (let i = offset; i < offset + size; i++) parameters[i]! *= factor;
}

function projectAround(parameters: Float32Array, offset: number, radius: number, centre: Float32Array): void {
  let squared = 0;
  let length = 0;
  for (const [i, c] of centre.entries()) {
    const x = parameters[offset + i]!;
    squared += (x - c) * (x - c);
    length += x * x + c * c;
  }
  const norm = Math.sqrt(squared);
  // Rounding to float32 moves the result by at most 2^-24 of its own length.
  const target = Math.max(0, radius * (1 - 2 ** -22) - 2 ** -22 * Math.sqrt(length));
  if (norm <= target) return;
  const factor = target / norm;
  for (const [i, c] of centre.entries()) parameters[offset + i] = c + factor * (parameters[offset + i]! - c);
}
