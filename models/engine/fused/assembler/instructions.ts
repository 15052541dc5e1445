/** The WebAssembly instructions that the kernels use, as bytes: the core set, and 128-bit SIMD without its relaxed part. */
const simd = (code: number): readonly number[] =>
  code < 0x80 ? [0xfd, code] : [0xfd, (code & 0x7f) | 0x80, code >> 7];

export const instructions = {
  'i32.eq': [0x46],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'i32.mul': [0x6c],
  'i32.shl': [0x74],
  'i32x4.splat': simd(0x11),
  'i32x4.shl': simd(0xab),
  'i32x4.add': simd(0xae),
  'i32x4.all_true': simd(0xa3),
  'f32x4.eq': simd(0x41),
  'f32x4.lt': simd(0x43),
  'f32x4.gt': simd(0x44),
  'f64x2.gt': simd(0x4a),
  'v128.and': simd(0x4e),
  'v128.andnot': simd(0x4f),
  'v128.or': simd(0x50),
  'v128.bitselect': simd(0x52),
  'f32x4.demote_f64x2_zero': simd(0x5e),
  'f64x2.promote_low_f32x4': simd(0x5f),
  'f32x4.abs': simd(0xe0),
  'f32x4.neg': simd(0xe1),
  'f32x4.sqrt': simd(0xe3),
  'f32x4.add': simd(0xe4),
  'f32x4.sub': simd(0xe5),
  'f32x4.mul': simd(0xe6),
  'f32x4.div': simd(0xe7),
  'f32x4.pmin': simd(0xea),
  'f32x4.pmax': simd(0xeb),
  'f64x2.sqrt': simd(0xef),
  'f64x2.add': simd(0xf0),
  'f64x2.sub': simd(0xf1),
  'f64x2.mul': simd(0xf2),
  'f64x2.div': simd(0xf3),
  'f64x2.pmax': simd(0xf7),
} as const satisfies Record<string, readonly number[]>;

export type Instruction = keyof typeof instructions;

/** Instructions with immediates, which `functionBuilder` writes. */
export const opcode = {
  block: 0x02,
  loop: 0x03,
  end: 0x0b,
  brIf: 0x0d,
  call: 0x10,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Load: 0x28,
  i32Const: 0x41,
  simd: 0xfd,
  v128Load: 0x00,
  v128Store: 0x0b,
  v128Const: 0x0c,
  shuffle: 0x0d,
} as const;

export const valueType = {i32: 0x7f, v128: 0x7b} as const;
export type ValueType = keyof typeof valueType;
