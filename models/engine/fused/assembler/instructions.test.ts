import test from 'ava';
import {generator} from '../../../../theory/laws/generator.ts';
import {gatherOf} from '../gather.ts';
import {emitExp, emitLog1p, tanhFunction} from '../kernels/functions.ts';
import {byteWriter} from './byteWriter.ts';
import type {FunctionBuilder} from './functionBuilder.ts';
import type {Instruction} from './instructions.ts';
import {type ModuleBuilder, moduleBuilder} from './moduleBuilder.ts';
import {instantiate, webAssembly} from './webAssembly.ts';

/** Runs a body whose param is an address and whose result, left on the stack, is stored at that address. */
function run(inputs: readonly ArrayBufferView[], body: (f: FunctionBuilder, m: ModuleBuilder) => void) {
  const memory = new webAssembly.Memory({initial: 1});
  for (const [i, input] of inputs.entries())
    new Uint8Array(memory.buffer, 16 * (i + 1)).set(new Uint8Array(input.buffer, 0, 16));
  const m = moduleBuilder();
  const index = m.define('test', ['i32'], undefined, (f) => {
    f.get(0);
    body(f, m);
    f.store(0);
  });
  m.export('test', index);
  const bytes = m.encoded();
  if (!webAssembly.validate(bytes)) throw new Error('not valid');
  instantiate<{test(at: number): void}>(new webAssembly.Module(bytes), memory).test(0);
  return memory.buffer.slice(0, 16);
}

const f = Math.fround;
const four = (g: (x: number, y: number) => number) => (x: Float32Array, y: Float32Array) =>
  Float32Array.from(x, (value, i) => g(value, y[i]!));
const masks = (g: (x: number, y: number) => boolean) => (x: Float32Array, y: Float32Array) =>
  Int32Array.from(x, (value, i) => (g(value, y[i]!) ? -1 : 0));
const words = (g: (x: number, y: number) => number) => (x: Int32Array, y: Int32Array) =>
  Int32Array.from(x, (value, i) => g(value, y[i]!));
const two = (g: (x: number, y: number) => number) => (x: Float64Array, y: Float64Array) =>
  Float64Array.from(x, (value, i) => g(value, y[i]!));

/** What instructions of two operands must give. */
const binary = {
  'f32x4.add': four((x, y) => x + y),
  'f32x4.sub': four((x, y) => x - y),
  'f32x4.mul': four((x, y) => x * y),
  'f32x4.div': four((x, y) => x / y),
  'f32x4.pmin': four((x, y) => (y < x ? y : x)),
  'f32x4.pmax': four((x, y) => (x < y ? y : x)),
  'f32x4.eq': masks((x, y) => x === y),
  'f32x4.lt': masks((x, y) => x < y),
  'f32x4.gt': masks((x, y) => x > y),
} as const;
const integer = {
  'v128.and': words((x, y) => x & y),
  'v128.andnot': words((x, y) => x & ~y),
  'v128.or': words((x, y) => x | y),
  'i32x4.add': words((x, y) => (x + y) | 0),
} as const;
const wide = {
  'f64x2.add': two((x, y) => x + y),
  'f64x2.sub': two((x, y) => x - y),
  'f64x2.mul': two((x, y) => x * y),
  'f64x2.div': two((x, y) => x / y),
  'f64x2.pmax': two((x, y) => (x < y ? y : x)),
} as const;

const special = [0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e-40, -3.4e38];
function* pairs<T extends Float32Array | Float64Array | Int32Array>(
  make: (values: number[]) => T,
  size: number,
) {
  const source = generator(3);
  const value = () => (source.integer(2) === 0 ? source.normal() * 100 : special[source.integer(8)]!);
  for (let i = 0; i < 40; i++) {
    const values = () => make(Array.from({length: size}, value));
    yield [values(), values()] as const;
  }
}

const apply = (inputs: readonly ArrayBufferView[], ...names: Instruction[]) =>
  run(inputs, (f) => {
    for (const i of inputs.keys()) {
      f.get(0);
      f.load(16 * (i + 1));
    }
    f.op(...names);
  });

