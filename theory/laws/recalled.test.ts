import test from 'ava';
import type {Sample} from './pool.ts';
import {recalled} from './recalled.ts';

function counter(points: number) {
  let calls = 0;
  const of = recalled(({plus, minus}: Sample) => {
    calls++;
    return `${Array.from(plus).join()};${Array.from(minus).join()}`;
  }, points);
  return {of, calls: () => calls};
}

for (const points of [2, 40]) {
  const sample = (at: number): Sample => ({
    plus: Float64Array.from({length: points}, (_, j) => (j === at ? 1 : 0)),
    minus: new Float64Array(points),
    n: 1,
  });

  test(`${points} points: two samples in turn are computed once each, by their counts and not by who holds them`, (t) => {
    const {of, calls} = counter(points);
    const found = [0, 1, 0, 1, 0].map((at) => of(sample(at)));
    t.is(calls(), 2);
    t.deepEqual(
      found,
      [0, 1, 0, 1, 0].map((at) => counter(points).of(sample(at))),
    );
  });

  test(`${points} points: counts that change in place are another sample`, (t) => {
    const {of, calls} = counter(points);
    const live = {plus: new Float64Array(points), minus: new Float64Array(points), n: 1};
    const before = of(live);
    live.plus[0] = 1;
    t.not(of(live), before);
    live.plus[0] = 0;
    live.minus[0] = 1;
    t.is(of(live), counter(points).of(live));
    t.is(calls(), 3);
  });
}

test('on many points the last two samples are kept', (t) => {
  const {of, calls} = counter(20);
  const at = (j: number) =>
    of({plus: Float64Array.from({length: 20}, (_, i) => +(i === j)), minus: new Float64Array(20), n: 1});
  for (const j of [0, 1, 2, 1, 2]) at(j);
  t.is(calls(), 3);
  at(0);
  t.is(calls(), 4);
});
