import type {MlpArchitecture} from '../../theory/networks/architecture.ts';
import {matrix, repeatedRow} from '../engine/graph.ts';
import type {Encoder, TableShape} from './encoder.ts';
import {denseLayers} from './layers.ts';

/** Tables `encoder.1`, `bias.1`, ..., `encoder.L`, `bias.L`, `decoder`. */
export function mlpEncoder(where: string, a: MlpArchitecture): Encoder {
  const {inputs, outputs, activation} = a;
  const {layers, decoder, width} = denseLayers(where, a);
  return {
    inputs,
    width,
    outputs,
    tableCount: 2 * layers.length + 1,
    tables: () => [
      ...layers.flatMap((layer, i): TableShape[] => [layer, [`bias.${i + 1}`, 1, layer[2], layer[1]]]),
      decoder,
    ],
    encode: (g, parts, {rows, inputs: v}) =>
      layers.reduce((h, [name], i) => {
        const bias = repeatedRow(parts.get(`bias.${i + 1}`)!, rows);
        return g.product(matrix(h), matrix(parts.get(name)!), {init: bias, activation});
      }, v),
  };
}
