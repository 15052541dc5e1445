import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type Interval, ONE, point, ZERO} from '../../theory/arithmetic/interval.ts';
import {compare, fromDouble, type Rational, rational} from '../../theory/arithmetic/rational.ts';
import {type Claim, defineClaim, type WithProbabilityClaim} from '../../theory/claim/claim.ts';
import {claims} from '../../theory/claims/index.ts';
import type {Sample} from '../../theory/laws/pool.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {finiteSettings} from '../settings/finite/arbitrary.ts';
import {finiteCase} from '../settings/finite/case.ts';
import {onePoint} from '../settings/finite/onePoint.ts';
import type {FiniteSetting} from '../settings/finite/setting.ts';
import {enumerated, evaluate} from './evaluate.ts';
import {BALL_SAMPLE_BUDGET, SAMPLE_BUDGET} from './pose.ts';
import {stagesOf} from './stages.ts';
import {ratio, verdictOf} from './verdictOf.ts';

const base = {title: 't', statement: 's', source: 'a test', needs: {}, hypotheses: []} as const;

const withProbability = (judged: (sample: Sample) => {lhs: Interval; rhs: Interval}) =>
  defineClaim({
    ...base,
    id: 'made-up',
    kind: 'with-probability',
    prepare: () => (sample) => {
      const {lhs, rhs} = judged(sample);
      return inequality(lhs, {rhs});
    },
  });

/** Both sides with counts in them, and a part of the samples that stays open. */
const madeUp: readonly WithProbabilityClaim[] = [
  withProbability(({plus, n}) => ({lhs: point(plus[0]!), rhs: point(n / 2)})),
  withProbability(({minus}) => ({lhs: {lo: minus[0]! - 1, hi: minus[0]!}, rhs: ONE})),
  withProbability(() => ({lhs: ONE, rhs: ZERO})),
];

interface Brute {
  readonly refuted: Rational;
  readonly open: Rational;
  readonly ratios: {value: number; mass: bigint}[];
  readonly all: bigint;
}

/** Every ordered sample of n atoms, in integers. */
function brute(claim: WithProbabilityClaim, setting: FiniteSetting): Brute {
  const c = finiteCase(setting);
  const {size} = c.pool;
  const masses = [...setting.T.plus, ...setting.T.minus];
  const judged = claim.prepare(c);
  const ratios: Brute['ratios'] = [];
  let [refuted, open] = [0n, 0n];
  const counts = new Float64Array(2 * size);
  const descend = (left: number, mass: bigint): void => {
    if (left > 0) {
      for (const [a, m] of masses.entries()) {
        if (m === 0) continue;
        counts[a]! += 1;
        descend(left - 1, mass * BigInt(m));
        counts[a]! -= 1;
      }
      return;
    }
    const found = judged({plus: counts.slice(0, size), minus: counts.slice(size), n: c.n});
    const verdict = verdictOf(found);
    if (verdict === 'refuted') refuted += mass;
    if (verdict === 'undecided') open += mass;
    ratios.push({value: ratio(found) ?? 0, mass});
  };
  descend(c.n, 1n);
  const all = BigInt(setting.total) ** BigInt(c.n);
  return {refuted: rational(refuted, all), open: rational(refuted + open, all), ratios, all};
}

const atMost = (a: Rational, b: Rational): boolean => compare(a, b) <= 0;

