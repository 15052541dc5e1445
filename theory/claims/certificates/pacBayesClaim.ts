/**
 * PAC-Bayes-kl on a finite class of heads, 0-1 loss, uniform prior P: for every posterior Q at once
 *   n kl(Lhat(Q), L(Q)) - KL(Q|P) <= ln(K/nu).
 * The supremum over Q is enclosed from both sides. Below: any Q tried, here each single head and the Gibbs posterior with
 * weights proportional to e^(n kl(Lhat(f), L(f))), rounded to multiples of 2^-10. Above: kl is convex and Donsker-Varadhan gives
 *   sup_Q { E_Q n kl(Lhat(f), L(f)) - a KL(Q|P) } = a ln E_P e^(n kl(Lhat(f), L(f)) / a), a = 1 (mutants: less).
 * A sample on which the two ends disagree counts as undecided.
 */
import {exp, log} from '../../arithmetic/elementary.ts';
import {
  add,
  div,
  type Interval,
  interval,
  max,
  mul,
  point,
  positivePart,
  scale,
  square,
  sub,
  sum,
  ZERO,
} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {type KlConstant, logConstant} from '../../certificate/pacBayes.ts';
import {defineClaim, type WithProbabilityClaim} from '../../claim/claim.ts';
import type {Sample} from '../../laws/pool.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';
import {type ErrorCount, headErrors} from './zeroOneRisk.ts';

/** x/n against mass/total, n and total shared by all heads. */
interface Coin {
  readonly errors: ErrorCount;
  readonly mass: ErrorCount;
}

/** a ln(a total / (n m)): 0 where a = 0. */
function part(a: number, n: number, m: number, total: number): Interval {
  if (a === 0) return ZERO;
  return scale(a, log(div(mul(point(a), point(total)), mul(point(n), point(m)))));
}

/** n kl(S/n, m/total), exactly 0 where the two are equal. */
function scaledKl(S: number, n: number, m: number, total: number): Interval {
  if (BigInt(S) * BigInt(total) === BigInt(n) * BigInt(m)) return ZERO;
  return positivePart(add(part(S, n, m, total), part(n - S, n, total - m, total)));
}

/** 2 n (m/total - S/n)_+^2, at most n kl(S/n, m/total): Pinsker. */
function scaledSquare(S: number, n: number, m: number, total: number): Interval {
  const below = point(Math.max(0, n * m - S * total));
  return div(scale(2, square(below)), mul(point(n), square(point(total))));
}

/** Parts of the weights of a posterior. */
const PARTS = 1024;

/** Whole weights that sum to PARTS, nearly proportional to e^(x_f). */
function gibbs(exponents: readonly number[]): number[] {
  const most = Math.max(...exponents);
  const raw = exponents.map((x) => Math.exp(x - most));
  const total = raw.reduce((a, b) => a + b, 0);
  const weights = raw.map((x) => Math.floor((PARTS * x) / total));
  weights[exponents.indexOf(most)]! += PARTS - weights.reduce((a, b) => a + b, 0);
  return weights;
}

/** What a mutant changes: KL counts `price` times. */
interface Form {
  readonly constant: KlConstant;
  readonly price: number;
  /** 'square': 2 n (L(Q) - Lhat(Q))_+^2, `times` as large, in the place of n kl. */
  readonly square?: {readonly times: number};
}

/** sup_Q { n kl(Lhat(Q), L(Q)) - price KL(Q|P) }, enclosed. */
function largest(
  coins: readonly Coin[],
  {n, total}: {n: number; total: number},
  {price, square: form}: Omit<Form, 'constant'>,
): Interval {
  const gain = (...of: Parameters<typeof scaledKl>): Interval =>
    form ? scale(form.times, scaledSquare(...of)) : scaledKl(...of);
  const count = coins.length;
  const each = coins.map(({errors, mass}): Interval => {
    if (errors.lo !== errors.hi || mass.lo !== mass.hi) return interval(0, Number.POSITIVE_INFINITY);
    return gain(errors.lo, n, mass.lo, total);
  });
  const uniform = log(point(count));
  let tried = each.map((x) => sub(x, scale(price, uniform)).lo).reduce((a, b) => Math.max(a, b));
  const above =
    price === 0
      ? each.reduce(max).hi
      : scale(price, sub(log(sum(each.map((x) => exp(scale(1 / price, x))))), uniform)).hi;
  if (count > 1 && each.every(({hi}) => hi < Number.POSITIVE_INFINITY)) {
    const weights = gibbs(each.map(({lo}) => lo / Math.max(price, 0.25)));
    const mean = (of: (coin: Coin) => number) => weights.reduce((s, w, f) => s + w * of(coins[f]!), 0);
    const [S, m] = [mean(({errors}) => errors.lo), mean(({mass}) => mass.lo)];
    if (S * total < 2 ** 53 && m * n < 2 ** 53) {
      const kl = scale(1 / PARTS, gain(S, PARTS * n, m, PARTS * total));
      const paid = sum(
        weights.map((w) => (w === 0 ? ZERO : scale(w / PARTS, log(scale(w / PARTS, point(count)))))),
      );
      tried = Math.max(tried, sub(kl, scale(price, paid)).lo);
    }
  }
  // All Q include the prior itself, whose value is at least 0.
  return interval(Math.max(0, Math.min(tried, above)), Math.max(0, above));
}

/** @param terms the right side; default ln(K/nu) */
export const pacBayesPrepared =
  ({constant, ...form}: Form, change: (limit: Interval, c: Case) => Interval = (limit) => limit) =>
  (c: Case) => {
    const thetas = c.heads.kind === 'finite' ? c.heads.thetas : [];
    const heads = thetas.map((theta) => headErrors(c, theta));
    const limit = change(sub(logConstant(c.n, constant), log(point(c.nu))), c);
    return (sample: Sample) => {
      const coins = heads.map(({mass, of}) => ({errors: of(sample), mass}));
      const lhs = largest(coins, {n: c.n, total: c.pool.total}, form);
      return inequality(lhs, {limit: named('ln(K/nu)', limit)});
    };
  };

export const pacBayesLhs = (price = '') =>
  String.raw`\sup_Q\{n\,\mathrm{kl}(\hat L_D(Q),L_T(Q))-${price}\mathrm{KL}(Q|P)\}`;

export const CONSTANTS: Readonly<Record<KlConstant, string>> = {
  xi: String.raw`\xi(n)`,
  '2 sqrt n': String.raw`2\sqrt n`,
};

export const pacBayesClaim = <
  const T extends Pick<WithProbabilityClaim, 'id' | 'title' | 'source' | 'fixture'>,
>(
  constant: KlConstant,
  text: T,
) =>
  defineClaim({
    ...text,
    ...stated(pacBayesLhs(), {limit: String.raw`\ln(${CONSTANTS[constant]}/\nu)`}),
    kind: 'with-probability',
    needs: {heads: 'finite', samples: true, manyHeads: true},
    hypotheses: [],
    prepare: pacBayesPrepared({constant, price: 1}),
  });
