// How far A1-A3 are from holding, on one or two points where it is plain.
import test from 'ava';
import {type Case, makeCase} from '../case/case.ts';
import {pool} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {decodableHead, realisablePretext, roomForHead} from './assumptions.ts';

/** Two points of equal mass, labels +1, h° = (1, 1), heads of radius R on h and 1 on h°. */
function two(parts: {h?: number[][]; W?: number[][]; w?: number[][]; R?: number; visible?: number[]}): Case {
  const {
    h = [
      [1, 1],
      [1, 1],
    ],
    W = [
      [1, 0],
      [0, 1],
    ],
    w = [
      [1, 1],
      [1, 1],
    ],
    R = 1,
    visible,
  } = parts;
  const law = {plus: [1, 1], minus: [0, 0]};
  return makeCase({
    pool: pool({total: 2, U: law, T: law}),
    loss: 'hinge',
    representation: matrix(h),
    heads: {kind: 'ball', radius: R},
    reference: matrix([
      [1, 1],
      [1, 1],
    ]),
    referenceHeads: {kind: 'ball', radius: 1},
    decoder: matrix(W),
    target: matrix(w),
    ...(visible ? {visible: Int32Array.from(visible)} : {}),
  });
}

const value = ({measure}: typeof realisablePretext, c: Case) => measure!.value(c);

test('A1: what the conditional mean of the target has beyond W° h°', (t) => {
  const noise = [
    [3, 1],
    [-1, 1],
  ];
  t.is(value(realisablePretext, two({w: noise})), 4);
  t.false(realisablePretext.holds(two({w: noise})));
  t.is(value(realisablePretext, two({w: noise, visible: [0, 0]})), 0);
  t.true(realisablePretext.holds(two({w: noise, visible: [0, 0]})));
});

test('A2: theta° along (1, 1), of which W° reads one coordinate', (t) => {
  const c = two({W: [[1, 0]], w: [[1], [1]]});
  t.false(decodableHead.holds(c));
  t.true(Math.abs(value(decodableHead, c) - Math.SQRT1_2) < 1e-6);
  t.is(value(decodableHead, two({})), 0);
});

test('A3: h° scaled down by four asks for four times the radius', (t) => {
  const c = two({
    h: [
      [0.25, 0.25],
      [0.25, 0.25],
    ],
    R: 2,
  });
  const norm = value(roomForHead, two({}));
  t.true(Math.abs(value(roomForHead, c) - 2 * norm) < 1e-12);
  t.is(roomForHead.holds(c), 2 * norm <= 1);
});
