import test from 'ava';
import {applyShifts} from './applyShifts.ts';

const base = {
  weights: Float64Array.of(0.25, 0.25, 0.25, 0.25),
  eta: Float64Array.of(1, 0, 1, 0),
  features: {ink: [3, 1, 4, 1]},
};
const truncated = (share: number) => applyShifts([{kind: 'truncate', feature: 'ink', share}], base).weights;

test('truncation takes a share of the mass from the largest feature on and keeps the rest in proportion', (t) => {
  t.deepEqual(truncated(0), base.weights);
  t.deepEqual(truncated(0.25), Float64Array.of(1 / 3, 1 / 3, 0, 1 / 3));
  t.deepEqual(truncated(0.5), Float64Array.of(0, 0.5, 0, 0.5));
  // Half of the second point: 1/8, 1/4, 0, 1/4 of 5/8.
  t.deepEqual(truncated(0.375), Float64Array.of(0.2, 0.4, 0, 0.4));
});

test('total variation from the base grows with the share, to which it is equal where whole points go', (t) => {
  const distance = (share: number) =>
    truncated(share).reduce((sum, w, j) => sum + Math.max(0, base.weights[j]! - w), 0);
  for (const share of [0, 0.25, 0.5, 0.75]) t.true(Math.abs(distance(share) - share) < 1e-12);
  for (let k = 1; k < 64; k++) {
    t.true(distance(k / 64) <= k / 64 + 1e-12);
    t.true(distance(k / 64) >= distance((k - 1) / 64) - 1e-12);
  }
});

test('nothing left, or a feature that is not there, is refused', (t) => {
  t.regex(t.throws(() => truncated(1))!.message, /some mass must remain, got 0/);
  t.is(
    t.throws(() => applyShifts([{kind: 'truncate', feature: 'size', share: 0.5}], base))!.message,
    'truncate: feature: expected a feature of the world (ink), got "size"',
  );
});
