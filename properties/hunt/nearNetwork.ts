import type {Generator} from '../../theory/generator.ts';
import type {NetworkSetting} from '../worlds/network.ts';
import {nearTable, pick} from './numberMoves.ts';

/** One table of one parameter set changed, copied from the other set, or the input changed. */
export function nearNetwork(s: NetworkSetting, random: Generator): NetworkSetting {
  if (s.input && random.integer(5) === 0) return {...s, input: nearTable(s.input, random)};
  const side = pick(random, ['first', 'second'] as const);
  const name = pick(random, Object.keys(s[side]));
  const other = s[side === 'first' ? 'second' : 'first'][name];
  const table = other && random.integer(6) === 0 ? other : nearTable(s[side][name]!, random);
  return {...s, [side]: {...s[side], [name]: table}};
}