test('instructions on four float32', (t) => {
  for (const [x, y] of pairs((values) => Float32Array.from(values), 4)) {
    for (const [name, expected] of Object.entries(binary)) {
      const found = apply([x, y], name as Instruction);
      const wanted = expected(x, y);
      t.deepEqual(
        wanted instanceof Int32Array ? new Int32Array(found) : new Float32Array(found),
        wanted,
        name,
      );
    }
    t.deepEqual(new Float32Array(apply([x], 'f32x4.abs')), x.map(Math.abs));
    t.deepEqual(
      new Float32Array(apply([x], 'f32x4.neg')),
      x.map((v) => -v),
    );
    t.deepEqual(new Float32Array(apply([x], 'f32x4.sqrt')), x.map(Math.sqrt));
    t.deepEqual(new Float64Array(apply([x], 'f64x2.promote_low_f32x4')), Float64Array.from(x.subarray(0, 2)));
  }
});

test('instructions on words and on two float64', (t) => {
  for (const [x, y] of pairs((values) => Int32Array.from(values), 4)) {
    for (const [name, expected] of Object.entries(integer))
      t.deepEqual(new Int32Array(apply([x, y], name as Instruction)), expected(x, y), name);
    const mask = Int32Array.of(-1, 0, 0x0f0f0f0f, 1);
    t.deepEqual(
      new Int32Array(apply([x, y, mask], 'v128.bitselect')),
      x.map((v, i) => (v & mask[i]!) | (y[i]! & ~mask[i]!)),
    );
    const shifted = run([x], (f) => {
      f.get(0);
      f.load(16);
      f.i32(23);
      f.op('i32x4.shl');
    });
    t.deepEqual(
      new Int32Array(shifted),
      x.map((v) => v << 23),
    );
  }
  for (const [x, y] of pairs((values) => Float64Array.from(values), 2)) {
    for (const [name, expected] of Object.entries(wide))
      t.deepEqual(new Float64Array(apply([x, y], name as Instruction)), expected(x, y), name);
    t.deepEqual(
      new BigInt64Array(apply([x, y], 'f64x2.gt')),
      BigInt64Array.from(x, (v, i) => (v > y[i]! ? -1n : 0n)),
    );
    t.deepEqual(new Float64Array(apply([x], 'f64x2.sqrt')), x.map(Math.sqrt));
    t.deepEqual(
      new Float32Array(apply([x], 'f32x4.demote_f64x2_zero')),
      Float32Array.of(f(x[0]!), f(x[1]!), 0, 0),
    );
  }
});

test('scalar instructions, loops, blocks and constants', (t) => {
  // 5 times: x + 3, then the block is left before a step that would spoil it.
  const found = run([Float32Array.of(1, 2, 3, 4)], (f) => {
    const [sum, count] = [f.local('v128'), f.local('i32')];
    f.i32(2);
    f.i32(3);
    f.op('i32.mul');
    f.i32(1);
    f.op('i32.sub');
    f.set(count);
    f.loop(count, () => {
      f.get(sum);
      f.f32x4(3);
      f.op('f32x4.add');
      f.set(sum);
    });
    f.block(() => {
      f.get(count);
      f.i32(0);
      f.op('i32.eq');
      f.leave();
      f.f32x4(Number.NaN);
      f.set(sum);
    });
    f.get(sum);
    f.get(0);
    f.load(16);
    f.op('f32x4.add');
  });
  t.deepEqual(new Float32Array(found), Float32Array.of(16, 17, 18, 19));
  const constant = run([], (f) => f.f64x2(Math.PI));
  t.deepEqual(new Float64Array(constant), Float64Array.of(Math.PI, Math.PI));
  const turned = run([Int32Array.of(1, 2, 3, 4)], (f) => {
    f.get(0);
    f.load(16);
    f.get(0);
    f.load(16);
    f.shuffle([12, 13, 14, 15, 8, 9, 10, 11, 20, 21, 22, 23, 16, 17, 18, 19]);
  });
  t.deepEqual(new Int32Array(turned), Int32Array.of(4, 3, 2, 1));
});

