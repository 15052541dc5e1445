// On random dyadic settings: bounds fall with n and rise as nu falls, and scale as their heads do.
import {fc, testProp} from '@fast-check/ava';
import {scale, sum} from '../arithmetic/interval.ts';
import type {Case} from '../case/case.ts';
import {headComplexity, sampleHeadComplexity} from '../estimation/complexity.ts';
import {randomCase} from '../testing/randomCase.ts';
import {certain, DYADIC, dyadic, on, own, samplesOf} from '../testing/rightSides.ts';

const seed = fc.nat(2 ** 31 - 1);

const withRoot = [
  'hoeffding',
  'mcdiarmid',
  'estimation-expected-complexity',
  'estimation-expected-complexity-textbook',
  'estimation-empirical-complexity',
  'estimation-empirical-complexity-textbook',
  'estimation-published',
  'main-theorem',
  'main-theorem-published',
];

for (const id of withRoot) {
  testProp(
    `${id}: a smaller nu costs more, decided`,
    [seed, fc.constantFrom(0.9, 0.5, 0.3, 0.01)],
    (t, s, nu) => {
      const drawn = dyadic(s);
      const at = (p: number): Case => ({...drawn, nu: p});
      const c = at(nu);
      t.pass();
      for (const sample of samplesOf(c)) {
        const [a, b, least] = [
          on(id, c, sample),
          on(id, at(nu * 0.9), sample),
          on(id, at(1 - 2 ** -50), sample),
        ];
        if (!a || !b || !least) return;
        t.true(certain(a, b) && own(a, b).hi < own(b, a).lo);
        // nu -> 1: the deviation vanishes.
        const before = least.rhs.hi;
        t.true(before <= a.rhs.lo);
        t.true(
          least.terms.some(
            ({key, name, value}) =>
              key === 'deviation' && (value.hi < 1e-5 || name.includes('2/nu') || name.includes('3/nu')),
          ),
        );
      }
    },
    {numRuns: 12},
  );
}

/** Right sides that do not depend on the sample; the fourth law would be false of a complexity that rose with n. */
const monotone = [
  'hoeffding',
  'mcdiarmid',
  'estimation-expected-complexity',
  'estimation-expected-complexity-textbook',
];

for (const id of monotone) {
  testProp(
    `${id}: one more draw costs less, decided`,
    [seed, fc.integer({min: 1, max: 4})],
    (t, s, n) => {
      const few = {...dyadic(s), n, memo: new Map()} as Case;
      const more = {...few, n: n + 1, memo: new Map()} as Case;
      const rhs = (c: Case) => {
        const found = on(id, c, samplesOf(c)[0]!)!;
        return sum(found.terms.filter(({key}) => key !== 'optimisation').map(({value}) => value));
      };
      t.true(rhs(more).hi < rhs(few).lo);
    },
    {numRuns: 30},
  );
}

for (const id of ['symmetrisation', 'estimation-in-expectation', 'estimation-in-expectation-contracted']) {
  testProp(
    `${id}: twice the draws cost no more, decided`,
    [seed, fc.constantFrom(1, 2)],
    (t, s, n) => {
      const few = {...dyadic(s), n, memo: new Map()} as Case;
      const more = {...few, n: 2 * n, memo: new Map()} as Case;
      t.true(on(id, more)!.rhs.hi <= on(id, few)!.rhs.lo);
    },
    {numRuns: 30},
  );
}

for (const id of [
  'estimation-empirical-complexity',
  'estimation-empirical-complexity-textbook',
  'estimation-published',
]) {
  testProp(
    `${id}: every draw twice costs less, decided`,
    [seed],
    (t, s) => {
      const c = dyadic(s);
      const more = {...c, n: 2 * c.n, memo: new Map()} as Case;
      for (const {plus, minus, n} of samplesOf(c)) {
        const double = (counts: ArrayLike<number>) => Array.from(counts, (x) => 2 * x);
        const [a, b] = [
          on(id, more, {plus: double(plus), minus: double(minus), n: 2 * n})!,
          on(id, c, {plus, minus, n})!,
        ];
        t.true(certain(a, b) && a.rhs.hi < b.rhs.lo);
      }
    },
    {numRuns: 15},
  );
}

testProp(
  'complexities scale with the heads, exactly by powers of two, and do not change when scores stay',
  [seed, fc.constantFrom('finite' as const, 'ball' as const)],
  (t, s, kind) => {
    const c = randomCase(s, {kind, losses: DYADIC.slice(0, 2), n: 2});
    const heads = (factor: number): Case['heads'] =>
      c.heads.kind === 'ball'
        ? {kind: 'ball', radius: factor * c.heads.radius}
        : {kind: 'finite', thetas: c.heads.thetas.map((theta) => theta.map((x) => factor * x))};
    const doubled = {...c, heads: heads(2), memo: new Map()} as Case;
    const halved = {...c.representation, data: c.representation.data.map((x) => x / 2)};
    const same = {...doubled, representation: halved, memo: new Map()} as Case;
    t.deepEqual(headComplexity(doubled), scale(2, headComplexity(c)));
    t.deepEqual(headComplexity(same), headComplexity(c));
    for (const sample of samplesOf(c)) {
      t.deepEqual(sampleHeadComplexity(doubled, sample), scale(2, sampleHeadComplexity(c, sample)));
      t.deepEqual(sampleHeadComplexity(same, sample), sampleHeadComplexity(c, sample));
    }
  },
  {numRuns: 40},
);
