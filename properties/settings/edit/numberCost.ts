/** How long numbers are to write down, and shorter ones near them: what shrinking minimises. */

/** Roughly the digits needed to write x: 0 for 0, 1 for 1, more for large, negative or fractional numbers. */
export function numberCost(x: number): number {
  if (x === 0) return 0;
  let places = 0;
  let whole = Math.abs(x);
  while (!Number.isInteger(whole) && places < 60) {
    whole *= 2;
    places++;
  }
  return 1 + Math.log2(Math.abs(whole)) + 2 * places + (x < 0 ? 0.5 : 0);
}

type Numbers = number | readonly Numbers[];

/** Of all numbers of nested lists, each `more` than its own cost; added to `sum` one after the other. */
export function numbersCost(numbers: Numbers, more = 0, sum = 0): number {
  if (typeof numbers === 'number') return sum + more + numberCost(numbers);
  return numbers.reduce<number>((soFar, inner) => numbersCost(inner, more, soFar), sum);
}

/** Candidates that cost less, roughest first. */
export function simplerNumbers(x: number): number[] {
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
  return [...new Set(options)].filter((y) => numberCost(y) < numberCost(x));
}
