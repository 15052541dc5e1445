import type {ContextArchitecture} from '../../theory/networks/architecture.ts';
import {matrix} from '../engine/graph.ts';
import type {Encoder} from './encoder.ts';
import {denseLayers} from './layers.ts';

/** Tables `encoder.1` ... `encoder.L`, `decoder`. */
export function contextEncoder(where: string, a: ContextArchitecture): Encoder {
  const {inputs, outputs, activation} = a;
  const {layers, decoder, width} = denseLayers(where, a);
  return {
    inputs,
    width,
    outputs,
    tableCount: layers.length + 1,
    tables: () => [...layers, decoder],
    encode: (g, parts, {inputs: v}) =>
      layers.reduce((h, [name]) => g.product(matrix(h), matrix(parts.get(name)!), {activation}), v),
  };
}
