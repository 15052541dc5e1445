/** The search for worlds that refute PAC-Bayes-kl with ln(1/nu) and no 2 sqrt n, one-sided: the largest ratio, the smallest nu. */
import type {Generator} from '../../theory/laws/generator.ts';
import {largestRatio, type OpenWorld, smallestLevel, smoothed} from './openWorld.ts';

/** Logarithms of probabilities, up to a constant, are within this of 0: smaller ones are no use, and fractions of 2^-24 tell all apart. */
const WIDEST = 8;

const softmax = (x: readonly number[]): number[] => {
  const e = x.map(Math.exp);
  const total = e.reduce((a, b) => a + b, 0);
  return e.map((v) => v / total);
};

const inside = (v: number): number => Math.max(-WIDEST, Math.min(WIDEST, v));

interface Point {
  readonly wrong: readonly number[];
  readonly x: readonly number[];
}

const worldOf = (n: number, {wrong, x}: Point): OpenWorld => ({
  n,
  wrong,
  chances: softmax(x.slice(0, wrong.length)),
  prior: softmax(x.slice(wrong.length)),
});

/** A world as a point of the search; with more heads its last one stands there several times, which changes nothing. */
function pointOf({wrong, chances, prior}: OpenWorld, heads: number): Point {
  const last = prior.length - 1;
  const copies = heads - last;
  const weights = Array.from({length: heads}, (_, h) => (h < last ? prior[h]! : prior[last]! / copies));
  const logs = (p: readonly number[]) => {
    const all = p.map(Math.log);
    const middle = (Math.max(...all) + Math.min(...all)) / 2;
    return all.map((v) => inside(v - middle));
  };
  const copied = (mask: number) =>
    weights.reduce((all, _, h) => all + ((mask >> Math.min(h, last)) & 1) * 2 ** h, 0);
  return {wrong: wrong.map(copied), x: [...logs(chances), ...logs(weights)]};
}

/** Two or more kinds of draws, all different, at random. */
function kinds(heads: number, most: number, random: Generator): number[] {
  const size = Math.min(2 ** heads, 2 + random.integer(most - 1));
  const all = Array.from({length: 2 ** heads}, (_, mask) => mask);
  return Array.from({length: size}, () => all.splice(random.integer(all.length), 1)[0]!);
}

/** Kinds of draws on which all heads but one are wrong, or one is, and perhaps those on which all are or none is: the worst worlds look so. */
function spared(heads: number, most: number, random: Generator): number[] {
  const all = 2 ** heads - 1;
  const wrong = Array.from({length: Math.min(heads, most)}, (_, h) =>
    random.uniform() < 0.8 ? all - 2 ** h : 2 ** h,
  );
  if (random.uniform() < 0.7) wrong.push(all);
  if (random.uniform() < 0.25) wrong.push(0);
  const found = [...new Set(wrong)].slice(-most);
  return found.length > 1 ? found : [all - 1, all];
}

/** A world with one more kind of draws, an unlikely one, or with another kind in the place of one. */
function varied({wrong, x}: Point, heads: number, most: number, random: Generator): Point {
  const kind = random.integer(2 ** heads);
  if (wrong.includes(kind)) return {wrong, x};
  if (wrong.length < most)
    return {wrong: [...wrong, kind], x: [...x.slice(0, wrong.length), -3, ...x.slice(wrong.length)]};
  return {wrong: wrong.with(random.integer(wrong.length), kind), x};
}

/**
 * An evolution strategy of one parent and one child: its step by the rule of one fifth, its shape by the steps that were better
 * (the (1+1)-CMA-ES of Igel, Suttorp and Hansen 2006, without an evolution path).
 */
function climb(
  start: Point,
  value: (p: Point) => number,
  evaluations: number,
  random: Generator,
  step: number,
): Point {
  const size = start.x.length;
  const rate = 2 / (size * size + 6);
  const shape = start.x.map((_, i) => start.x.map((__, j) => Number(i === j)));
  let point = start;
  let best = value(start);
  let sigma = step;
  for (let i = 0; i < evaluations && sigma > 1e-8; i++) {
    const z = point.x.map(() => random.normal());
    const moved = shape.map((row) => row.reduce((sum, a, k) => sum + a * z[k]!, 0));
    const child = {wrong: point.wrong, x: point.x.map((v, at) => inside(v + sigma * moved[at]!))};
    const found = value(child);
    if (!(found > best)) {
      sigma *= 0.9;
      continue;
    }
    [point, best] = [child, found];
    sigma *= 1.5;
    const square = z.reduce((sum, v) => sum + v * v, 0);
    const along = (Math.sqrt(1 - rate) / square) * (Math.sqrt(1 + (rate * square) / (1 - rate)) - 1);
    for (const [r, row] of shape.entries())
      for (const k of row.keys()) row[k] = Math.sqrt(1 - rate) * row[k]! + along * moved[r]! * z[k]!;
  }
  return point;
}

