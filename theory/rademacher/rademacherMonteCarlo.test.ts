import test from 'ava';
import {InputError} from '../errors.ts';
import {generator} from '../laws/generator.ts';
import {intervalMatrix} from '../linear/intervalMatrix.ts';
import {matrix} from '../linear/matrix.ts';
import {rademacherBall} from './empiricalRademacher.ts';
import {rademacherBallMonteCarlo} from './rademacherMonteCarlo.ts';
import {rademacherSandwich} from './rademacherSandwich.ts';

const options = (seed: number, draws: number, delta = 1e-6) => ({draws, delta, signs: generator(seed)});

test('contains the exact value at delta = 1e-6, 40 random samples', (t) => {
  const random = generator(7);
  for (let run = 0; run < 40; run++) {
    const rows = Array.from({length: 8}, () => [random.normal(), random.normal(), random.normal()]);
    const sample = matrix(rows);
    const ball = rademacherBallMonteCarlo(sample, 2, options(run, 200));
    const exact = rademacherBall(sample, 2);
    t.true(ball.interval.lo <= exact.lo && exact.hi <= ball.interval.hi);
  }
});

test('the interval narrows with the draws, inside the sandwich; equal seeds, equal intervals', (t) => {
  const sample = matrix(Array.from({length: 64}, (_, i) => [Math.cos(i), Math.sin(i)]));
  const {lower, upper} = rademacherSandwich(sample, 1);
  const at = (draws: number) => rademacherBallMonteCarlo(sample, 1, options(3, draws));
  const few = at(50).interval;
  const many = at(5000);
  t.deepEqual(at(5000), many);
  t.is(many.draws, 5000);
  t.is(many.delta, 1e-6);
  t.true(many.interval.hi - many.interval.lo < few.hi - few.lo);
  t.true(few.lo >= lower.lo && few.hi <= upper.hi);
  // E|gaussian in the plane| is sqrt(pi)/2 of the root mean square.
  t.true(many.interval.lo < (Math.sqrt(Math.PI) / 2) * upper.hi && many.interval.hi > lower.hi);
});

test('certain bounds: few draws never leave the sandwich', (t) => {
  const wide = {lo: 0.1, hi: 0.1 + 2 ** -50};
  const {interval} = rademacherBallMonteCarlo(intervalMatrix([[wide]]), 1, options(1, 10, 0.01));
  t.true(interval.lo <= 0.1 && interval.hi >= wide.hi && interval.hi < 0.1000001);
  // Two equal vectors, confidence almost 0: most draws of one are disjoint from the truth, none from the sandwich.
  for (let seed = 0; seed < 20; seed++) {
    const one = rademacherBallMonteCarlo(matrix([[1], [1]]), 1, options(seed, 1, 0.999)).interval;
    t.true(one.lo <= one.hi && one.lo >= 0.5 && one.hi <= 0.7072);
  }
});

test('the rate of misses is below delta', (t) => {
  const sample = matrix([[1], [1], [1], [1]]);
  let misses = 0;
  for (let seed = 0; seed < 500; seed++) {
    const {interval} = rademacherBallMonteCarlo(sample, 1, options(seed, 20, 0.2));
    if (interval.lo > 0.375 || interval.hi < 0.375) misses++;
  }
  t.true(misses < 100, `${misses} of 500`);
});

test('input errors', (t) => {
  const one = matrix([[1]]);
  t.throws(() => rademacherBallMonteCarlo(one, 0, options(1, 1)), {
    instanceOf: InputError,
    message: /radius/,
  });
  t.throws(() => rademacherBallMonteCarlo(one, 1, options(1, 0)), {instanceOf: InputError, message: /draws/});
  t.throws(() => rademacherBallMonteCarlo(one, 1, options(1, 1, 1)), {
    instanceOf: InputError,
    message: /delta/,
  });
});
