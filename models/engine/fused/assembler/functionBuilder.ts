import {byteWriter} from './byteWriter.ts';
import {type Instruction, instructions, opcode, type ValueType, valueType} from './instructions.ts';

/** Index of a local variable of a function. */
export type Local = number;

/** The body of one WebAssembly function, written as a stack machine's program. */
export interface FunctionBuilder {
  readonly params: readonly ValueType[];
  readonly result: ValueType | undefined;
  local(type: ValueType): Local;
  get(local: Local): void;
  set(local: Local): void;
  tee(local: Local): void;
  /** Instructions without immediates. */
  op(...names: readonly Instruction[]): void;
  /** Locals by index, float32 constants in brackets, instructions, and loads and stores at the address on the stack. */
  put(...items: readonly (Local | readonly [constant: number] | Instruction | 'load' | 'store')[]): void;
  i32(value: number): void;
  /** Four times the float32 nearest to the value. */
  f32x4(value: number): void;
  /** Twice the float64. */
  f64x2(value: number): void;
  /** From the address on the stack plus so many bytes. */
  load(offset: number): void;
  /** The value on top of the stack to the address under it plus so many bytes. */
  store(offset: number): void;
  loadIndex(offset: number): void;
  /** The bytes of two vectors by index; 16 of them. */
  shuffle(lanes: readonly number[]): void;
  call(index: number): void;
  /** A block, from whose inside `leave` jumps to its end. */
  block(body: () => void): void;
  /** Out of the innermost block where the number on the stack is not 0. */
  leave(): void;
  /** The body so many times. */
  times(count: number, body: () => void): void;
  /** The body as often as a local says, at least once; counts the local down to 0. */
  loop(left: Local, body: () => void): void;
  /** local += value. */
  advance(local: Local, value: number): void;
  /** Local declarations and body, with its length in front. */
  encoded(): Uint8Array;
}

export function functionBuilder(params: readonly ValueType[], result?: ValueType): FunctionBuilder {
  const locals: ValueType[] = [];
  const code = byteWriter();
  const scratch = new DataView(new ArrayBuffer(16));
  const vector = () => {
    code.byte(opcode.simd);
    code.byte(opcode.v128Const);
    code.bytes(new Uint8Array(scratch.buffer));
  };
  const memory = (offset: number, aligned: number) => {
    code.byte(aligned);
    code.unsigned(offset);
  };
  const f: FunctionBuilder = {
    params,
    result,
    local(type) {
      locals.push(type);
      return params.length + locals.length - 1;
    },
    get(local) {
      code.byte(opcode.localGet);
      code.unsigned(local);
    },
    set(local) {
      code.byte(opcode.localSet);
      code.unsigned(local);
    },
    tee(local) {
      code.byte(opcode.localTee);
      code.unsigned(local);
    },
    op(...names) {
      for (const name of names) code.bytes(instructions[name]);
    },
    put(...items) {
      for (const item of items) {
        if (typeof item === 'number') f.get(item);
        else if (typeof item !== 'string') f.f32x4(item[0]);
        else if (item === 'load') f.load(0);
        else if (item === 'store') f.store(0);
        else f.op(item);
      }
    },
    i32(value) {
      code.byte(opcode.i32Const);
      code.signed(value);
    },
    f32x4(value) {
      for (let lane = 0; lane < 4; lane++) scratch.setFloat32(4 * lane, value, true);
      vector();
    },
    f64x2(value) {
      for (let lane = 0; lane < 2; lane++) scratch.setFloat64(8 * lane, value, true);
      vector();
    },
    load(offset) {
      code.byte(opcode.simd);
      code.byte(opcode.v128Load);
      memory(offset, 4);
    },
    store(offset) {
      code.byte(opcode.simd);
      code.byte(opcode.v128Store);
      memory(offset, 4);
    },
    loadIndex(offset) {
      code.byte(opcode.i32Load);
      memory(offset, 2);
    },
    shuffle(lanes) {
      code.byte(opcode.simd);
      code.byte(opcode.shuffle);
      code.bytes(lanes);
    },
    call(index) {
      code.byte(opcode.call);
      code.unsigned(index);
    },
    block(body) {
      code.byte(opcode.block);
      code.byte(0x40);
      body();
      code.byte(opcode.end);
    },
    leave() {
      code.byte(opcode.brIf);
      code.byte(0);
    },
    times(count, body) {
      if (count <= 0) return;
      if (count === 1) {
        body();
        return;
      }
      const left = f.local('i32');
      f.i32(count);
      f.set(left);
      f.loop(left, body);
    },
    loop(left, body) {
      code.byte(opcode.loop);
      code.byte(0x40);
      body();
      f.get(left);
      f.i32(1);
      f.op('i32.sub');
      f.tee(left);
      code.byte(opcode.brIf);
      code.byte(0);
      code.byte(opcode.end);
    },
    advance(local, value) {
      if (value === 0) return;
      f.get(local);
      f.i32(value);
      f.op('i32.add');
      f.set(local);
    },
    encoded() {
      const head = byteWriter(16);
      const runs: [number, ValueType][] = [];
      for (const type of locals) {
        const last = runs.at(-1);
        if (last?.[1] === type) last[0]++;
        else runs.push([1, type]);
      }
      head.unsigned(runs.length);
      for (const [count, type] of runs) {
        head.unsigned(count);
        head.byte(valueType[type]);
      }
      const body = code.done();
      const all = byteWriter(body.length + 32);
      all.unsigned(head.done().length + body.length + 1);
      all.bytes(head.done());
      all.bytes(body);
      all.byte(opcode.end);
      return all.done();
    },
  };
  return f;
}