export interface OpenSearch {
  readonly n: number;
  readonly heads: number;
  /** Most kinds of draws. */
  readonly kinds: number;
  /** Worlds tried. */
  readonly evaluations: number;
  readonly random: Generator;
  /** Worlds of no more heads, to go on from; their numbers of draws do not matter. */
  readonly starts?: readonly OpenWorld[];
}

/** Excess of a ratio over 1 that a world must keep, so that its fractions refute too. */
export const MARGIN = 2e-6;
const CLIMB = 400;
const TEMPERATURES = [0.03, 0.006, 0.0012, 0.00025, 0.00005];
/** What a unit of ln(1/nu) below the target costs, in units of ln(chance). */
const COST = 8;

type Score = (limit: number, logChance: number) => number;

const forRatio: Score = (limit, logChance) => limit + logChance;
/** Of the violation probability at a level. A large ratio at a smaller level counts, one at a larger level next to nothing. */
const atLevel =
  (nu: number): Score =>
  (limit, logChance) =>
    logChance - COST * Math.max(0, -Math.log(nu) - limit);

/** A climb at each temperature in turn, each from where the last one ended. */
function annealed(start: Point, n: number, score: Score, random: Generator, step: number): Point {
  return TEMPERATURES.reduce((from, temperature, at) => {
    const value = (p: Point) => smoothed(worldOf(n, p), temperature, score);
    return climb(from, value, CLIMB, random, step / 2 ** at);
  }, start);
}

/** Worlds that one of them tries. */
const ANNEALED = CLIMB * TEMPERATURES.length;
/** First steps from worlds of the search, and from known ones. */
const [FAR, NEAR] = [0.7, 0.1];

/**
 * The world with the largest violation probability over nu, and the one that refutes the smallest nu, if any does.
 * Half of the evaluations are for each.
 */
export function openSearch({n, heads, kinds: most, evaluations, random, starts = []}: OpenSearch): {
  largest: OpenWorld;
  smallest?: OpenWorld;
} {
  const fresh = (): Point => {
    const wrong = random.uniform() < 0.6 ? spared(heads, most, random) : kinds(heads, most, random);
    const size = wrong.length;
    return {wrong, x: Array.from({length: size + heads}, () => 1.5 * random.normal())};
  };
  const given = starts.map((world) => pointOf(world, heads));
  const found = given.map((point) => ({point, value: largestRatio(worldOf(n, point)).ratio}));
  for (let used = 0; used < evaluations / 2; used += ANNEALED) {
    const again = found.length > 3 && random.uniform() < 0.5;
    const known = again ? found[random.integer(3)]!.point : fresh();
    const start = again && random.uniform() < 0.5 ? varied(known, heads, most, random) : known;
    const point = annealed(start, n, forRatio, random, again ? NEAR : FAR);
    found.push({point, value: largestRatio(worldOf(n, point)).ratio});
    found.sort((a, b) => b.value - a.value);
  }
  const largest = worldOf(n, found[0]!.point);
  const levelOf = (point: Point) => smallestLevel(worldOf(n, point), MARGIN)?.nu ?? 2;
  let best = found
    .slice(0, 6)
    .concat(found.filter(({point}) => given.includes(point)))
    .map(({point}) => ({point, nu: levelOf(point)}))
    .reduce((a, b) => (b.nu < a.nu ? b : a));
  if (best.nu > 1) return {largest};
  // Smaller and smaller levels, in steps that grow where one is refuted.
  let step = 0.02;
  for (let used = 0; used < evaluations / 2; used += ANNEALED) {
    const other = random.uniform();
    const anew = other < 0.1;
    const start = anew ? fresh() : other < 0.4 ? varied(best.point, heads, most, random) : best.point;
    const point = annealed(start, n, atLevel(best.nu * (1 - step)), random, anew ? FAR : NEAR);
    const nu = levelOf(point);
    if (nu < best.nu) [best, step] = [{point, nu}, Math.min(0.05, step * 1.3)];
    else step = Math.max(1e-6, step * 0.8);
  }
  return {largest, smallest: worldOf(n, best.point)};
}
