import {inputError} from '../../../theory/errors.ts';
import {type Matrix, matrix} from '../../../theory/linear/matrix.ts';
import {makeNetworkCase, type NetworkCase} from '../../../theory/networks/networkCase.ts';
import {valueAt} from '../edit/axes.ts';
import {axesOf, type NetworkSetting} from './setting.ts';

function tables(of: NetworkSetting['first'], set: string): Map<string, Matrix> {
  return new Map(Object.entries(of).map(([name, rows]) => [name, matrix(rows, `${set}.${name}`)]));
}

/** Tables that share an axis have to agree on its length. */
function checkAxes(setting: NetworkSetting): void {
  const lengths = new Map<string, number>();
  for (const [name, names] of Object.entries(axesOf(setting))) {
    const path = name.split('/');
    const rows = valueAt(setting, path) as readonly (readonly number[])[];
    for (const [i, axis] of names.entries()) {
      const length = i === 0 ? rows.length : (rows[0]?.length ?? 0);
      const known = lengths.get(axis) ?? length;
      const what = `${known} ${i === 0 ? 'rows' : 'columns'}, its ${axis}`;
      if (length !== known) throw inputError('networkCase', String(path.at(-1)), what, length);
      lengths.set(axis, length);
    }
  }
}

/**
 * The case that a network setting describes: two sets of parameters of one network, and an input.
 * @throws InputError where its tables do not fit each other
 * @example
 * ```ts
 * import {evaluate, findClaim, worlds} from 'transferbound';
 *
 * const c = worlds.networkCase({
 *   family: 'network',
 *   network: 'vectors',
 *   activation: 'relu',
 *   heads: 1,
 *   first: {vector: [[0, 1]]},
 *   second: {vector: [[1, 1]]},
 * });
 * evaluate(findClaim('softmax-lipschitz'), c).verdict; // => 'holds'
 * ```
 */
export function networkCase(setting: NetworkSetting): NetworkCase {
  const {network, activation, heads, first, second, input, masked} = setting;
  const made = makeNetworkCase({
    network,
    activation,
    heads,
    first: tables(first, 'first'),
    second: tables(second, 'second'),
    ...(input ? {input: matrix(input, 'input')} : {}),
    ...(masked ? {masked} : {}),
  });
  checkAxes(setting);
  return made;
}
