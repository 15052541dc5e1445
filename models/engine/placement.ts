/** The memory of a graph's tensors. */
import {type Graph, sizeOf, type Tensor, type View} from './graph.ts';
import type {Buffer, Operand} from './program.ts';

export interface Placement {
  /** Of a case. */
  readonly parameterCount: number;
  readonly dataCount: number;
  /** Where each named parameter and data matrix starts in its region. */
  readonly offsets: ReadonlyMap<string, number>;
  make(region: Buffer['region'], size: number, offset?: number): Buffer;
  /** Of a tensor's values; in scratch memory, but for parameters and data. */
  memoryOf(tensor: Tensor): Buffer;
  /** Puts a tensor where another one is. */
  share(tensor: Tensor, buffer: Buffer): void;
  operand(view: View): Operand;
}

export function placement(graph: Graph): Placement {
  let buffers = 0;
  const values = new Map<Tensor, Buffer>();
  const offsets = new Map<string, number>();
  const make: Placement['make'] = (region, size, offset) => ({
    id: buffers++,
    region,
    size,
    ...(offset !== undefined && {offset}),
  });
  const place = (tensors: readonly Tensor[], region: 'parameter' | 'data') => {
    let offset = 0;
    for (const tensor of tensors) {
      values.set(tensor, make(region, sizeOf(tensor), offset));
      offsets.set(tensor.name, offset);
      offset += sizeOf(tensor);
    }
    return offset;
  };
  const parameterCount = place(graph.parameters, 'parameter');
  const dataCount = place(graph.data, 'data');
  const memoryOf = (tensor: Tensor): Buffer => {
    const found = values.get(tensor) ?? make('scratch', sizeOf(tensor));
    values.set(tensor, found);
    return found;
  };
  return {
    parameterCount,
    dataCount,
    offsets,
    make,
    memoryOf,
    share: (tensor, buffer) => void values.set(tensor, buffer),
    operand: ({tensor, strides}) => ({buffer: memoryOf(tensor), strides}),
  };
}
