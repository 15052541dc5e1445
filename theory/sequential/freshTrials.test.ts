import test from 'ava';
import {InputError} from '../errors.ts';
import {generator} from '../laws/generator.ts';
import {type FreshTrial, freshTrials, markSearched} from './freshTrials.ts';
import {observe, sequentialTest} from './sequentialTest.ts';

test('a trial that a search has looked at is refused by the types and at run time', (t) => {
  const source = freshTrials(generator(1));
  const searched = markSearched(source.draw(0.05, 'a setting'));
  t.throws(
    // @ts-expect-error a searched trial is no fresh trial
    () => observe(sequentialTest(), searched, 'violated'),
    {instanceOf: InputError, message: /trial 0 of a source that a search has looked at/},
  );
  // Otherwise the search would choose which trials count.
  t.throws(() => observe(sequentialTest(), source.draw(0.05), 'violated'), {
    message: /a search has looked at/,
  });
});

test('an object that no source drew is refused by the types and at run time', (t) => {
  const forged = {nu: 0.05, setting: undefined, index: 0, seed: 1, generator: generator(1)};
  // @ts-expect-error not drawn from a source
  t.throws(() => observe(sequentialTest(), forged, 'held'), {message: /a trial drawn from freshTrials/});
  const copied = {...freshTrials(generator(1)).draw(0.05)} as FreshTrial;
  t.throws(() => observe(sequentialTest(), copied, 'held'), {message: /a trial drawn from freshTrials/});
});

test('each trial counts once, in the order of the draws, none left out', (t) => {
  const source = freshTrials(generator(1));
  const [a, b, c] = [source.draw(0.05), source.draw(0.05), source.draw(0.1)];
  const once = observe(sequentialTest(), a, 'held');
  t.throws(() => observe(once, a, 'violated'), {message: /not observed before/});
  t.throws(() => observe(sequentialTest(), a, 'violated'), {message: /not observed before/});
  t.throws(() => observe(once, c, 'violated'), {
    message: /trial 1, in the order of the draws, got "trial 2"/,
  });
  const twice = observe(observe(once, b, 'undecided'), c, 'violated');
  t.deepEqual(twice.counts, [
    {nu: 0.05, trials: 2, violations: 0, undecided: 1},
    {nu: 0.1, trials: 1, violations: 1, undecided: 0},
  ]);
});

test('a trial already counted may be searched afterwards', (t) => {
  const source = freshTrials(generator(1));
  const trial = source.draw(0.05);
  const once = observe(sequentialTest(), trial, 'violated');
  markSearched(trial);
  t.is(observe(once, source.draw(0.05), 'held').counts[0]!.trials, 2);
});

test('trials replay from their seed, and differ within a source and between shards', (t) => {
  const shards = [1, 2, 3].map((index) => freshTrials(generator(9), {index, of: 3}));
  const seeds = new Set<number>();
  for (const shard of shards) {
    for (let k = 0; k < 3000; k++) {
      const trial = shard.draw(0.05);
      seeds.add(trial.seed);
      t.is(trial.generator.uniform(), generator(trial.seed).uniform());
    }
  }
  t.is(seeds.size, 9000);
  const again = freshTrials(generator(9), {index: 2, of: 3});
  t.true(seeds.has(again.draw(0.05).seed));
});

test('the first draws of successive trials look uniform', (t) => {
  const source = freshTrials(generator(5));
  const cells = new Array<number>(20).fill(0);
  let product = 0;
  let before = 0.5;
  for (let k = 0; k < 20_000; k++) {
    const x = source.draw(0.05).generator.uniform();
    cells[Math.floor(20 * x)]!++;
    product += (x - 0.5) * (before - 0.5);
    before = x;
  }
  // Chi-square with 19 degrees of freedom: above 65 with probability 6e-7; the lag product has deviation 11.8.
  t.true(cells.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0) < 65);
  t.true(Math.abs(product) < 60);
});

test('bad arguments', (t) => {
  t.throws(() => freshTrials(generator(1), {index: 3, of: 2}), {message: /1 <= index <= of/});
  t.throws(() => freshTrials(generator(1)).draw(1), {message: /nu: expected a probability/});
  t.throws(() => observe(sequentialTest(), freshTrials(generator(1)).draw(0.1), 'yes' as 'held'), {
    message: /'violated', 'held' or 'undecided'/,
  });
});
