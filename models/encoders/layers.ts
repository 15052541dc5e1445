import {inputError, positiveInteger} from '../../theory/errors.ts';
import type {TableShape} from './encoder.ts';

interface Widths {
  readonly inputs: number;
  readonly widths: readonly number[];
  readonly outputs: number;
}

/**
 * What encoders of dense layers share: checked widths, and one table `encoder.i` per layer.
 *
 * @returns `layers`: shapes of the tables of each layer, its weights first; `width`: that of the representation
 */
export function denseLayers(
  where: string,
  {inputs, widths, outputs}: Widths,
): {readonly layers: readonly TableShape[]; readonly decoder: TableShape; readonly width: number} {
  positiveInteger(where, 'architecture.outputs', outputs);
  if (!Array.isArray(widths) || widths.length === 0)
    throw inputError(where, 'architecture.widths', 'at least one width', widths);
  for (const [i, width] of widths.entries()) positiveInteger(where, `architecture.widths[${i}]`, width);
  const width = widths.at(-1)!;
  return {
    layers: widths.map((w, i): TableShape => [`encoder.${i + 1}`, i === 0 ? inputs : widths[i - 1]!, w]),
    decoder: ['decoder', width, outputs],
    width,
  };
}
