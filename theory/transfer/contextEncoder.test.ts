import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {contains, point} from '../arithmetic/interval.ts';
import {toInterval} from '../arithmetic/rational.ts';
import {type Case, makeCase} from '../case/case.ts';
import {bestHead, constants, populationRisk} from '../case/quantities.ts';
import {InputError} from '../errors.ts';
import {pool} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {quadraticForm, traceForm} from '../pretext/schurComplement.ts';
import {randomCase} from '../testing/randomCase.ts';
import {decodableHead, realisablePretext, roomForHead, visibleOnly} from './assumptions.ts';
import {decoderOf, headLoss, preimageOf, referenceHead, roomOf, schurOf, targetOf} from './contextEncoder.ts';

interface Parts {
  readonly h: number[][];
  readonly o: number[][];
  readonly W: number[][];
  readonly w: number[][];
  readonly R?: number;
  readonly visible?: number[];
  readonly plus?: number[];
}

/** Hinge, every label +, heads of radius R on h and 1 on h°. */
function world({h, o, W, w, R = 1, visible, plus = h.map(() => 1)}: Parts): Case {
  const law = {plus, minus: plus.map(() => 0)};
  return makeCase({
    pool: pool({total: plus.reduce((a, b) => a + b, 0), U: law, T: law}),
    loss: 'hinge',
    representation: matrix(h),
    heads: {kind: 'ball', radius: R},
    reference: matrix(o),
    referenceHeads: {kind: 'ball', radius: 1},
    decoder: matrix(W),
    target: matrix(w),
    ...(visible ? {visible: Int32Array.from(visible)} : {}),
  });
}

/** Lhs, and G |(W°^T)^+ theta°| (pretext gap)^(1/2) squared, both exact on these worlds. */
const sides = (c: Case) => ({
  lhs: headLoss(c),
  C: preimageOf(c).norm,
  gap: toInterval(traceForm(schurOf(c), decoderOf(c))),
  held: [realisablePretext, decodableHead, roomForHead].map(({holds}) => holds(c)),
});

test('one point, hinge, constant h = 0: attained', (t) => {
  const c = world({h: [[0]], o: [[1]], W: [[1]], w: [[1]]});
  t.deepEqual([...referenceHead(c)], [1]);
  t.is(constants(c).G, 1);
  t.deepEqual(sides(c), {lhs: point(1), C: point(1), gap: point(1), held: [true, true, true]});
});

test('without A2 false on one point: W° = 0 sees nothing of what the task needs', (t) => {
  const c = world({h: [[0]], o: [[1]], W: [[0]], w: [[0]]});
  t.deepEqual(sides(c), {lhs: point(1), C: point(0), gap: point(0), held: [true, false, true]});
});

test('without A3 false on one point: h = h°/4 needs a head of norm 4', (t) => {
  const c = world({h: [[0.25]], o: [[1]], W: [[1]], w: [[1]]});
  t.deepEqual(roomOf(c).norm, point(4));
  t.deepEqual(sides(c), {lhs: point(0.75), C: point(1), gap: point(0), held: [true, true, false]});
  const roomy = world({h: [[0.25]], o: [[1]], W: [[1]], w: [[1]], R: 4});
  t.deepEqual(sides(roomy), {lhs: point(0), C: point(1), gap: point(0), held: [true, true, true]});
});

test('A1: each target, or their mean over what looks alike', (t) => {
  const holds = (parts: Partial<Parts>) =>
    realisablePretext.holds(world({h: [[1], [1]], o: [[1], [1]], W: [[1]], w: [[1], [1]], ...parts}));
  t.is(holds({}), true);
  t.is(holds({w: [[1], [1.5]]}), false);
  // One visible part with two targets around W° h°: realisable in the mean, when the weights balance.
  t.is(holds({w: [[0.5], [1.5]], visible: [0, 0]}), true);
  t.is(holds({w: [[0.5], [1.5]]}), false);
  t.is(holds({w: [[0.5], [1.5]], visible: [0, 0], plus: [1, 3]}), false);
  t.is(holds({w: [[0.5], [1.5]], visible: [3, 7]}), false);
  // A point without mass under U has no say.
  t.is(holds({w: [[1], [9]], plus: [4, 0]}), true);
  // The product of 0.1 and 0.1 is no double: the enclosure of the difference contains 0 and more.
  t.is(holds({o: [[0.1], [0.1]], W: [[0.1]], w: [[0.1 * 0.1], [0.1 * 0.1]]}), 'undecided');
});

