import {moduleBuilder} from './assembler/moduleBuilder.ts';
import {instantiate, type Memory, type Module, webAssembly} from './assembler/webAssembly.ts';
import {emitGather} from './kernels/emitGather.ts';

/** Addresses of the result, of four table addresses and of four indices per row; see `emitGather`. */
export type Gather = (to: number, rows: number, tables: number, indices: number) => void;

const modules = new Map<number, Module>();

/** The function that gathers rows of a width in a memory. */
export function gatherOf(memory: Memory, width: number): Gather {
  let module = modules.get(width);
  if (module === undefined) {
    const m = moduleBuilder();
    const params = ['i32', 'i32', 'i32', 'i32'] as const;
    m.export(
      'gather',
      m.define('gather', params, undefined, (f) => emitGather(f, width)),
    );
    module = new webAssembly.Module(m.encoded());
    modules.set(width, module);
  }
  return instantiate<{gather: Gather}>(module, memory).gather;
}
