/** The factor on the weight of a group with a share of the mass that moves T by so much in total variation, at most to 0.999 of the mass. */
export function factorOf(shift: number, share: number): number {
  const after = Math.min(0.999, share + shift);
  return (after * (1 - share)) / (share * (1 - after));
}
