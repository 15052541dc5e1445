/** A row of the table of sharp constants in words. */
import type {SharpRow} from './sharpDocument.ts';
import {refutedConstant} from './sharpen.ts';

/** A constant with up to eight digits: exact where it is a small number. */
export const constantText = (x: number): string => String(Number(x.toPrecision(8)));

/** Refuted values of a constant: all on one side of a number. */
export function refutedText(row: SharpRow): string {
  const {refuted, place} = row;
  if (!refuted) return 'none';
  const {to, attained} = refuted;
  if (attained) {
    const sign = place === 'right' ? '<' : '>';
    return `every c ${sign} ${constantText(row.stated)}`;
  }
  const c = constantText(refutedConstant(row, to));
  return place === 'right' ? `c = ${c} and less` : `c = ${c} and more`;
}

/** Whether the refuted values reach the proved constant. */
export function meetText({refuted, stated, proved, place}: SharpRow): string {
  if (!refuted) return 'open';
  const same = Math.abs(stated / proved - 1) < 1e-12;
  if (refuted.attained && same) return 'yes, attained';
  if (refuted.reached && same) return 'yes, in the limit: to 2^-20';
  const c = refutedConstant({place, stated}, refuted.to);
  const [lo, hi] = place === 'right' ? [c, proved] : [proved, c];
  if (place === 'right' && c >= proved * (1 - 2 ** -19)) return 'yes';
  return `open between ${constantText(lo)} and ${constantText(hi)}`;
}
