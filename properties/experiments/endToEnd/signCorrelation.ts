/**
 * The lower side of pretraining generalisation: how well the class of losses correlates with random signs, against the
 * certified upper bounds on its Rademacher complexity Rhat_S = E_sigma sup (1/N) sum sigma_i loss_i (no absolute value),
 *
 *   parametric   inf_eps  Lam eps + B_l sqrt(p ln(1 + 2r/eps) / (2N))        (Massart on loss - B_l/2, cover as in section 6)
 *   norm-based   Dudley's integral over covers of the predictions.
 *
 * Networks of the ball are trained on signs; what they achieve is certified from enclosures of their losses. With few draws
 * all 2^N sign vectors are trained on and averaged, so the lower side is exact; with more, the best of the trained
 * networks is taken on fresh signs, which the networks do not depend on. A sign changes that by at most 2 max(loss) / N, so
 * the mean over J sign vectors is within max(loss) sqrt(2 ln(2/delta) / (N J)) of its expectation (McDiarmid).
 * Of the signs at one pool point only the sum matters, so N may be as large as one likes.
 */
import {type Backend, pretrain, type Weights} from '../../../models/index.ts';
import {sqrt} from '../../../theory/arithmetic/elementary.ts';
import {
  addDown,
  addUp,
  div,
  type Interval,
  mul,
  mulDown,
  mulUp,
  nextDown,
  point,
  scale,
  square,
} from '../../../theory/arithmetic/interval.ts';
import {dudley} from '../../../theory/covering/dudley.ts';
import {parametricCover} from '../../../theory/covering/parametricCover.ts';
import type {Ends} from '../../../theory/heads/risk.ts';
import {drawBinomial} from '../../../theory/laws/drawMultinomial.ts';
import type {Generator} from '../../../theory/laws/generator.ts';
import {mcdiarmid} from '../../../theory/rademacher/concentration.ts';
import type {BallWorld} from '../../worlds/endToEnd/ballWorld.ts';
import {normBasedCover} from '../../worlds/endToEnd/normBasedCover.ts';

export interface SignCorrelation {
  readonly draws: number;
  readonly parametric: number;
  readonly normBased: number;
  /** B_l / 2, what a class with values in [0, B_l] cannot exceed. */
  readonly trivial: number;
  /** Encloses, or is certain up to DOUBT to enclose, what the trained networks achieve on average: below Rhat_S. */
  readonly achieved: Interval;
  readonly exact: boolean;
  readonly signVectors: number;
}

/** Chance that the interval of an average over drawn signs is wrong. */
const DOUBT = 1e-9;
/** Most draws whose sign vectors are all trained on. */
const ALL_SIGNS = 6;
const TRAINED = 32;
const FRESH = 2000;

function upperBounds({case: c, initial, setting, sizes}: BallWorld, draws: number) {
  const constants = c.ball(1);
  const {range, lipschitz} = constants;
  // Lam eps is half of parametricCover's first term.
  const cover = {lipschitz: scale(0.5, lipschitz), radius: point(1), range, parameters: c.parameters, draws};
  const {entropy, distance} = normBasedCover(initial, setting.ball.radius, sizes, constants, draws);
  const {lossLipschitz} = constants;
  const factor = distance === 'sample' ? lossLipschitz.hi : mul(lossLipschitz, sqrt(point(draws))).hi;
  return {
    trivial: mulUp(0.5, range.hi),
    parametric: parametricCover(cover).value.hi,
    normBased: dudley({
      entropy: (eps) => entropy(nextDown(nextDown(eps / factor))),
      range: scale(0.5, range),
      draws,
    }).upper,
  };
}

/** max over the networks of (1/N) sum_j S_j loss_j, enclosed; S_j the sum of the signs at point j. */
function best(losses: readonly Ends[], sums: Float64Array, draws: number): Interval {
  let [lo, hi] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const of of losses) {
    let [low, high] = [0, 0];
    for (const [j, sum] of sums.entries()) {
      if (sum === 0) continue;
      low = addDown(low, mulDown(sum, sum > 0 ? of.lo[j]! : of.hi[j]!));
      high = addUp(high, mulUp(sum, sum > 0 ? of.hi[j]! : of.lo[j]!));
    }
    lo = Math.max(lo, low);
    hi = Math.max(hi, high);
  }
  return div({lo, hi}, point(draws));
}

/** The sums of signs at each pool point, for every sign vector of few draws. */
function everySign(counts: Float64Array, draws: number): Float64Array[] {
  const points = Array.from(counts).flatMap((count, j) => new Array<number>(count).fill(j));
  return Array.from({length: 2 ** draws}, (_, bits) => {
    const sums = new Float64Array(counts.length);
    for (const [i, j] of points.entries()) sums[j]! += (bits >> i) & 1 ? 1 : -1;
    return sums;
  });
}

function drawnSigns(counts: Float64Array, vectors: number, random: Generator): Float64Array[] {
  return Array.from({length: vectors}, () =>
    counts.map((count) => (count === 0 ? 0 : 2 * drawBinomial(count, 0.5, random) - count)),
  );
}

/** @param counts the sample S as counts of the pool points; their sum is N */
export async function signCorrelation(
  backend: Backend,
  world: BallWorld,
  counts: Float64Array,
  random: Generator,
): Promise<SignCorrelation> {
  const {setting, inputs, targets, initial} = world;
  const draws = counts.reduce((a, b) => a + b, 0);
  const exact = draws <= ALL_SIGNS;
  const vectors = exact ? everySign(counts, draws) : drawnSigns(counts, TRAINED, random.derive('trained on'));
  const trained = await pretrain(
    backend,
    setting.architecture,
    vectors.map((signs) => ({
      ...inputs,
      ...(targets ? {targets} : {}),
      seed: 0,
      initial,
      steps: setting.training.steps,
      learningRate: setting.training.learningRate,
      tableRadius: setting.ball.radius,
      draws: Int32Array.from(counts, (_, j) => j),
      signs,
    })),
  );
  const networks: Weights[] = [initial, ...trained.map(({weights}) => weights)];
  const losses = networks.map((weights) => world.network(weights).losses);
  const judged = exact ? vectors : drawnSigns(counts, FRESH, random.derive('fresh signs'));
  let [lo, hi] = [0, 0];
  for (const sums of judged) {
    const found = best(losses, sums, draws);
    lo = addDown(lo, found.lo);
    hi = addUp(hi, found.hi);
  }
  const mean = div({lo, hi}, point(judged.length));
  const most = Math.max(...losses.map((of) => Math.max(...of.hi)));
  return {
    draws,
    ...upperBounds(world, draws),
    achieved: exact ? mean : widened(mean, most, draws, judged.length),
    exact,
    signVectors: judged.length,
  };
}

/** N J independent signs, each of which changes the mean by at most 2 max(loss) / (N J). */
function widened(mean: Interval, most: number, draws: number, vectors: number): Interval {
  const squares = div(scale(4, square(point(most))), scale(draws, point(vectors)));
  const half = mcdiarmid(DOUBT, squares).hi;
  return {lo: addDown(mean.lo, -half), hi: addUp(mean.hi, half)};
}
