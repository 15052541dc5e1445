import {byteWriter} from './byteWriter.ts';
import {type FunctionBuilder, functionBuilder} from './functionBuilder.ts';
import {type ValueType, valueType} from './instructions.ts';

/** A WebAssembly module that imports a memory as `engine.memory`; functions of equal keys are one. */
export interface ModuleBuilder {
  /** The index of the function of that key, whose body is written the first time. */
  define(
    key: string,
    params: readonly ValueType[],
    result: ValueType | undefined,
    write: (f: FunctionBuilder) => void,
  ): number;
  export(name: string, index: number): void;
  encoded(): Uint8Array<ArrayBuffer>;
}

export function moduleBuilder(): ModuleBuilder {
  const functions: FunctionBuilder[] = [];
  const known = new Map<string, number>();
  const exported: [string, number][] = [];
  const text = (value: string) => [value.length, ...new TextEncoder().encode(value)];
  return {
    define(key, params, result, write) {
      const found = known.get(key);
      if (found !== undefined) return found;
      const f = functionBuilder(params, result);
      // Written before it has its index: what it calls comes first.
      write(f);
      functions.push(f);
      known.set(key, functions.length - 1);
      return functions.length - 1;
    },
    export(name, index) {
      exported.push([name, index]);
    },
    encoded() {
      const out = byteWriter(1 << 16);
      const section = (id: number, write: (w: ReturnType<typeof byteWriter>) => void) => {
        const w = byteWriter();
        write(w);
        out.byte(id);
        out.unsigned(w.done().length);
        out.bytes(w.done());
      };
      out.bytes([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
      section(1, (w) => {
        w.unsigned(functions.length);
        for (const {params, result} of functions) {
          w.byte(0x60);
          w.unsigned(params.length);
          for (const type of params) w.byte(valueType[type]);
          w.bytes(result === undefined ? [0] : [1, valueType[result]]);
        }
      });
      section(2, (w) => w.bytes([1, ...text('engine'), ...text('memory'), 0x02, 0x00, 1]));
      section(3, (w) => {
        w.unsigned(functions.length);
        for (let i = 0; i < functions.length; i++) w.unsigned(i);
      });
      section(7, (w) => {
        w.unsigned(exported.length);
        for (const [name, index] of exported) {
          w.bytes([...text(name), 0x00]);
          w.unsigned(index);
        }
      });
      section(10, (w) => {
        w.unsigned(functions.length);
        for (const f of functions) w.bytes(f.encoded());
      });
      return out.done().slice();
    },
  };
}
