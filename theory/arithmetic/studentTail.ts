/**
 * The two-sided tail of Student's law with a whole number of degrees of freedom, which is elementary (Abramowitz and
 * Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4).
 */

/**
 * P(|T| > t) for T of Student's law with f degrees of freedom.
 *
 * With c = cos(theta), tan(theta) = t / sqrt(f), it is the rest of a series of positive terms from some term on; its first
 * terms have a finite sum. The rest itself is summed where it is small, so that its relative error is about 1e-13 at most.
 *
 * @param f a whole number from 1
 * @param t from 0
 */
export function studentTail(f: number, t: number): number {
  const square = f / (f + t * t);
  const sine = t / Math.sqrt(f + t * t);
  const odd = f % 2 === 1;
  // Odd: angle = sine (c + 2/3 c^3 + 2 4 / (3 5) c^5 + ...) with angle = pi/2 - theta. Even: 1 = sine (1 + 1/2 c^2 + ...).
  const scale = odd ? (2 / Math.PI) * sine : sine;
  let term = odd ? Math.sqrt(square) : 1;
  let first = 0;
  let power = odd ? 1 : 0;
  const next = () => {
    power += 2;
    term *= (square * (power - 1)) / power;
  };
  for (; power < f; next()) first += term;
  const whole = odd ? (2 / Math.PI) * Math.atan2(Math.sqrt(f), t) : 1;
  const difference = whole - scale * first;
  if (difference > 0.01) return difference;
  let rest = 0;
  for (; term > 2 ** -60 * rest; next()) rest += term;
  return scale * rest;
}
