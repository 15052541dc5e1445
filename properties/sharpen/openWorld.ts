/**
 * The open question of PAC-Bayes-kl without 2 sqrt n, one-sided: worlds of a few heads, given by which of them are wrong on a
 * draw, and how likely it is that some posterior is above the limit. In doubles: what it proposes is checked with fractions.
 */

/** A law on kinds of draws, a prior, and the number of draws. */
export interface OpenWorld {
  readonly n: number;
  /** Of each kind of draw the heads that are wrong on it: bit h for head h. */
  readonly wrong: readonly number[];
  /** Probabilities of the kinds. */
  readonly chances: readonly number[];
  readonly prior: readonly number[];
}

/** A sample's probability, and the largest n kl(Lhat(Q), L(Q)) - KL(Q|P) found for it over posteriors with Lhat(Q) < L(Q). */
export interface Gain {
  readonly chance: number;
  readonly gain: number;
}

const ROUNDS = 40;
const SMALL = 1e-15;

const kl = (a: number, b: number): number =>
  (a > 0 ? a * Math.log(a / b) : 0) + (a < 1 ? (1 - a) * Math.log((1 - a) / (1 - b)) : 0);

/**
 * Ascent from a posterior: kl is convex in Q, so its linear lower limit at Q less KL(Q|P), which a tilted prior maximises, never
 * falls from round to round.
 */
function ascend(
  n: number,
  seen: readonly number[],
  risks: readonly number[],
  prior: readonly number[],
  q: number[],
) {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let a = 0;
    let b = 0;
    let price = 0;
    for (const [h, w] of q.entries()) {
      a += w * seen[h]!;
      b += w * risks[h]!;
      if (w > 0) price += w * Math.log(w / prior[h]!);
    }
    if (!(a < b)) break;
    const gain = n * kl(a, b) - price;
    if (round > 3 && gain - best < 1e-10) return Math.max(gain, best);
    best = Math.max(best, gain);
    const [x, y] = [Math.max(a, SMALL), Math.min(Math.max(b, SMALL), 1 - SMALL)];
    const along = Math.log(x / y) - Math.log((1 - x) / (1 - y));
    const across = (y - x) / (y * (1 - y));
    let total = 0;
    let most = Number.NEGATIVE_INFINITY;
    const tilts = seen.map((s, h) => n * (along * s + across * risks[h]!));
    for (const t of tilts) most = Math.max(most, t);
    for (const [h, t] of tilts.entries()) {
      q[h] = prior[h]! * Math.exp(t - most);
      total += q[h]!;
    }
    for (const h of q.keys()) q[h] = q[h]! / total;
  }
  return best;
}

/** The largest gain that ascents from the prior and from near each head find. */
function gainOf(
  n: number,
  seen: readonly number[],
  risks: readonly number[],
  prior: readonly number[],
): number {
  let best = ascend(n, seen, risks, prior, [...prior]);
  for (const [h, s] of seen.entries()) {
    if (!(s < risks[h]!)) continue;
    const near = prior.map((p, i) => 0.02 * p + (i === h ? 0.98 : 0));
    best = Math.max(best, ascend(n, seen, risks, prior, near));
    if (s === 0 && risks[h]! < 1) best = Math.max(best, n * kl(0, risks[h]!) + Math.log(prior[h]!));
  }
  return best;
}

/** All ways to draw n kinds of `size`, as counts. */
function* countsOf(n: number, size: number): Generator<number[]> {
  if (size === 1) {
    yield [n];
    return;
  }
  for (let first = 0; first <= n; first++)
    for (const rest of countsOf(n - first, size - 1)) yield [first, ...rest];
}

const factorials = [1];
for (let k = 1; k <= 20; k++) factorials.push(factorials[k - 1]! * k);

/** Every sample with its gain, those of no gain left out, the largest gain first. */
export function gains({n, wrong, chances, prior}: OpenWorld): Gain[] {
  const bits = wrong.map((mask) => prior.map((_, h) => (mask >> h) & 1));
  const risks = prior.map((_, h) => chances.reduce((sum, p, s) => sum + p * bits[s]![h]!, 0));
  const found: Gain[] = [];
  for (const counts of countsOf(n, wrong.length)) {
    let chance = factorials[n]!;
    for (const [s, c] of counts.entries()) chance *= chances[s]! ** c / factorials[c]!;
    const seen = prior.map((_, h) => counts.reduce((sum, c, s) => sum + (c * bits[s]![h]!) / n, 0));
    const gain = gainOf(n, seen, risks, prior);
    if (gain > 0) found.push({chance, gain});
  }
  return found.sort((a, b) => b.gain - a.gain);
}

/** A level nu, and a set of samples on which some posterior is above the limit there, with their probability over nu. */
export interface Level {
  readonly nu: number;
  readonly ratio: number;
}

/** The levels at which a world is to be judged: just above the gain of each sample, with all samples of no less gain. */
export function levels(world: OpenWorld): Level[] {
  let chance = 0;
  return gains(world).map((one) => {
    chance += one.chance;
    return {nu: Math.exp(-one.gain), ratio: chance * Math.exp(one.gain)};
  });
}

/** The largest violation probability over nu. */
export const largestRatio = (world: OpenWorld): Level =>
  levels(world).reduce((a, b) => (b.ratio > a.ratio ? b : a), {nu: 1, ratio: 0});

/** The smallest level that is refuted with that excess; undefined without one. */
export const smallestLevel = (world: OpenWorld, excess: number): Level | undefined =>
  levels(world).find(({ratio}) => ratio > 1 + excess);

/**
 * Smooth stand-ins, of which a search climbs one: gains of a set of samples are replaced by their soft minimum at a temperature.
 * @param score of ln(1/nu) and ln of the probability of the set
 */
export function smoothed(
  world: OpenWorld,
  temperature: number,
  score: (limit: number, logChance: number) => number,
): number {
  let [chance, weight] = [0, 0];
  let best = Number.NEGATIVE_INFINITY;
  const all = gains(world);
  for (const [i, {gain, chance: p}] of all.entries()) {
    chance += p;
    // Scaled by the gain of this sample, the least so far.
    weight = 1 + (i === 0 ? 0 : weight * Math.exp((gain - all[i - 1]!.gain) / temperature));
    best = Math.max(best, score(gain - temperature * Math.log(weight), Math.log(chance)));
  }
  return best;
}
