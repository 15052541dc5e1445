/** The transformer encoder as a graph, section 5 of the theory. */
import {inputError, positiveInteger} from '../../theory/errors.ts';
import type {MaskedArchitecture} from '../../theory/networks/architecture.ts';
import {matrix, type Tensor, transposed} from '../engine/graph.ts';
import type {GraphBuilder} from '../engine/graphBuilder.ts';
import type {Encoder, InputBatch, Parts, TableShape} from './encoder.ts';

/** x + attention(x), per head over the tokens of an input; x [rows * tokens x width]. */
function attended(g: GraphBuilder, a: MaskedArchitecture, parts: Parts, block: number, x: Tensor): Tensor {
  const {tokens, width, heads} = a;
  const depth = width / heads;
  const rows = x.rows / tokens;
  const strides = [tokens * width, depth, width, 1] as const;
  const table = (name: string) => matrix(parts.get(`block.${block}.${name}`)!);
  const perHead = (name: string) =>
    g.view(g.product(matrix(x), table(name)), [rows, heads, tokens, depth], strides);
  const logits = g.product(perHead('query'), transposed(perHead('key')));
  const shares = g.softmax(logits, tokens, 1 / Math.sqrt(depth));
  const square = tokens * tokens;
  const byHead = g.view(shares, [rows, heads, tokens, tokens], [heads * square, square, tokens, 1]);
  const joined = g.product(byHead, perHead('value'), {out: [strides, width]});
  return g.product(matrix(joined), table('output'), {init: matrix(x)});
}

function encode(g: GraphBuilder, a: MaskedArchitecture, parts: Parts, batch: InputBatch): Tensor {
  const {tokens, width, blocks, activation} = a;
  const {rows, inputs, mask} = batch;
  const table = (name: string) => matrix(parts.get(name)!);
  // Each input's tokens start at their positions.
  const position = g.view(parts.get('position')!, [rows, 1, tokens, width], [0, 0, width, 1]);
  const perInput = (x: Tensor) => g.view(x, [rows, 1, tokens, 1], [tokens, 0, 1, 0]);
  const masks = g.view(parts.get('mask')!, [rows, 1, 1, width], [0, 0, 0, 1]);
  const placed = g.product(perInput(mask!), masks, {init: position});
  let x = g.projectRows(g.product(matrix(inputs), table('embedding'), {init: matrix(placed)}));
  for (let block = 1; block <= blocks; block++) {
    const y = attended(g, a, parts, block, x);
    const inner = g.product(matrix(y), table(`block.${block}.feed.1`), {activation});
    x = g.projectRows(g.product(matrix(inner), table(`block.${block}.feed.2`), {init: matrix(y)}));
  }
  return x;
}

function tables(a: MaskedArchitecture): TableShape[] {
  const {tokens, inputs, width, hidden} = a;
  const blocks = Array.from({length: a.blocks}, (_, i): TableShape[] => [
    ...['query', 'key', 'value', 'output'].map(
      (name): TableShape => [`block.${i + 1}.${name}`, width, width],
    ),
    [`block.${i + 1}.feed.1`, width, hidden],
    [`block.${i + 1}.feed.2`, hidden, width],
  ]);
  return [
    ['embedding', inputs, width],
    ['mask', 1, width, width],
    ['position', tokens, width, width],
    ...blocks.flat(),
    ['decoder', width, inputs],
  ];
}

/**
 * Tables `embedding`, `mask`, `position`, then for each block b `block.b.{query,key,value,output,feed.1,feed.2}`, and
 * `decoder`; head i of query, key and value owns the columns, and of output the rows, from i width/heads on.
 */
export function maskedEncoder(where: string, a: MaskedArchitecture): Encoder {
  for (const name of ['tokens', 'width', 'blocks', 'heads', 'hidden'] as const)
    positiveInteger(where, `architecture.${name}`, a[name]);
  if (a.width % a.heads !== 0)
    throw inputError(where, 'architecture.width', `a multiple of heads = ${a.heads}`, a.width);
  return {
    tokens: a.tokens,
    inputs: a.inputs,
    width: a.width,
    outputs: a.inputs,
    tableCount: 4 + 6 * a.blocks,
    tables: () => tables(a),
    encode: (g, parts, batch) => encode(g, a, parts, batch),
  };
}
