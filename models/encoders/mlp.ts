import type {MlpArchitecture} from '../../theory/networks/architecture.ts';
import {matrix, repeatedRow} from '../engine/graph.ts';
import {checkLayers} from './context.ts';
import type {Encoder, TableShape} from './encoder.ts';

/** Tables `encoder.1`, `bias.1`, ..., `encoder.L`, `bias.L`, `decoder`. */
export function mlpEncoder(where: string, a: MlpArchitecture): Encoder {
  checkLayers(where, a);
  const {inputs, widths, outputs, activation} = a;
  const before = [inputs, ...widths];
  const width = widths.at(-1)!;
  return {
    inputs,
    width,
    outputs,
    tableCount: 2 * widths.length + 1,
    tables: () => [
      ...widths.flatMap((w, i): TableShape[] => [
        [`encoder.${i + 1}`, before[i]!, w],
        [`bias.${i + 1}`, 1, w, before[i]!],
      ]),
      ['decoder', width, outputs],
    ],
    encode: (g, parts, {rows, inputs: v}) =>
      widths.reduce((h, _, i) => {
        const bias = repeatedRow(parts.get(`bias.${i + 1}`)!, rows);
        return g.product(matrix(h), matrix(parts.get(`encoder.${i + 1}`)!), {init: bias, activation});
      }, v),
  };
}
