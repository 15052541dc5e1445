/** Network settings: both parameter sets and the inputs of a small network, written out as plain JSON. */
import {ACTIVATIONS} from '../../../theory/networks/architecture.ts';
import {NETWORK_KINDS, type NetworkKind} from '../../../theory/networks/networkCase.ts';
import {boolean, closed, oneOf, record, type TypeOf} from '../../files/schema.ts';
import type {Axes} from '../edit/axes.ts';
import {rows, upTo} from '../schemaParts.ts';

const tables = {
  ...record(rows),
  propertyNames: {pattern: '^[a-z][a-z0-9.]{0,31}$'},
  maxProperties: 64,
} as const;

/** Names and shapes of the tables: theory/networks/networkCase.ts. */
export const networkSetting = closed(
  {
    family: {const: 'network'},
    network: oneOf(...NETWORK_KINDS),
    activation: oneOf(...ACTIVATIONS),
    heads: {type: 'integer', minimum: 1, maximum: 64},
    first: tables,
    second: tables,
  },
  {input: rows, masked: upTo(64, boolean)},
);

/** Plain JSON; equal settings give bit-equal evidence. */
export interface NetworkSetting extends TypeOf<typeof networkSetting> {}

/** What rows and columns of a table count, by its name. */
function axesOfTable(network: NetworkKind, table: string): readonly [string, string] {
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
    return network === 'deep' || network === 'matrix' ? ['rows', 'layer.0'] : ['tokens', 'width'];
  }
  const rest: Record<string, readonly [string, string]> = {
    vector: ['one', 'width'],
    matrix: ['layer.0', 'layer.1'],
    embedding: ['inputs', 'width'],
    mask: ['one', 'width'],
    position: ['tokens', 'width'],
    decoder: ['width', 'outputs'],
  };
  return rest[name] ?? ['one', 'one'];
}

/** The axes of all tables of a network setting. */
export function axesOf({network, first, second, input, masked}: NetworkSetting): Axes {
  const sets = Object.entries({first, second}).flatMap(([set, tables]) =>
    Object.keys(tables).map((name) => [`${set}/${name}`, axesOfTable(network, name)] as const),
  );
  return {
    ...Object.fromEntries(sets),
    ...(input ? {input: axesOfTable(network, 'input')} : {}),
    ...(masked ? {masked: ['tokens']} : {}),
  };
}
