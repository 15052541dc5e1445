/** An encoder's inputs in a graph, and the one vector per input that it gives. */

import type {Encoder, InputBatch, Parts} from '../encoders/encoder.ts';
import type {Tensor} from '../engine/graph.ts';
import type {GraphBuilder} from '../engine/graphBuilder.ts';
import type {Parameter} from '../layout.ts';

/** The parameters of a layout. */
export function tableTensors(g: GraphBuilder, layout: readonly Parameter[]): Parts {
  return new Map(layout.map(({name, shape}) => [name, g.parameter(name, ...shape)]));
}

/** The data of so many inputs; names start with the one given. */
export function inputData(
  g: GraphBuilder,
  {tokens, inputs}: Encoder,
  name: string,
  rows: number,
): InputBatch {
  if (tokens === undefined) return {rows, inputs: g.data(`${name}.inputs`, rows, inputs)};
  return {
    rows,
    inputs: g.data(`${name}.inputs`, rows * tokens, inputs),
    mask: g.data(`${name}.mask`, rows * tokens, 1),
  };
}

/** One vector per input, [rows x d]: h(v), or the mean of h_p over p in K, by shares 1/|K| that are data. */
export function pool(g: GraphBuilder, {tokens, width}: Encoder, encoded: Tensor, name: string): Tensor {
  if (tokens === undefined) return encoded;
  const rows = encoded.rows / tokens;
  const shares = g.data(`${name}.share`, rows, tokens);
  return g.product(
    g.view(shares, [rows, 1, 1, tokens], [tokens, 0, 0, 1]),
    g.view(encoded, [rows, 1, tokens, width], [tokens * width, 0, width, 1]),
  );
}

/** The pooled representation of a named batch of inputs. */
export function pooled(g: GraphBuilder, encoder: Encoder, parts: Parts, name: string, rows: number): Tensor {
  return pool(g, encoder, encoder.encode(g, parts, inputData(g, encoder, name, rows)), name);
}