testProp(
  'the exact violation probability is that of all ordered samples',
  [
    finiteSettings({heads: 'finite', samples: true, signs: true}),
    fc.constantFrom(
      findClaim('hoeffding-with-half-variance') as Claim,
      findClaim('estimation-without-deviation'),
      ...madeUp,
    ),
    fc.constantFrom(1, 2, 3),
    fc.boolean(),
  ],
  (t, drawn, claim, n, thirds) => {
    // A total that is no power of two makes the probabilities inexact.
    const setting: FiniteSetting = thirds
      ? {
          ...drawn,
          n,
          total: drawn.total + 3,
          U: {...drawn.U, plus: drawn.U.plus.map((mass, j) => mass + (j === 0 ? 3 : 0))},
          T: {...drawn.T, plus: drawn.T.plus.map((mass, j) => mass + (j === 0 ? 3 : 0))},
        }
      : {...drawn, n};
    const one = claim as WithProbabilityClaim;
    const {refuted, open, ratios, all} = brute(one, setting);
    const c = finiteCase(setting);
    const {violation, ratio: quantile} = enumerated(one.prepare(c), stagesOf(one, c));
    t.true(atMost(fromDouble(violation.lo), refuted) && atMost(open, fromDouble(violation.hi)));
    if (!thirds) {
      t.is(compare(fromDouble(violation.lo), refuted), 0);
      t.is(compare(fromDouble(violation.hi), open), 0);
    }
    t.true(violation.hi - violation.lo <= Number(open.num) / Number(open.den) - violation.lo + 1e-12);
    const beyond = (over: (value: number) => boolean): Rational =>
      rational(
        ratios.reduce((sum, {value, mass}) => sum + (over(value) ? mass : 0n), 0n),
        all,
      );
    t.true(
      atMost(
        beyond((value) => value > quantile),
        fromDouble(c.nu),
      ),
    );
    t.false(
      atMost(
        beyond((value) => value >= quantile),
        fromDouble(c.nu),
      ) &&
        quantile > 0 &&
        !thirds,
    );
  },
  {numRuns: 150},
);

const world = onePoint;

test('a claim is refuted only where its violation probability is certainly above nu', (t) => {
  const byLabel = (violated: 'plus' | 'minus') =>
    withProbability((sample) => ({lhs: point(sample[violated][0]!), rhs: ZERO}));
  t.like(evaluate(byLabel('plus'), finiteCase(world)), {
    verdict: 'holds',
    violation: point(0.25),
    samples: 2,
  });
  t.like(evaluate(byLabel('minus'), finiteCase(world)), {verdict: 'refuted', violation: point(0.75)});
  const open = withProbability(() => ({lhs: {lo: 0, hi: 1}, rhs: {lo: 0, hi: 1}}));
  t.like(evaluate(open, finiteCase(world)), {verdict: 'undecided', violation: {lo: 0, hi: 1}});
});

test('a failed or undecided hypothesis concludes nothing', (t) => {
  for (const held of [false, 'undecided'] as const) {
    const claim = defineClaim({
      ...base,
      id: 'made-up',
      kind: 'deterministic',
      hypotheses: [
        {name: 'fine', holds: () => true},
        {name: 'not fine', holds: () => held},
      ],
      evaluate: () => inequality(ONE, {zero: ZERO}),
    });
    t.deepEqual(evaluate(claim, finiteCase(world)), {failed: [{name: 'not fine', held}]});
  }
});

test('a claim concludes nothing outside its needs', (t) => {
  const ball = finiteCase({...world, heads: {kind: 'ball', radius: 1}});
  const failed = (needs: Claim['needs'], c = ball): string[] => {
    const claim = defineClaim({
      ...base,
      id: 'made-up',
      kind: 'deterministic',
      needs,
      evaluate: () => inequality(ZERO, {}),
    });
    return evaluate(claim, c).failed.map(({name}) => name);
  };
  t.deepEqual(failed({}), []);
  t.deepEqual(failed({heads: 'any'}), []);
  t.deepEqual(failed({heads: 'finite'}), ['heads of kind finite']);
  t.deepEqual(failed({losses: ['ramp']}), ['loss ramp']);
  const large = (heads: FiniteSetting['heads']) =>
    finiteCase({
      ...world,
      total: 8,
      U: {plus: [1, 1, 1, 1], minus: [1, 1, 1, 1]},
      T: {plus: [1, 1, 1, 1], minus: [1, 1, 1, 1]},
      representation: [[0], [1], [2], [3]],
      reference: [[0], [1], [2], [3]],
      heads,
      n: 12,
    });
  const inBall = large({kind: 'ball', radius: 1});
  t.deepEqual(failed({}, inBall), []);
  t.deepEqual(failed({samples: true}, inBall), [`at most ${BALL_SAMPLE_BUDGET} samples to enumerate`]);
  t.deepEqual(failed({samples: true}, large(world.heads)), []);
  t.deepEqual(failed({samples: true}, finiteCase({...world, n: 64})), []);
  t.true(SAMPLE_BUDGET > BALL_SAMPLE_BUDGET);
});

test('a case of another subject is an input error', (t) => {
  const network = claims.find((claim) => claim.subject === 'network');
  t.throws(() => evaluate(network!, finiteCase(world)), {
    message: /expected a case about a network, got "pool"/,
  });
});
