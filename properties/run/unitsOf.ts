import type {Plan, Unit} from './plan.ts';
import type {Shard} from './shardResult.ts';

/** In which order units begin; what they come to is folded in the order of the plan. */
export type UnitOrder =
  /** One after the other: a run that is stopped has whole rows. */
  | 'plan'
  /** Several at once: a large unit that begins last would keep one process busy while the others wait. */
  | 'heaviestFirst';

/** The shard's units; a group is left once its next unit is not needed. */
export function* unitsOf(
  {groups}: Pick<Plan, 'groups'>,
  {index, of}: Shard,
  needed: (unit: Unit) => boolean,
  order: UnitOrder,
): Generator<Unit, undefined> {
  // Sorting is stable, so that equal weights stay in the order of the plan.
  const ordered = order === 'plan' ? groups : [...groups].sort((a, b) => b.weight - a.weight);
  for (const group of ordered) {
    const first = (((index - 1 - group.before) % of) + of) % of;
    for (let at = first; at < group.batches; at += of) {
      const unit = {group, at};
      if (!needed(unit)) break;
      yield unit;
    }
  }
}
