/** Numbers short enough to be read in a table. */

/** Four significant digits; rounded down for a ratio, so that 0.99999 never reads 1. */
export function short(x: number | undefined, direction: 'down' | 'nearest' = 'nearest'): string {
  if (x === undefined || Number.isNaN(x)) return '–';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  if (Number.isInteger(x)) return x.toLocaleString('en-US').replace('-', '−');
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(x))));
  if (digits > 8) return x.toExponential(1).replace('-', '−');
  const factor = 10 ** digits;
  const rounded = (direction === 'down' ? Math.floor(x * factor) : Math.round(x * factor)) / factor;
  return String(rounded).replace('-', '−');
}

/** An enclosure: one number where its ends are equal or print alike. */
export function enclosure({lo, hi}: {readonly lo: number; readonly hi: number}): string {
  const [from, to] = [short(lo), short(hi)];
  return from === to ? from : `${from} to ${to}`;
}

export const count = (x: number): string => x.toLocaleString('en-US');

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(part === whole || part === 0 ? 0 : 1)}%`;
}

export const plural = (x: number, one: string, many = `${one}s`): string =>
  `${count(x)} ${x === 1 ? one : many}`;
