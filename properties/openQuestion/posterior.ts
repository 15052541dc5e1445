/** Posteriors that violate the bound most, in floating point: a search, whose results are certified elsewhere. */

/** a ln(a/b), 0 where a = 0. */
const part = (a: number, b: number): number => (a <= 0 ? 0 : a * Math.log(a / b));

export const kl = (q: number, p: number): number => part(q, p) + part(1 - q, 1 - p);

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((s, x, i) => s + x * b[i]!, 0);

export interface Problem {
  readonly draws: number;
  readonly prior: readonly number[];
  readonly risks: readonly number[];
  /** kl counts where the empirical risk is below the risk only. */
  readonly oneSided: boolean;
}

export interface Tried {
  /** n kl(Lhat(Q), L(Q)) - KL(Q|P). */
  readonly value: number;
  readonly posterior: readonly number[];
}

const STEPS = 40;
/** Posteriors are kept so far inside that slopes are finite. */
const INSIDE = 1e-12;

function climb(
  {draws, prior, risks, oneSided}: Problem,
  seen: readonly number[],
  start: readonly number[],
): Tried {
  let posterior = start;
  let value = Number.NEGATIVE_INFINITY;
  for (let step = 0; step < STEPS; step++) {
    const q = dot(posterior, seen);
    const p = dot(posterior, risks);
    const counts = !oneSided || q < p;
    const apart = counts ? draws * kl(q, p) : 0;
    const next = apart - posterior.reduce((s, w, f) => s + part(w, prior[f]!), 0);
    if (!(next > value + 1e-11)) break;
    value = next;
    if (!counts || p <= 0 || p >= 1) break;
    // kl is convex in Q: its tangent is below it, and what is left has a maximum in closed form, so no step goes down.
    const inside = Math.min(1 - INSIDE, Math.max(INSIDE, q));
    const byQ = Math.log((inside * (1 - p)) / ((1 - inside) * p));
    const byP = (p - q) / (p * (1 - p));
    const exponents = seen.map((s, f) => draws * (byQ * s + byP * risks[f]!));
    const most = Math.max(...exponents);
    const raw = exponents.map((x, f) => prior[f]! * Math.exp(x - most));
    const total = raw.reduce((s, x) => s + x, 0);
    posterior = raw.map((x) => x / total);
  }
  return {value, posterior};
}

/**
 * The best posterior found for one sample: from the prior and from near each head, by steps that never go down.
 * @param seen share of the draws on which each head is wrong
 */
export function bestPosterior(problem: Problem, seen: readonly number[]): Tried {
  const {prior} = problem;
  const starts = [
    prior,
    ...prior.map((_, head) => prior.map((w, f) => 0.05 * w + (f === head ? 0.95 : 0))),
    ...prior.map((_, head) => prior.map((_w, f) => (f === head ? 1 : 0))),
  ];
  return starts.map((start) => climb(problem, seen, start)).reduce((a, b) => (b.value > a.value ? b : a));
}
