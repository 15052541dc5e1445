import {planScratch} from '../plan.ts';
import type {Buffer, Program} from '../program.ts';
import type {UpdateRule} from '../trainer.ts';
import {packingOf} from './kernels/packing.ts';

/** Bytes of one number of four cases. */
export const VECTOR = 16;
/** What addresses below this hold is never read: fences compare addresses with small numbers. */
const START = 1024;
const LINE = 64;

/** Vectors at the start of a group, by index. */
export const setting = {rate: 0, correction: 1, l2: 2, ascent: 3, active: 4, finite: 5, terms: 6} as const;
/** Vectors per ball: a mask of the cases that have it, and their radii as two vectors of float64. */
export const BALL_VECTORS = 3;

/** Byte addresses: absolute ones of what all groups share in turn, and offsets from a group's start. */
export interface FusedLayout {
  /** Room for what a product copies. */
  readonly room: number;
  readonly gradient: number;
  /** Parameters before the update in hand, for cases that do not take it. */
  readonly before: number;
  readonly groups: number;
  readonly groupBytes: number;
  readonly balls: number;
  readonly parameters: number;
  readonly first: number;
  readonly second: number;
  readonly centres: number;
  /** Of the first portion's data, and from one portion's to the next one's. */
  readonly data: number;
  readonly portion: number;
  readonly portions: number;
  /** Of a buffer: absolute, or from the group's start; of data from it for the first portion. */
  addressOf(buffer: Buffer): {readonly from: 'start' | 'group' | 'portion'; readonly at: number};
}

/** Vectors that the product that copies most copies. */
function roomOf({forward, backward}: Program): number {
  const products = [...forward, ...backward].flatMap((step) => (step.kind === 'product' ? [step] : []));
  const rooms = products.map(
    ({shape, inner, a, b}) => packingOf({shape, inner, a: a.strides, b: b.strides}).room,
  );
  return Math.max(0, ...rooms);
}

const aligned = (bytes: number) => Math.ceil(bytes / LINE) * LINE;

export function fusedLayout(program: Program, rule: UpdateRule): FusedLayout {
  const {offsets, size} = planScratch(program);
  const block = aligned(program.parameterCount * VECTOR);
  const room = START + aligned(size * VECTOR);
  const gradient = room + aligned(roomOf(program) * VECTOR);
  const before = gradient + block;
  const balls = (setting.terms + program.terms) * VECTOR;
  const parameters = aligned(balls + rule.balls.length * BALL_VECTORS * VECTOR);
  const first = parameters + block;
  const second = first + (rule.optimizer === 'adam' ? block : 0);
  const centres = second + (rule.optimizer === 'adam' ? block : 0);
  const data = centres + (rule.balls.some(({centred}) => centred) ? block : 0);
  const {portions = 1} = rule;
  const portion = aligned(program.dataCount * VECTOR);
  return {
    room,
    gradient,
    before,
    groups: before + block,
    groupBytes: data + portion * portions,
    balls,
    parameters,
    first,
    second,
    centres,
    data,
    portion,
    portions,
    addressOf({region, id, offset = 0}) {
      if (region === 'scratch') return {from: 'start', at: START + offsets.get(id)! * VECTOR};
      const start = {gradient, parameter: parameters, data}[region];
      const from = ({gradient: 'start', parameter: 'group', data: 'portion'} as const)[region];
      return {from, at: start + offset * VECTOR};
    },
  };
}
