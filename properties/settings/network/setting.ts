/** Network settings: both parameter sets and the inputs of a small network, written out as plain JSON. */
import {ACTIVATIONS} from '../../../theory/networks/architecture.ts';
import {NETWORK_KINDS} from '../../../theory/networks/networkCase.ts';
import {boolean, closed, oneOf, record, type TypeOf} from '../../files/schema.ts';
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
