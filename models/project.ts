/** Scales a run of parameters in place onto the Euclidean ball of a radius. */
export function projectOntoBall(
  parameters: Float32Array,
  offset: number,
  size: number,
  radius: number,
): void {
  let squared = 0;
  for (let i = offset; i < offset + size; i++) squared += parameters[i]! * parameters[i]!;
  const norm = Math.sqrt(squared);
  if (norm <= radius) return;
  // A hair inside, so that rounding to float32 cannot leave the ball.
  const factor = (radius / norm) * (1 - 2 ** -22);
  for (let i = offset; i < offset + size; i++) parameters[i]! *= factor;
}
