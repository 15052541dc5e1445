import test from 'ava';
import {compare, toInterval} from '../../../theory/arithmetic/rational.ts';
import {InputError} from '../../../theory/errors.ts';
import {drawCounts} from '../../../theory/laws/draw.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {type Pool, pointMass} from '../../../theory/laws/pool.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import type {DigitsSetting} from './digitsSetting.ts';
import {type DigitsWorld, digitsWorld} from './digitsWorld.ts';
import {PIXELS} from './imageSet.ts';
import {loadDigits} from './loadDigits.ts';
import {BYTE_GRID} from './pretextMoments.ts';
import {selectImages} from './selectImages.ts';

const HALF = PIXELS / 2;

/** v (from 0) or w (from HALF) of every image as a table. */
function halves({images}: DigitsWorld, from: number): Matrix {
  const rows = images.labels.length;
  const data = new Float64Array(rows * HALF);
  for (let j = 0; j < rows; j++)
    data.set(images.pixels.subarray(j * PIXELS + from, j * PIXELS + from + HALF), j * HALF);
  return {rows, columns: HALF, data: data.map((byte) => byte / BYTE_GRID)};
}

const setting: DigitsSetting = {
  family: 'images',
  points: 200,
  visible: 'upper',
  classes: [1, 3, 8],
  positive: [3],
  rank: 3,
  shift: [{kind: 'reweight', factors: [0, 1, 0, 2, 0, 0, 0, 0, 4, 0]}],
  encoder: {kind: 'reducedRank', fittedOn: 100},
  others: [
    {kind: 'reducedRank', fittedOn: 'population', rank: 1},
    {kind: 'reducedRank', fittedOn: 'population', law: 'T'},
  ],
  seed: 5,
};

function distance({U, T, total}: Pool): number {
  let sum = 0;
  for (const side of ['plus', 'minus'] as const)
    U[side].forEach((m, j) => {
      sum += Math.abs(m - T[side][j]!);
    });
  return sum / 2 / total;
}

test('a world of 200 digits: labels, laws, tables', (t) => {
  const world = digitsWorld(setting);
  const {pool, images, family, reference, encoder} = world;
  t.deepEqual([pool.size, pool.total, images.index.length], [200, 2 ** 40, 200]);
  const digits = loadDigits();
  images.labels.forEach((label, j) => {
    t.is(label, digits.labels[images.index[j]!]!);
    t.is(pool.U[label === 3 ? 'minus' : 'plus'][j], 0);
    t.true(pointMass(pool.U, j) >= Math.floor(2 ** 40 / 200));
  });
  t.deepEqual(
    family.map((e) => e.setting.rank),
    [3, 3, 1, 3],
  );
  t.is(family[0], reference);
  t.is(family[1], encoder);
  for (const e of family) {
    t.deepEqual(
      [e.table.rows, e.table.columns, e.decoder.rows, e.decoder.columns],
      [200, e.setting.rank, 392, e.setting.rank],
    );
    t.true(compare(e.optimum, reference.optimum) >= 0);
    t.true(compare(e.loss, e.optimum) >= 0);
    t.true(e.gap.lo >= 0 && e.excess.hi >= e.gap.lo);
  }
  t.deepEqual(reference.gap, {lo: 0, hi: 0});
  t.true(encoder.gap.lo > 0 && family[2]!.gap.lo > 0);
  t.true(reference.excess.hi < 1e-9);
});

test('equal settings give equal worlds, other seeds other worlds', (t) => {
  const one = digitsWorld(setting);
  const again = digitsWorld(JSON.parse(JSON.stringify(setting)));
  t.deepEqual(again.pool, one.pool);
  t.deepEqual(again.encoder.table, one.encoder.table);
  t.deepEqual(again.encoder.loss, one.encoder.loss);
  t.notDeepEqual(digitsWorld({...setting, seed: 6}).images.index, one.images.index);
  const redrawn = digitsWorld({...setting, encoder: {kind: 'reducedRank', fittedOn: 100, seed: 6}});
  t.deepEqual(redrawn.images.index, one.images.index);
  t.notDeepEqual(redrawn.encoder.table, one.encoder.table);
  t.deepEqual(redrawn.reference.table, one.reference.table);
});

