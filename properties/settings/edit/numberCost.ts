/** How long a number is to write down, and shorter ones near it: what simplifiers minimise. */

/** Roughly the digits needed to write x: 0 for 0, 1 for 1, more for large, negative or fractional numbers. */
export function digits(x: number): number {
  if (x === 0) return 0;
  let places = 0;
  let whole = Math.abs(x);
  while (!Number.isInteger(whole) && places < 60) {
    whole *= 2;
    places++;
  }
  return 1 + Math.log2(Math.abs(whole)) + 2 * places + (x < 0 ? 0.5 : 0);
}

/** Candidates with fewer digits, roughest first. */
export function rounder(x: number): number[] {
  const options = [
    0,
    1,
    -1,
    Math.trunc(x),
    Math.round(x),
    Math.round(2 * x) / 2,
    Math.round(4 * x) / 4,
    x / 2,
    -x,
  ];
  return [...new Set(options)].filter((y) => digits(y) < digits(x));
}
