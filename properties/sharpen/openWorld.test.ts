// The open question: one head is never above its Chernoff bound, two are; the search finds that again.
import test from 'ava';
import {generator} from '../../theory/laws/generator.ts';
import {openSearch} from './openSearch.ts';
import {largestRatio, levels, smallestLevel} from './openWorld.ts';

test('of one head the violation probability is at most nu, and nu where no draw is an error', (t) => {
  for (const n of [1, 3, 8]) {
    const world = {n, wrong: [1, 0], chances: [0.3, 0.7], prior: [1]};
    t.true(Math.abs(largestRatio(world).ratio - 1) < 1e-12);
    t.is(smallestLevel(world, 1e-9), undefined);
    t.is(levels(world).length, Math.ceil(0.3 * n));
  }
});

test('two heads of which one is wrong: above 1 at n = 1, as the two posteriors of theory section 12 show', (t) => {
  const world = {n: 1, wrong: [1, 2], chances: [0.2, 0.8], prior: [0.75, 0.25]};
  const {nu, ratio} = largestRatio(world);
  t.true(nu < 0.98 && ratio > 1 / 0.98);
});

test('a short search finds such worlds, the same twice', (t) => {
  const search = () => openSearch({n: 1, heads: 2, kinds: 3, evaluations: 8_000, random: generator(1)});
  const {largest, smallest} = search();
  t.true(largestRatio(largest).ratio > 1.04);
  t.true(smallestLevel(smallest!, 1e-6)!.nu < 0.96);
  t.deepEqual(search(), {largest, smallest});
});
