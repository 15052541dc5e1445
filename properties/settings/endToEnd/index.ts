import type {EndToEndCase} from '../../../theory/endToEnd/endToEndCase.ts';
import type {Generator as Random} from '../../../theory/laws/generator.ts';
import {plural} from '../../files/format.ts';
import {type Path, valueAt} from '../edit/axes.ts';
import {nearJson, same} from '../edit/moves.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {endToEndSettings} from './arbitrary.ts';
import {endToEndCase} from './case.ts';
import {informativeEndToEnd} from './informative.ts';
import {type EndToEndSetting, endToEndSetting} from './setting.ts';
import {shrinkCost, shrinkMoves} from './shrink.ts';

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
function nearEndToEnd(s: EndToEndSetting, random: Random): EndToEndSetting {
  return random.integer(2) === 0
    ? nearJson(s, random)
    : nearJson(s, random, (path) => inEqualTables(s, path));
}

/** Pretraining and fine-tuning on a few points, both samples enumerated. */
export const endToEndFamily: SettingFamily<EndToEndSetting, EndToEndCase> = {
  name: 'endToEnd',
  subject: 'endToEnd',
  schema: endToEndSetting,
  settings: endToEndSettings,
  informative: informativeEndToEnd,
  materialise: endToEndCase,
  shrinkMoves,
  shrinkCost,
  near: nearEndToEnd,
  around: shrinkMoves,
  size: ({inputs, candidates}) =>
    `${plural(inputs.length, 'point')}, ${plural(candidates.length, 'candidate')}`,
};
