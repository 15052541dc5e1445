import type {Group, Plan, Unit} from './plan.ts';
import type {Shard} from './shardResult.ts';

/** In which order units begin; what they come to is folded in the order of the plan. */
export type UnitOrder =
  /** One after the other: a run that is stopped has whole rows. */
  | 'plan'
  /** Several at once: a large unit that begins last would keep one process busy while the others wait. */
  | 'heaviestFirst'
  /** The group next that has the smallest share of its units behind it: a run that is stopped has something of every row. */
  | 'inTurn';

type Needed = (unit: Unit) => boolean;

/** The shard's units of one group, up to the first that is not needed. */
function* unitsOfGroup(group: Group, {index, of}: Shard, needed: Needed): Generator<Unit, undefined> {
  const first = (((index - 1 - group.before) % of) + of) % of;
  for (let at = first; at < group.batches; at += of) {
    const unit = {group, at};
    if (!needed(unit)) return;
    yield unit;
  }
}

function* inTurn(groups: readonly Group[], shard: Shard, needed: Needed): Generator<Unit, undefined> {
  let open = groups.map((group) => ({units: unitsOfGroup(group, shard, needed), behind: 0, group}));
  while (open.length > 0) {
    const next = open.reduce((least, one) => (one.behind < least.behind ? one : least));
    const {value} = next.units.next();
    if (value) {
      yield value;
      next.behind = (value.at + 1) / next.group.batches;
    } else open = open.filter((one) => one !== next);
  }
}

/** The shard's units; a group is left once its next unit is not needed. */
export function* unitsOf(
  {groups}: Pick<Plan, 'groups'>,
  shard: Shard,
  needed: Needed,
  order: UnitOrder,
): Generator<Unit, undefined> {
  if (order === 'inTurn') return yield* inTurn(groups, shard, needed);
  // Sorting is stable, so that equal weights stay in the order of the plan.
  const ordered = order === 'plan' ? groups : [...groups].sort((a, b) => b.weight - a.weight);
  for (const group of ordered) yield* unitsOfGroup(group, shard, needed);
}
