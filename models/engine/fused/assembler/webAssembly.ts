/** What the engine uses of the WebAssembly interface, which the type libraries in use do not declare. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** Compiled code. */
export interface Module {
  readonly [Symbol.toStringTag]: string;
}

interface Interface {
  readonly Memory: new (size: {readonly initial: number}) => Memory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => Module;
  readonly Instance: new (
    module: Module,
    imports: {readonly engine: {readonly memory: Memory}},
  ) => {readonly exports: unknown};
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}

export const webAssembly = (globalThis as unknown as {readonly WebAssembly: Interface}).WebAssembly;

/** The functions that a module exports, on a memory. */
export function instantiate<Exports>(module: Module, memory: Memory): Exports {
  return new webAssembly.Instance(module, {engine: {memory}}).exports as Exports;
}
