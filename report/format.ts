/** Numbers as in properties/files/format.ts, with the signs of print: a true minus, an infinity, a dash. */
import * as plain from '../properties/files/format.ts';

const printed = (text: string): string => (text === '-' ? '–' : text.replace('-', '−').replace('inf', '∞'));

export const short = (x: number | undefined, direction?: 'down' | 'nearest'): string =>
  printed(plain.short(x, direction));

export const percent = (part: number, whole: number): string => printed(plain.percent(part, whole));

/** An enclosure: one number where its ends are equal or print alike. */
export function enclosure({lo, hi}: {readonly lo: number; readonly hi: number}): string {
  const [from, to] = [short(lo), short(hi)];
  return from === to ? from : `${from} to ${to}`;
}
