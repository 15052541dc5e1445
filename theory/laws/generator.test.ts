import test from 'ava';
import {InputError} from '../errors.ts';
import {type Generator, generator} from './generator.ts';

const DRAWS = 4096;
const CELLS = 16;
/** All cells of all tests here together: below 1e-6. */
const FALSE_ALARM = 1e-9;

/** The least and the largest count of one cell that are not in a tail of probability FALSE_ALARM / 2, exactly. */
function binomialLimits(n: number, cells: number): {least: number; most: number} {
  const [whole, others] = [BigInt(cells) ** BigInt(n), BigInt(cells - 1)];
  const allowed = whole / BigInt(Math.round(2 / FALSE_ALARM));
  // weights[k] = C(n, k) (cells - 1)^(n - k), so that P(count = k) = weights[k] / cells^n.
  const weights = [others ** BigInt(n)];
  for (let k = 1; k <= n; k++) weights.push((weights[k - 1]! * BigInt(n - k + 1)) / (BigInt(k) * others));
  let [least, most, below, above] = [0, n, 0n, 0n];
  while (below + weights[least]! <= allowed) below += weights[least++]!;
  while (above + weights[most]! <= allowed) above += weights[most--]!;
  return {least, most};
}

const limits = binomialLimits(DRAWS, CELLS);

function evenly(cell: (i: number) => number): boolean {
  const counts = new Int32Array(CELLS);
  for (let i = 0; i < DRAWS; i++) counts[cell(i)]! += 1;
  return counts.every((count) => count >= limits.least && count <= limits.most);
}

const take = (g: Generator, count: number) => Array.from({length: count}, () => g.uniform());

test('the binomial limits are a little over six standard deviations off the mean', (t) => {
  const deviation = Math.sqrt((DRAWS / CELLS) * (1 - 1 / CELLS));
  for (const end of [limits.least, limits.most]) {
    const away = Math.abs(end - DRAWS / CELLS) / deviation;
    t.true(away > 5.5 && away < 7, `${end}`);
  }
});

test('equal seeds give equal streams, others others; nothing is shared', (t) => {
  const [one, same] = [generator(5), generator(5)];
  const stream = take(one, 20);
  generator(6).normal();
  t.deepEqual(take(same, 20), stream);
  t.notDeepEqual(take(generator(6), 20), stream);
  t.deepEqual(take(generator(-1), 3), take(generator(2 ** 32 - 1), 3));
});

test('derive depends on the seed and the label, not on what was drawn', (t) => {
  const g = generator(9);
  const before = take(g.derive('a'), 5);
  take(g, 7);
  t.deepEqual(take(g.derive('a'), 5), before);
  t.notDeepEqual(take(g.derive('b'), 5), before);
  t.notDeepEqual(take(generator(10).derive('a'), 5), before);
  t.notDeepEqual(take(g.derive('a').derive('b'), 5), take(g.derive('b').derive('a'), 5));
  t.notDeepEqual(take(g.derive(''), 5), take(generator(9), 5));
});

/** Streams of one generator, of near seeds, and of near labels, each looked at through a draw and a pair of draws. */
const streams: Record<string, () => (i: number, at: number) => number> = {
  'one stream': () => {
    const drawn = take(generator(1), DRAWS + 3);
    return (i, at) => drawn[i + at]!;
  },
  'seeds 0, 1, 2, ...': () => {
    const drawn = Array.from({length: DRAWS}, (_, i) => take(generator(i), 4));
    return (i, at) => drawn[i]![at]!;
  },
  'labels of one seed': () => {
    const g = generator(3);
    const drawn = Array.from({length: DRAWS}, (_, i) => take(g.derive(`trial ${i}`), 4));
    return (i, at) => drawn[i]![at]!;
  },
};

for (const [name, make] of Object.entries(streams)) {
  test(`uniform, also in pairs: ${name}`, (t) => {
    const draw = make();
    for (let at = 0; at < 4; at++) {
      t.true(
        evenly((i) => Math.floor(draw(i, at) * CELLS)),
        `draw ${at}`,
      );
      for (let other = 0; other < at; other++) {
        t.true(
          evenly((i) => Math.floor(draw(i, other) * 4) * 4 + Math.floor(draw(i, at) * 4)),
          `draws ${other}, ${at}`,
        );
      }
    }
  });
}

test('uniform: multiples of 2^-53 in [0, 1), low bits as evenly as high ones', (t) => {
  const drawn = take(generator(11), DRAWS);
  t.true(drawn.every((x) => x >= 0 && x < 1 && Number.isInteger(x * 2 ** 53)));
  t.true(evenly((i) => (drawn[i]! * 2 ** 53) % CELLS));
  t.true(evenly((i) => Math.floor((drawn[i]! * 2 ** 31) % CELLS)));
});

test('integer: the whole range, without modulo bias', (t) => {
  const g = generator(12);
  t.true(evenly(() => g.integer(CELLS)));
  // Modulo bias would put half of these into the lowest third.
  const bound = 2 ** 52 + 2 ** 51;
  t.true(evenly(() => Math.floor(g.integer(bound) / (bound / CELLS))));
  t.is(g.integer(1), 0);
  t.true(g.integer(2 ** 53) < 2 ** 53);
});

test('sign and normal', (t) => {
  const g = generator(13);
  t.true(evenly(() => 8 * +(g.sign() > 0) + 4 * +(g.sign() > 0) + 2 * +(g.sign() > 0) + +(g.sign() > 0)));
  // Sixteenths of the normal law: quantiles of i/16, from tables.
  const upper = [0.15731068, 0.31863936, 0.48877641, 0.67448975, 0.88714656, 1.15034938, 1.53412054];
  const cuts = [...upper.map((x) => -x).reverse(), 0, ...upper];
  t.true(
    evenly(() => {
      const x = g.normal();
      return cuts.filter((cut) => cut < x).length;
    }),
  );
  const firsts = Array.from({length: DRAWS}, (_, i) => generator(i).normal());
  t.true(evenly((i) => cuts.filter((cut) => cut < firsts[i]!).length));
});

test('bad input', (t) => {
  for (const seed of [0.5, Number.NaN, 2 ** 33]) {
    t.throws(() => generator(seed), {instanceOf: InputError, message: /generator: seed: expected a 32-bit/});
  }
  for (const bound of [0, -1, 1.5, 2 ** 54, Number.NaN]) {
    t.throws(() => generator(1).integer(bound), {
      instanceOf: InputError,
      message: /integer: bound: expected/,
    });
  }
});