test('h and h° may read the visible part only', (t) => {
  const alike = {o: [[1], [1]], W: [[1]], w: [[1], [1]], visible: [5, 5]};
  t.true(visibleOnly.holds(world({...alike, h: [[2], [2]]})));
  t.false(visibleOnly.holds(world({...alike, h: [[2], [3]]})));
  t.false(visibleOnly.holds(world({...alike, h: [[2], [2]], o: [[1], [0]]})));
  t.true(visibleOnly.holds(world({...alike, h: [[2], [3]], visible: [5, 6]})));
  t.true(visibleOnly.holds(world({h: [[2], [3]], o: [[1], [1]], W: [[1]], w: [[1], [1]]})));
});

test('A2 in a plane: theta° in the row space of one row or not', (t) => {
  const at = (W: number[][], w: number[][]) => world({h: [[1, 0]], o: [[1, 0]], W, w});
  t.deepEqual([...referenceHead(at([[1, 0]], [[1]]))], [1, 0]);
  t.is(decodableHead.holds(at([[1, 0]], [[1]])), true);
  t.is(decodableHead.holds(at([[0, 1]], [[0]])), false);
  t.is(decodableHead.holds(at([[1, 1]], [[1]])), false);
  t.is(
    decodableHead.holds(
      at(
        [
          [1, 1],
          [1, -1],
        ],
        [[1, 1]],
      ),
    ),
    true,
  );
});

test('finite head classes have no head room to speak of', (t) => {
  const c = world({h: [[1]], o: [[1]], W: [[1]], w: [[1]]});
  const finite = {...c, heads: {kind: 'finite', thetas: [Float64Array.of(1)]} as const, memo: new Map()};
  t.is(roomForHead.holds(finite), false);
  t.deepEqual(headLoss(finite), point(0));
});

test('no decoder, no target: an error', (t) => {
  const {decoder: _, ...rest} = world({h: [[1]], o: [[1]], W: [[1]], w: [[1]]});
  t.throws(() => decoderOf(rest), {
    instanceOf: InputError,
    message: /contextEncoder: decoder: expected W° of a realisable pretext/,
  });
  const {target: __, ...bare} = rest;
  t.throws(() => targetOf(bare), {
    instanceOf: InputError,
    message: /contextEncoder: target: expected a table/,
  });
});

testProp(
  'head loss on random cases: between the certified optima, at most G sqrt(theta° Lambda theta°) with room',
  [fc.nat(1e6), fc.constantFrom('hinge' as const, 'logistic' as const, 'squared' as const)],
  (t, seed, loss) => {
    const drawn = randomCase(seed, {kind: 'ball', losses: [loss]});
    const c = {...drawn, heads: {kind: 'ball', radius: 64} as const, memo: new Map()};
    t.is(realisablePretext.holds(c), true);
    const found = headLoss(c);
    const plain =
      bestHead(c, 'U', c.representation, c.heads).value.lo -
      populationRisk(c, 'U', c.reference, referenceHead(c)).hi;
    t.true(found.lo <= found.hi && found.lo <= plain + 1e-9 && found.hi >= plain - 1e-9);
    if (roomForHead.holds(c) === true) {
      const squared = toInterval(quadraticForm(schurOf(c), referenceHead(c)));
      t.true(found.hi <= constants(c).G * Math.sqrt(squared.hi) + 1e-9);
    }
    // A1 makes the pretext identity hold, so the trace is a gap and cannot be negative.
    t.true(toInterval(traceForm(schurOf(c), decoderOf(c))).lo >= 0);
  },
  {numRuns: 60},
);

test('where h gives all that theta° reads of h°, the head loss is 0, not an enclosure of 0', (t) => {
  const c = {
    ...world({h: [[2], [-1]], o: [[1], [-0.5]], W: [[1]], w: [[1], [-0.5]], R: 2}),
    loss: 'logistic' as const,
    memo: new Map(),
  };
  t.true(headLoss(c).hi <= 0);
  t.true(contains({lo: headLoss(c).lo, hi: 1e-9}, 0));
});
