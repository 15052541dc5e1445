/** Numbers short enough to be read in a table or a sentence, in plain ASCII. */

/** Four significant digits; rounded down for a ratio, so that 0.9999 never reads 1. */
export function short(x: number | undefined, direction: 'down' | 'nearest' = 'nearest'): string {
  if (x === undefined || Number.isNaN(x)) return '-';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  if (Number.isInteger(x)) return count(x);
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(x))));
  if (digits > 8) return x.toExponential(1);
  const factor = 10 ** digits;
  return ((direction === 'down' ? Math.floor(x * factor) : Math.round(x * factor)) / factor).toString();
}

export const count = (x: number): string => x.toLocaleString('en-US');

export const plural = (x: number, one: string, many = `${one}s`): string =>
  `${count(x)} ${x === 1 ? one : many}`;

/** part / whole in percent, with a decimal unless it is none or all; a dash where the whole is 0. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(part === whole || part === 0 ? 0 : 1)}%`;
}

/** A rate in [0, 1] in percent, with one decimal. */
export const rate = (x: number): string => `${(100 * x).toFixed(1)}%`;

/** The shortest decimal of at most `digits` significant digits that is not below x (`up`) or not above it (`down`). */
export function outward(x: number, towards: 'up' | 'down', digits = 6): string {
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  const kept = (y: number) => (towards === 'up' ? y >= x : y <= x);
  const rounded = Number(x.toPrecision(digits));
  if (x === 0 || kept(rounded)) return String(rounded);
  // One unit of the last digit further.
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(x))) - digits + 1);
  const moved = Number((rounded + (towards === 'up' ? unit : -unit)).toPrecision(digits));
  return String(kept(moved) ? moved : x);
}
