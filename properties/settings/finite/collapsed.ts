import type {Generator} from '../../../theory/laws/generator.ts';
import type {FiniteSetting} from './setting.ts';
import {mergePoint} from './shrink.ts';

/** A setting with points merged until one or two are left: many extremes lie there, and a claim is evaluated fastest. */
export function collapsed(s: FiniteSetting, random: Generator): FiniteSetting {
  const most = 1 + random.integer(2);
  let next = s;
  for (let size = s.representation.length; size > most; size--) {
    const from = random.integer(size);
    next = mergePoint(next, from, (from + 1 + random.integer(size - 1)) % size);
  }
  return next;
}
