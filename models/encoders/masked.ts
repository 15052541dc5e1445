/**
 * The transformer encoder as a graph over a leading case axis, section 5 of the theory. Ops are kept to those
 * with a correct gradient on every backend: no gather, einsum, where or mirrorPad.
 */
import type {Tensor} from '@tensorflow/tfjs';
import {inputError, positiveInteger} from '../../theory/errors.ts';
import type {MaskedArchitecture} from '../../theory/networks/architecture.ts';
import {activate} from '../activate.ts';
import type {Backend} from '../backend.ts';
import type {Parts} from '../parts.ts';
import {projectRows} from '../projectRows.ts';
import type {Batch, Encoder, TableShape} from './encoder.ts';

function attention(b: Backend, a: MaskedArchitecture, parts: Parts, block: number, x: Tensor): Tensor {
  const {tf} = b;
  const [cases, positions] = x.shape as [number, number];
  const examples = (cases * positions) / a.tokens;
  const depth = a.width / a.heads;
  const split = (name: string) => {
    const all = tf.matMul(x, parts.get(`block.${block}.${name}`)!);
    const headsLast = tf.reshape(all, [examples, a.tokens, a.heads, depth]);
    return tf.reshape(tf.transpose(headsLast, [0, 2, 1, 3]), [examples * a.heads, a.tokens, depth]);
  };
  const logits = tf.mul(tf.matMul(split('query'), split('key'), false, true), 1 / Math.sqrt(depth));
  const mixed = tf.matMul(tf.softmax(logits), split('value'));
  const headsFirst = tf.reshape(mixed, [examples, a.heads, a.tokens, depth]);
  const joined = tf.reshape(tf.transpose(headsFirst, [0, 2, 1, 3]), [cases, positions, a.width]);
  return tf.matMul(joined, parts.get(`block.${block}.output`)!);
}

function encode(b: Backend, a: MaskedArchitecture, parts: Parts, {inputs: z, mask}: Batch): Tensor {
  const {tf} = b;
  const [cases, positions] = z.shape as [number, number];
  const seen = tf.mul(tf.matMul(z, parts.get('embedding')!), tf.sub(1, mask!));
  const tokens = tf.add(seen, tf.mul(mask!, parts.get('mask')!));
  const grid = tf.reshape(tokens, [cases, positions / a.tokens, a.tokens, a.width]);
  const placed = tf.add(grid, tf.expandDims(parts.get('position')!, 1));
  let x = projectRows(b, tf.reshape(placed, [cases, positions, a.width]));
  for (let block = 1; block <= a.blocks; block++) {
    const attended = tf.add(x, attention(b, a, parts, block, x));
    const inner = activate(b, a.activation, tf.matMul(attended, parts.get(`block.${block}.feed.1`)!));
    x = projectRows(b, tf.add(attended, tf.matMul(inner, parts.get(`block.${block}.feed.2`)!)));
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
    ['mask', 1, width],
    ['position', tokens, width],
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
    encode: (b, parts, batch) => encode(b, a, parts, batch),
  };
}
