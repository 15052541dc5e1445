/** Where each named parameter lies in the one float32 array that holds a network. */
import {inputError, positiveInteger} from '../theory/errors.ts';
import type {Architecture, Weights} from './types.ts';

export interface Parameter {
  readonly name: string;
  /** [inputs, outputs]: a row x becomes x . parameter, so the matrix of the theory is its transpose. */
  readonly shape: readonly [number, number];
  /** Of its first element in `Weights.values`. */
  readonly offset: number;
  readonly size: number;
}

const activations: readonly string[] = ['relu', 'tanh', 'leaky'];

function checkArchitecture(where: string, a: Architecture): void {
  if (a.kind !== 'context' && a.kind !== 'masked') {
    throw inputError(where, 'architecture.kind', 'context or masked', (a as {kind?: unknown}).kind);
  }
  if (!activations.includes(a.activation)) {
    throw inputError(where, 'architecture.activation', `one of ${activations.join(', ')}`, a.activation);
  }
  positiveInteger(where, 'architecture.inputs', a.inputs);
  if (a.kind === 'context') {
    positiveInteger(where, 'architecture.outputs', a.outputs);
    if (!Array.isArray(a.widths) || a.widths.length === 0) {
      throw inputError(where, 'architecture.widths', 'at least one width', a.widths);
    }
    for (const [i, width] of a.widths.entries()) positiveInteger(where, `architecture.widths[${i}]`, width);
    return;
  }
  for (const name of ['tokens', 'width', 'blocks', 'heads', 'hidden'] as const) {
    positiveInteger(where, `architecture.${name}`, a[name]);
  }
  if (a.width % a.heads !== 0) {
    throw inputError(where, 'architecture.width', `a multiple of heads = ${a.heads}`, a.width);
  }
}

function shapes(a: Architecture): [string, number, number][] {
  if (a.kind === 'context') {
    const before = [a.inputs, ...a.widths];
    const layers = a.widths.map((width, i): [string, number, number] => [
      `encoder.${i + 1}`,
      before[i]!,
      width,
    ]);
    return [...layers, ['decoder', a.widths.at(-1)!, a.outputs]];
  }
  const all: [string, number, number][] = [
    ['embedding', a.inputs, a.width],
    ['mask', 1, a.width],
    ['position', a.tokens, a.width],
  ];
  for (let b = 1; b <= a.blocks; b++) {
    for (const name of ['query', 'key', 'value', 'output'])
      all.push([`block.${b}.${name}`, a.width, a.width]);
    all.push([`block.${b}.feed.1`, a.width, a.hidden], [`block.${b}.feed.2`, a.hidden, a.width]);
  }
  all.push(['decoder', a.width, a.inputs]);
  return all;
}

/**
 * The parameters in order. Context: `encoder.1` ... `encoder.L`, `decoder`. Masked: `embedding`, `mask`,
 * `position`, then for each block b `block.b.{query,key,value,output,feed.1,feed.2}`, and `decoder`; head i of
 * query, key and value owns the columns, and of output the rows, from i width/heads on.
 *
 * @throws InputError for an architecture that cannot be built.
 */
export function parameterLayout(architecture: Architecture): readonly Parameter[] {
  checkArchitecture('parameterLayout', architecture);
  let offset = 0;
  return shapes(architecture).map(([name, rows, columns]) => {
    const size = rows * columns;
    offset += size;
    return {name, shape: [rows, columns] as const, offset: offset - size, size};
  });
}

/** How many real parameters the network has, decoder included. */
export function parameterCount(architecture: Architecture): number {
  return parameterLayout(architecture).reduce((sum, {size}) => sum + size, 0);
}

/** Each parameter by name, a view of the weights' own memory. */
export function namedParameters(weights: Weights): Map<string, Parameter & {readonly values: Float32Array}> {
  const layout = parameterLayout(weights.architecture);
  return new Map(
    layout.map((p) => [p.name, {...p, values: weights.values.subarray(p.offset, p.offset + p.size)}]),
  );
}

/** The decoder W as the theory writes it, [q x d]. */
export function decoderMatrix(weights: Weights): Float64Array {
  const {shape, values} = namedParameters(weights).get('decoder')!;
  const [d, q] = shape;
  return Float64Array.from({length: q * d}, (_, i) => values[(i % d) * q + Math.floor(i / d)]!);
}

/** The length of h(x). */
export function representationWidth(architecture: Architecture): number {
  return architecture.kind === 'context' ? architecture.widths.at(-1)! : architecture.width;
}
