import {inputError} from '../../theory/errors.ts';
import type {Plan, Unit} from './plan.ts';

/** Every n-th unit of a run. */
export interface Shard {
  /** 1, ..., of */
  readonly index: number;
  readonly of: number;
}

export const WHOLE: Shard = {index: 1, of: 1};

/** `2/3` as the second of three shards. */
export function parseShard(text: string): Shard {
  const [, index, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (!(index && of && index <= of)) throw inputError('shard', 'i/n', 'as in 2/3, with 1 <= i <= n', text);
  return {index, of};
}

/** The shard's units in the order of the plan; a group is left once its next unit is not needed. */
export function* unitsOf(
  {groups}: Plan,
  {index, of}: Shard,
  needed: (unit: Unit) => boolean,
): Generator<Unit, undefined> {
  for (const group of groups) {
    const first = (((index - 1 - group.before) % of) + of) % of;
    for (let at = first; at < group.batches; at += of) {
      const unit = {group, at};
      if (!needed(unit)) break;
      yield unit;
    }
  }
}