test('a block is left where all words are other than 0', (t) => {
  for (const words of [
    [1, -1, 5, 2],
    [1, 0, 5, 2],
    [0, 0, 0, 0],
  ]) {
    const found = run([Int32Array.from(words)], (f) => {
      const answer = f.local('v128');
      f.block(() => {
        f.get(0);
        f.load(16);
        f.op('i32x4.all_true');
        f.leave();
        f.f32x4(7);
        f.set(answer);
      });
      f.get(answer);
    });
    t.deepEqual(new Float32Array(found), new Float32Array(4).fill(words.every((word) => word !== 0) ? 0 : 7));
  }
});

test('integers are encoded as LEB128', (t) => {
  const bytes = (write: (w: ReturnType<typeof byteWriter>) => void) => {
    const w = byteWriter(1);
    write(w);
    return [...w.done()];
  };
  t.deepEqual(
    bytes((w) => w.unsigned(624485)),
    [0xe5, 0x8e, 0x26],
  );
  t.deepEqual(
    bytes((w) => w.unsigned(2 ** 32 - 1)),
    [0xff, 0xff, 0xff, 0xff, 0x0f],
  );
  t.deepEqual(
    bytes((w) => w.signed(-123456)),
    [0xc0, 0xbb, 0x78],
  );
  t.deepEqual(
    bytes((w) => w.signed(64)),
    [0xc0, 0x00],
  );
  t.deepEqual(
    bytes((w) => w.signed(-64)),
    [0x40],
  );
});

test('exp, tanh and ln(1 + u) are within 5e-7 of the true values, relative to them', (t) => {
  const source = generator(9);
  const functions: [(f: FunctionBuilder, m: ModuleBuilder) => void, (x: number) => number, () => number][] = [
    [
      (f) => {
        const x = f.local('v128');
        f.set(x);
        emitExp(f, [x]);
        f.get(x);
      },
      Math.exp,
      () => 30 * (source.uniform() - 0.5),
    ],
    [(f, m) => f.call(tanhFunction(m)), Math.tanh, () => 20 * (source.uniform() - 0.5)],
    [emitLog1p, Math.log1p, () => source.uniform()],
  ];
  for (const [emit, exact, draw] of functions) {
    for (let i = 0; i < 300; i++) {
      const x = Float32Array.from({length: 4}, draw);
      const found = new Float32Array(
        run([x], (f, m) => {
          f.get(0);
          f.load(16);
          emit(f, m);
        }),
      );
      for (const [lane, value] of x.entries()) {
        const expected = exact(value);
        t.true(Math.abs(found[lane]! - expected) <= 5e-7 * Math.abs(expected), `${value}`);
      }
    }
  }
});

test('rows of four tables are gathered side by side', (t) => {
  for (const width of [1, 2, 3, 4, 5, 9]) {
    const memory = new webAssembly.Memory({initial: 1});
    const floats = new Float32Array(memory.buffer);
    const integers = new Int32Array(memory.buffer);
    for (let lane = 0; lane < 4; lane++) {
      const at = 4096 * (lane + 1);
      integers[lane] = at;
      for (let i = 0; i < 7 * width; i++) floats[at / 4 + i] = 100 * lane + i;
      for (let row = 0; row < 3; row++) integers[4 + 4 * row + lane] = (row * 3 + lane) % 7;
    }
    gatherOf(memory, width)(32768, 3, 0, 16);
    for (let row = 0; row < 3; row++)
      for (let c = 0; c < width; c++)
        for (let lane = 0; lane < 4; lane++) {
          const expected = 100 * lane + ((row * 3 + lane) % 7) * width + c;
          t.is(floats[8192 + (row * width + c) * 4 + lane], expected);
        }
  }
});
