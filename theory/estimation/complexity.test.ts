import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type Interval, middle, point} from '../arithmetic/interval.ts';
import type {Case} from '../case/case.ts';
import {InputError} from '../errors.ts';
import {LOSSES, lossAt} from '../heads/loss.ts';
import {jointAtoms} from '../heads/risk.ts';
import {enumerateSamples} from '../laws/enumerate.ts';
import {row} from '../linear/matrix.ts';
import {randomCase} from '../testing/randomCase.ts';
import {headComplexity, lossComplexity, sampleHeadComplexity, sampleLossComplexity} from './complexity.ts';

const thetasOf = (c: Case) => (c.heads.kind === 'finite' ? c.heads.thetas : []);
const scoreOf = (c: Case, theta: Float64Array, j: number) =>
  row(c.representation, j).reduce((s, x, i) => s + x * theta[i]!, 0);
const near = (a: Interval, x: number) => a.lo <= x + 1e-12 && a.hi >= x - 1e-12 && a.hi - a.lo < 1e-11;

interface Draw {
  readonly j: number;
  readonly y: 1 | -1;
}

/** E_sigma sup of a sample, all 2^n signs in plain doubles. */
function plain(draws: readonly Draw[], sup: (signs: readonly number[]) => number): number {
  const n = draws.length;
  let total = 0;
  for (let bits = 0; bits < 2 ** n; bits++) total += sup(draws.map((_, i) => ((bits >> i) & 1 ? 1 : -1)));
  return total / 2 ** n / n;
}

function heads(c: Case, draws: readonly Draw[]): number {
  const {heads: F, representation: h} = c;
  if (F.kind === 'ball') {
    return plain(draws, (signs) => {
      const sum = Array.from({length: h.columns}, (_, i) =>
        draws.reduce((s, {j}, k) => s + signs[k]! * row(h, j)[i]!, 0),
      );
      return F.radius * Math.hypot(...sum);
    });
  }
  return plain(draws, (signs) =>
    Math.max(
      ...F.thetas.map((theta) => draws.reduce((s, {j}, k) => s + signs[k]! * scoreOf(c, theta, j), 0)),
    ),
  );
}

function losses(c: Case, draws: readonly Draw[]): number {
  return plain(draws, (signs) =>
    Math.max(
      ...thetasOf(c).map((theta) =>
        draws.reduce(
          (s, {j, y}, k) => s + signs[k]! * middle(lossAt(c.loss, point(scoreOf(c, theta, j)), y)),
          0,
        ),
      ),
    ),
  );
}

/** Every sample as draws, with its probability. */
function samples(
  c: Case,
): {draws: Draw[]; sample: {plus: Int32Array; minus: Int32Array; n: number}; probability: number}[] {
  const {size, T} = c.pool;
  const all: ReturnType<typeof samples> = [];
  enumerateSamples(jointAtoms(T), c.n, (counts, lo) => {
    const draws = Array.from(counts).flatMap((count, a) =>
      Array.from({length: count}, (): Draw => ({j: a % size, y: a < size ? 1 : -1})),
    );
    all.push({
      draws,
      sample: {plus: counts.slice(0, size), minus: counts.slice(size), n: c.n},
      probability: lo,
    });
  });
  return all;
}

testProp(
  'of heads, on a sample and in expectation, against all signs and samples',
  [fc.nat(1e6)],
  (t, seed) => {
    const c = randomCase(seed);
    let mean = 0;
    for (const {draws, sample, probability} of samples(c)) {
      const value = heads(c, draws);
      t.true(near(sampleHeadComplexity(c, sample), value));
      mean += probability * value;
    }
    t.true(near(headComplexity(c), mean));
  },
);

testProp(
  'of losses, on a sample and in expectation, against all signs and samples',
  [fc.nat(1e6), fc.constantFrom(...LOSSES)],
  (t, seed, loss) => {
    const c = randomCase(seed, {kind: 'finite', losses: [loss]});
    let mean = 0;
    for (const {draws, sample, probability} of samples(c)) {
      const value = losses(c, draws);
      t.true(near(sampleLossComplexity(c, sample), value));
      mean += probability * value;
    }
    t.true(near(lossComplexity(c), mean));
  },
);

test('the loss class of a ball is not a finite class', (t) => {
  const c = randomCase(1, {kind: 'ball'});
  t.throws(() => lossComplexity(c), {
    instanceOf: InputError,
    message: /lossComplexity: heads: expected a finite class, got "ball"/,
  });
  t.throws(() => sampleLossComplexity(c, {plus: [1], minus: [0], n: 1}), {
    instanceOf: InputError,
    message: /sampleLossComplexity/,
  });
});
