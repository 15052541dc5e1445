// The exact probability, over all samples of n draws, that a with-probability estimation claim is violated, against nu.
// Labels are deterministic, so that M points are M atoms: C(n + M - 1, n) samples, 1287 at (6, 8).
import test from 'ava';
import {addDown, addUp, type Interval} from '../arithmetic/interval.ts';
import {type Case, makeCase} from '../case/case.ts';
import {jointAtoms} from '../heads/risk.ts';
import {enumerateSamples} from '../laws/enumerate.ts';
import {generator} from '../laws/generator.ts';
import {pool} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {randomCase} from '../testing/randomCase.ts';
import {poolClaim} from '../testing/rightSides.ts';

const CLAIMS = [
  'estimation-expected-complexity',
  'estimation-expected-complexity-textbook',
  'estimation-empirical-complexity',
  'estimation-empirical-complexity-textbook',
  'estimation-published',
];
const SIZES = [
  [2, 1],
  [2, 4],
  [2, 8],
  [3, 8],
  [4, 8],
  [5, 4],
  [6, 2],
  [6, 4],
  [6, 8],
] as const;
const NUS = [0.02, 0.1, 0.5, 0.9, 0.99];
const WORLDS = 3;

interface Violation {
  /** Probability that the claim is violated. */
  readonly claim: Interval;
  /** Probability that the excess risk is above the complexity term alone. */
  readonly bare: Interval;
}

/** Both, over every sample; only what is decided counts to the lower end. */
function violation(id: string, c: Case): Violation {
  const claim = poolClaim(id);
  if (claim.kind !== 'with-probability') throw new Error(`${id} is not about samples`);
  const judged = claim.prepare(c);
  const size = c.pool.size;
  const found = {claim: {lo: 0, hi: 0}, bare: {lo: 0, hi: 0}};
  const count = (of: {lo: number; hi: number}, slack: Interval, lo: number, hi: number) => {
    if (slack.hi < 0) of.lo = addDown(of.lo, lo);
    if (slack.lo < 0) of.hi = addUp(of.hi, hi);
  };
  enumerateSamples(jointAtoms(c.pool.T), c.n, (counts, lo, hi) => {
    const {lhs, terms, slack} = judged({
      plus: counts.subarray(0, size),
      minus: counts.subarray(size),
      n: c.n,
    });
    const complexity = terms.find(({key}) => key === 'complexity')!.value;
    count(found.claim, slack, lo, hi);
    count(found.bare, {lo: complexity.lo - lhs.hi, hi: complexity.hi - lhs.lo}, lo, hi);
  });
  return found;
}

/**
 * Many points of the first label, whose heads hardly differ, and a rare one on which the best head fails: small
 * complexity, and an excess risk that most samples do not see.
 */
function skewed(M: number, n: number, seed: number): Case {
  const g = generator(seed).derive(`skewed ${M} ${n}`);
  const rare = 1 + g.integer(8);
  const plus = Array.from({length: M}, (_, j) => (j === 0 ? 64 - rare - (M - 2) : +(j < M - 1)));
  const law = {plus, minus: plus.map((_, j) => (j === M - 1 ? rare : 0))};
  const h = matrix(plus.map((_, j) => [j === M - 1 ? 1 : j === 0 ? 1 / 64 : 0]));
  const heads = {kind: 'finite', thetas: [-1, 1].map((x) => Float64Array.of(x))} as const;
  return makeCase({
    pool: pool({total: 64, U: law, T: law}),
    loss: 'hinge',
    representation: h,
    heads,
    reference: h,
    referenceHeads: heads,
    target: h,
    n,
  });
}

for (const [M, n] of SIZES) {
  test(`(M, n) = (${M}, ${n})`, (t) => {
    const worlds = Array.from({length: WORLDS}, (_, i) =>
      randomCase(1000 * M + 10 * n + i, {
        kind: 'finite',
        losses: ['hinge', 'squared', 'ramp'],
        points: M,
        n,
        noiseless: true,
      }),
    );
    worlds.push(skewed(M, n, 0), skewed(M, n, 1));
    const lines: string[] = [];
    for (const id of CLAIMS) {
      const cells = NUS.map((nu) => {
        let [most, bare] = [0, 0];
        for (const drawn of worlds) {
          // Nothing memoised depends on nu.
          const c: Case = {...drawn, nu};
          const found = violation(id, c);
          t.true(found.claim.lo <= found.claim.hi && found.claim.hi <= found.bare.hi, `${id} at ${nu}`);
          t.true(found.claim.hi <= nu, `${id}: violated with probability ${found.claim.hi} > ${nu}`);
          most = Math.max(most, found.claim.hi);
          bare = Math.max(bare, found.bare.lo);
        }
        return {most, bare};
      });
      // The same count refutes what has no deviation term, so it can refute.
      if (id === 'estimation-empirical-complexity') t.true(cells[0]!.bare > NUS[0]!);
      lines.push(
        `${id.slice(11).padEnd(32)}${cells.map(({most}) => most.toFixed(4)).join('  ')}  without deviation ${Math.max(...cells.map(({bare}) => bare)).toFixed(4)}`,
      );
    }
    t.log(`nu${' '.repeat(30)}${NUS.map((nu) => nu.toFixed(4)).join('  ')}`);
    for (const line of lines) t.log(line);
  });
}
