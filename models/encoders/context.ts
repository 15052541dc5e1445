import {inputError, positiveInteger} from '../../theory/errors.ts';
import type {ContextArchitecture} from '../../theory/networks/architecture.ts';
import {matrix} from '../engine/graph.ts';
import type {Encoder, TableShape} from './encoder.ts';

/** Checks the widths of an encoder with one table per layer. */
export function checkLayers(
  where: string,
  {outputs, widths}: {readonly outputs: number; readonly widths: readonly number[]},
): void {
  positiveInteger(where, 'architecture.outputs', outputs);
  if (!Array.isArray(widths) || widths.length === 0)
    throw inputError(where, 'architecture.widths', 'at least one width', widths);
  for (const [i, width] of widths.entries()) positiveInteger(where, `architecture.widths[${i}]`, width);
}

/** Tables `encoder.1` ... `encoder.L`, `decoder`. */
export function contextEncoder(where: string, a: ContextArchitecture): Encoder {
  checkLayers(where, a);
  const {inputs, widths, outputs, activation} = a;
  const before = [inputs, ...widths];
  const width = widths.at(-1)!;
  return {
    inputs,
    width,
    outputs,
    tableCount: widths.length + 1,
    tables: () => [
      ...widths.map((w, i): TableShape => [`encoder.${i + 1}`, before[i]!, w]),
      ['decoder', width, outputs],
    ],
    encode: (g, parts, {inputs: v}) =>
      widths.reduce(
        (h, _, i) => g.product(matrix(h), matrix(parts.get(`encoder.${i + 1}`)!), {activation}),
        v,
      ),
  };
}
