import type {Generator as Random} from '../../../theory/laws/generator.ts';
import {same} from '../edit/lists.ts';
import {nearJson} from '../edit/moves.ts';
import {type Path, valueAt} from '../edit/paths.ts';
import type {EndToEndSetting} from './setting.ts';

/** The same entry of the other networks whose table is equal to the one at a path. */
function inEqualTables(s: EndToEndSetting, path: Path): Path[] {
  const networks: Path[] = [['initial'], ['teacher'], ...s.candidates.map((_, i) => ['candidates', i])];
  const own = networks.find((network) => network.every((key, i) => key === path[i]));
  if (!own) return [];
  const [table, ...entry] = path.slice(own.length);
  const tableOf = (network: Path) => valueAt(s, [...network, table!]);
  return networks
    .filter((network) => same(tableOf(network), tableOf(own)))
    .map((network) => [...network, table!, ...entry]);
}

/** One number changed; half of the time in all networks with an equal table, or those of a ball would be torn apart. */
export function nearEndToEnd(s: EndToEndSetting, random: Random): EndToEndSetting {
  return random.integer(2) === 0
    ? nearJson(s, random)
    : nearJson(s, random, (path) => inEqualTables(s, path));
}
