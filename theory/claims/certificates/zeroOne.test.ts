/** Claims about 0-1 losses by hand: errors, limits, equalities, posteriors. */
import test from 'ava';
import {addUp} from '../../arithmetic/interval.ts';
import {rational} from '../../arithmetic/rational.ts';
import {makeCase} from '../../case/case.ts';
import {binomialTail, limitReaches} from '../../certificate/binomialUpper.ts';
import {zeroOneErrors} from '../../heads/zeroOne.ts';
import {enumerateSamples} from '../../laws/enumerate.ts';
import {pool} from '../../laws/pool.ts';
import {matrix} from '../../linear/matrix.ts';
import {levelOf} from '../../statement/level.ts';
import {pacBayesKl} from './pac-bayes-kl.ts';
import {testSetClopperPearson} from './test-set-clopper-pearson.ts';

test('a score of 0 is an error of both labels', (t) => {
  const {lo, hi} = zeroOneErrors(matrix([[2], [0], [-1]]), [1]);
  t.deepEqual([...lo], [0, 1, 1, 1, 1, 0]);
  t.deepEqual(lo, hi);
});

/** One point of score 1, P(y = -1) = wrong/8; one head, or several. */
function coin(wrong: number, n: number, nu: number, thetas = [1]) {
  const law = {plus: [8 - wrong], minus: [wrong]};
  const heads = {kind: 'finite', thetas: thetas.map((x) => Float64Array.of(x))} as const;
  const h = matrix([[1]]);
  return makeCase({
    pool: pool({total: 8, U: law, T: law}),
    loss: 'hinge',
    representation: h,
    heads,
    reference: h,
    referenceHeads: heads,
    target: h,
    n,
    nu,
  });
}

const sample = (errors: number, n: number) => ({plus: [n - errors], minus: [errors], n});

test('an equality of risk and limit is decided: n = 1, no error, nu = 1/4, risk 3/4', (t) => {
  const at = (wrong: number) => testSetClopperPearson.prepare(coin(wrong, 1, 0.25))(sample(0, 1));
  t.is(at(6).slack.lo, 0);
  t.true(at(7).slack.hi < 0);
  t.true(at(5).slack.lo > 0);
});

test('the exact tail agrees with the enclosed one', (t) => {
  for (const [k, n, p] of [
    [0, 5, 0.25],
    [3, 40, 0.0625],
    [20, 64, 0.375],
  ] as const) {
    const {lo, hi} = binomialTail(n, k, p);
    const exact = rational(BigInt(p * 1024), 1024n);
    t.true(limitReaches(k, n, exact, lo * (1 - 1e-12)));
    t.false(limitReaches(k, n, exact, hi * (1 + 1e-12)));
  }
});

test('the probability of a violation is at most nu, and nearly nu where risk is just above a limit', (t) => {
  const c = coin(7, 2, 0.25);
  const judge = testSetClopperPearson.prepare(c);
  let violated = 0;
  enumerateSamples([1, 7], 2, (counts, _, hi) => {
    if (judge(sample(counts[1]!, 2)).slack.hi < 0) violated = addUp(violated, hi);
  });
  // P(at most one error) = 1 - 49/64 = 15/64, and the limit of one error, sqrt(3)/2, is below 7/8.
  t.true(Math.abs(violated - 15 / 64) < 1e-12);
});

test('levels: against the better constant label', (t) => {
  const judge = testSetClopperPearson.prepare(coin(2, 8, 0.25));
  t.is(levelOf(judge(sample(0, 8))), 'informative');
  t.is(levelOf(judge(sample(4, 8))), 'trivial');
  t.is(levelOf(judge(sample(8, 8))), 'vacuous');
});

test('one head: the supremum over posteriors is n kl', (t) => {
  const {lhs} = pacBayesKl.prepare(coin(4, 3, 0.5))(sample(3, 3));
  t.true(Math.abs(lhs.lo - 3 * Math.LN2) < 1e-12 && lhs.hi - lhs.lo < 1e-12);
});

test('two opposite heads of risk 1/2: every posterior between them, at the price of ln 2', (t) => {
  const {lhs} = pacBayesKl.prepare(coin(4, 3, 0.5, [1, -1]))(sample(3, 3));
  // Either head has n kl = 3 ln 2; the mean of e^(n kl) over the prior is 2^3, a single head pays ln 2.
  t.true(Math.abs(lhs.lo - 2 * Math.LN2) < 1e-12 && Math.abs(lhs.hi - 3 * Math.LN2) < 1e-12);
});
