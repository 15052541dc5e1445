import type {Generator as Random} from '../../../theory/laws/generator.ts';
import type {NetworkCase} from '../../../theory/networks/networkCase.ts';
import {plural} from '../../files/format.ts';
import {nearTable, pick, type Rows} from '../edit/numbers.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {networkSettings} from './arbitrary.ts';
import {networkCase} from './case.ts';
import {type NetworkSetting, networkSetting} from './setting.ts';
import {shrinkCost, shrinkMoves} from './shrink.ts';

/** Half of the way between two tables of one shape; `from` itself where the shapes differ. */
const halfway = (from: Rows, to: Rows): Rows =>
  from.map((row, j) => row.map((x, i) => (x + (to[j]?.[i] ?? x)) / 2));

/** One table of one parameter set changed, copied from the other set or moved half of the way to it, or the input changed. */
function nearNetwork(s: NetworkSetting, random: Random): NetworkSetting {
  if (s.input && random.integer(5) === 0) return {...s, input: nearTable(s.input, random)};
  const side = pick(random, ['first', 'second'] as const);
  const name = pick(random, Object.keys(s[side]));
  const other = s[side === 'first' ? 'second' : 'first'][name];
  const own = s[side][name]!;
  const kind = other ? random.integer(6) : undefined;
  const table = kind === 0 ? other! : kind === 1 ? halfway(own, other!) : nearTable(own, random);
  return {...s, [side]: {...s[side], [name]: table}};
}

/** The two parameter sets half as far apart, in every table or in one; then what shrinking tries. */
function* aroundNetwork(s: NetworkSetting): Generator<NetworkSetting> {
  const names = Object.keys(s.second).filter((name) => s.first[name] !== undefined);
  const closer = (some: readonly string[]): NetworkSetting => {
    const moved = some.map((name) => [name, halfway(s.second[name]!, s.first[name]!)]);
    return {...s, second: {...s.second, ...Object.fromEntries(moved)}};
  };
  yield closer(names);
  if (names.length > 1) for (const name of names) yield closer([name]);
  yield* shrinkMoves(s);
}

/** Small networks with two parameter sets, every number a short dyadic one. */
export const networkFamily: SettingFamily<NetworkSetting, NetworkCase> = {
  name: 'network',
  subject: 'network',
  schema: networkSetting,
  settings: networkSettings,
  materialise: networkCase,
  shrinkMoves,
  shrinkCost,
  near: nearNetwork,
  around: aroundNetwork,
  asksFor: 'the weights of a network, two sets of them',
  size: ({first}) => plural(Object.values(first).flat(2).length, 'parameter'),
};
