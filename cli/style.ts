/** Colours only on a terminal and without NO_COLOR; numbers short enough for a table. */
import {styleText} from 'node:util';

type Colour = Parameters<typeof styleText>[0];

export function coloured(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR'];
}

export function paint(colour: Colour, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return coloured(stream) ? styleText(colour, text, {validateStream: false}) : text;
}

/** Four significant digits; rounded down for a ratio, so that 0.9999 never reads 1. */
export function short(x: number | undefined, direction: 'down' | 'nearest' = 'nearest'): string {
  if (x === undefined) return '-';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  if (x === 0 || Number.isInteger(x)) return x.toLocaleString('en-US');
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(x))));
  if (digits > 8) return x.toExponential(1);
  const factor = 10 ** digits;
  return ((direction === 'down' ? Math.floor(x * factor) : Math.round(x * factor)) / factor).toString();
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(part === whole || part === 0 ? 0 : 1)}%`;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