test('halves of the images as tables in the unit ball; the pretext loss is that of the tables', (t) => {
  const world = digitsWorld({...setting, points: 40});
  const {images, encoder, pool} = world;
  const v = halves(world, 0);
  const w = halves(world, HALF);
  t.deepEqual([v.rows, v.columns, w.rows, w.columns], [40, 392, 40, 392]);
  t.is(v.data[392 * 7 + 200]! * 8192, images.pixels[784 * 7 + 200]!);
  t.is(w.data[392 * 7 + 10]! * 8192, images.pixels[784 * 7 + 402]!);
  let loss = 0;
  for (let j = 0; j < 40; j++) {
    let norm = 0;
    for (let c = 0; c < 392; c++) {
      let error = -w.data[392 * j + c]!;
      norm += error * error;
      for (let i = 0; i < 3; i++) error += encoder.decoder.data[c * 3 + i]! * encoder.table.data[j * 3 + i]!;
      loss += (error * error * pointMass(pool.U, j)) / pool.total;
    }
    t.true(norm < 1);
  }
  const exact = toInterval(encoder.loss);
  t.true(Math.abs(loss - exact.lo) < 1e-12 * exact.hi);
});

test('shifts act on T alone unless shiftU says otherwise', (t) => {
  const at = (part: Partial<DigitsSetting>) =>
    digitsWorld({...setting, others: [], points: 60, shift: [], ...part}).pool;
  t.is(distance(at({})), 0);
  // Masses are whole: off by less than one unit of 2^-40 a point.
  t.true(Math.abs(distance(at({shift: [{kind: 'flip', probability: 0.25}]})) - 0.25) < 60 * 2 ** -40);
  const tilted = at({shift: [{kind: 'tilt', feature: 'ink', strength: 8}]});
  t.true(distance(tilted) > 0.01);
  const dropped = at({shift: [{kind: 'dropSupport', groups: [8]}]});
  const eights = digitsWorld({...setting, others: [], points: 60}).images.labels;
  eights.forEach((label, j) => {
    if (label === 8) t.is(pointMass(dropped.T, j), 0);
  });
  const same = [{kind: 'flip', probability: 0.25}] as const;
  t.is(distance(at({shift: same, shiftU: same})), 0);
});

test('draws follow the law', (t) => {
  const counts = drawCounts(
    {plus: Float64Array.of(1, 0, 2), minus: Float64Array.of(0, 0, 1)},
    4000,
    generator(1),
  );
  t.is(
    counts.reduce((a, b) => a + b),
    4000,
  );
  t.is(counts[1], 0);
  t.true(Math.abs(counts[0]! - 1000) < 150);
});

test('a subset is uniform without repetition, in order; all images share the bytes of the package', (t) => {
  const digits = loadDigits();
  const some = selectImages(digits, [0, 1], 500, 1).index;
  t.true(some.every((j, i) => i === 0 || j > some[i - 1]!));
  t.is(selectImages(digits, [0, 1], 'all', 1).index.length, 6903 + 7877);
  t.is(selectImages(digits, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'all', 1).pixels, digits.pixels);
});

const bad: [Partial<DigitsSetting> | {points: string}, RegExp][] = [
  [{classes: []}, /classes: expected at least 1 entry, got \[\]/],
  [{classes: [1, 12]}, /classes\.1: expected a number that is at most 9, got 12/],
  [{classes: [1, 1]}, /classes: expected each entry once, got \[1,1\]/],
  [{positive: [4]}, /positive: expected digits among classes \[1, 3, 8\], got 4/],
  [{points: 0}, /points: expected a number that is at least 1, got 0/],
  [{points: 'some'}, /points: expected a value of type integer, got "some"/],
  [{points: 60_000}, /points: expected at most 21843, the images of classes \[1, 3, 8\], got 60000/],
  [{rank: 0}, /rank: expected a number that is at least 1, got 0/],
  [{seed: 0.5}, /seed: expected a value of type integer, got 0.5/],
  [
    {encoder: {kind: 'reducedRank', fittedOn: 0}},
    /encoder\.fittedOn: expected a number that is at least 1, got 0/,
  ],
  [
    {others: [{kind: 'reducedRank', fittedOn: 9, rank: 4}]},
    /others\.0\.rank: expected an integer in \[1, 3\], got 4/,
  ],
  [
    {shift: [{kind: 'tilt', feature: 'size', strength: 1}]},
    /tilt: feature: expected a feature of the world \(ink\), got "size"/,
  ],
];

for (const [part, message] of bad) {
  test(`refused: ${JSON.stringify(part)}`, (t) => {
    t.throws(() => digitsWorld({...setting, ...part} as DigitsSetting), {instanceOf: InputError, message});
  });
}

test('an absent package is named', (t) => {
  t.throws(() => digitsWorld(setting, {package: 'no-such-digits'}), {message: /npm install no-such-digits/});
});
