import type {Generator} from '../../../theory/laws/generator.ts';
import {nearTable, pick, type Rows} from '../edit/numberMoves.ts';
import type {NetworkSetting} from './setting.ts';

/** Half of the way between two tables of one shape; `from` itself where the shapes differ. */
export const halfway = (from: Rows, to: Rows): Rows =>
  from.map((row, j) => row.map((x, i) => (x + (to[j]?.[i] ?? x)) / 2));

/** One table of one parameter set changed, copied from the other set or moved half of the way to it, or the input changed. */
export function nearNetwork(s: NetworkSetting, random: Generator): NetworkSetting {
  if (s.input && random.integer(5) === 0) return {...s, input: nearTable(s.input, random)};
  const side = pick(random, ['first', 'second'] as const);
  const name = pick(random, Object.keys(s[side]));
  const other = s[side === 'first' ? 'second' : 'first'][name];
  const own = s[side][name]!;
  const kind = other ? random.integer(6) : undefined;
  const table = kind === 0 ? other! : kind === 1 ? halfway(own, other!) : nearTable(own, random);
  return {...s, [side]: {...s[side], [name]: table}};
}
