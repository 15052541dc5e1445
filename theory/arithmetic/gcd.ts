/** Greatest common divisor of integers >= 0, at most 2^53; gcd(a, 0) = a. */
export function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** Least common multiple of positive integers. */
export function lcm(a: number, b: number): number {
  return (a / gcd(a, b)) * b;
}
