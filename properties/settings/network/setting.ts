/** Network settings: both parameter sets and the inputs of a small network, written out as plain JSON. */
import {inputError} from '../../../theory/errors.ts';
import {type Matrix, matrix} from '../../../theory/linear/matrix.ts';
import {
  type ActivationName,
  makeNetworkCase,
  type NetworkCase,
  type NetworkKind,
} from '../../../theory/networks/networkCase.ts';

type Rows = readonly (readonly number[])[];

/** Plain JSON; equal settings give bit-equal evidence. Names and shapes of the tables: theory/lipschitz/networkCase.ts. */
export interface NetworkSetting {
  readonly family: 'network';
  readonly network: NetworkKind;
  readonly activation: ActivationName;
  readonly heads: number;
  readonly first: Readonly<Record<string, Rows>>;
  readonly second: Readonly<Record<string, Rows>>;
  readonly input?: Rows;
  readonly masked?: readonly boolean[];
}

function tables(of: Readonly<Record<string, Rows>>, set: string): Map<string, Matrix> {
  return new Map(Object.entries(of).map(([name, rows]) => [name, matrix(rows, `${set}.${name}`)]));
}

/** Tables that share an axis have to agree on its length. */
function checkAxes({network, first, second, input}: NetworkSetting): void {
  const lengths = new Map<string, number>();
  const tablesOf = [
    ...Object.entries(first),
    ...Object.entries(second),
    ...(input ? [['input', input] as const] : []),
  ];
  for (const [name, rows] of tablesOf) {
    for (const [i, axis] of axesOf(network, name).entries()) {
      const length = i === 0 ? rows.length : (rows[0]?.length ?? 0);
      const known = lengths.get(axis) ?? length;
      if (length !== known)
        throw inputError(
          'networkCase',
          name,
          `${known} ${i === 0 ? 'rows' : 'columns'}, its ${axis}`,
          length,
        );
      lengths.set(axis, length);
    }
  }
}

/** The case that a network setting describes. */
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

export function isNetworkSetting(setting: unknown): setting is NetworkSetting {
  return (setting as {family?: unknown} | undefined)?.family === 'network';
}

/** What rows and columns of a table count; tables that share a name of an axis share its length. */
export type Axes = readonly [string, string];

/** The axes of a table by its name (`input` included). */
export function axesOf(network: NetworkKind, table: string): Axes {
  const block = /^block\.(\d+)\.(.*)$/.exec(table);
  const [where, name] = block ? [`.${block[1]}`, block[2]!] : ['', table];
  const layer = /^encoder\.(\d+)$/.exec(table);
  if (layer) return [`layer.${Number(layer[1]) - 1}`, `layer.${layer[1]}`];
  if (name === 'query' || name === 'key' || name === 'value') return ['width', `inner${where}`];
  if (name === 'output') return [`inner${where}`, 'width'];
  if (name === 'feed.1') return ['width', `hidden${where}`];
  if (name === 'feed.2') return [`hidden${where}`, 'width'];
  if (name === 'input') {
    if (network === 'masked') return ['tokens', 'inputs'];
    if (network === 'deep') return ['rows', 'layer.0'];
    return network === 'matrix' ? ['rows', 'layer.0'] : ['tokens', 'width'];
  }
  const rest: Record<string, Axes> = {
    vector: ['one', 'width'],
    matrix: ['layer.0', 'layer.1'],
    embedding: ['inputs', 'width'],
    mask: ['one', 'width'],
    position: ['tokens', 'width'],
    decoder: ['width', 'outputs'],
  };
  return rest[name] ?? ['one', 'one'];
}
