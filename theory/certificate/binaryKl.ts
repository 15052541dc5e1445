/**
 * kl(q, p) = q ln(q/p) + (1-q) ln((1-q)/(1-p)), the relative entropy of two coins, and its two inverses in p.
 *
 * Statement: for 0 <= q <= 1 and c >= 0, klInverse(q, c) = sup {p in [q, 1] : kl(q, p) <= c}. It rises in q and in c, so
 *   an enclosure of it at the ends of enclosures of q and c encloses it for every value between.
 * Rounding: a search in doubles proposes both ends, and each counts only where the enclosure of kl decides on which side of c it is, else a
 *   bisection on enclosures finds it; the upper end is therefore an upper bound, which the last midpoint of a plain bisection is not.
 * Conventions: 0 ln 0 = 0; kl(q, 1) = Infinity for q < 1.
 * Source: theory section 11; Seeger 2002 (JMLR 3:233-269); Langford 2005 (JMLR 6:273-306).
 */
import {log} from '../arithmetic/elementary.ts';
import {add, div, type Interval, mul, ONE, point, positivePart, sub} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';

const TINY = 2 ** -900;

function probability(where: string, name: string, value: number): number {
  if (value >= 0 && value <= 1) return value;
  throw inputError(where, name, 'a number in [0, 1]', value);
}

/** An enclosure of a ln(a/b) for a in [0, 1] and an enclosure b of a positive number; 0 where a = 0. */
function entropyTerm(a: Interval, b: Interval): Interval {
  if (a.hi === 0) return point(0);
  // A quotient below the range of doubles would have the logarithm -Infinity.
  return mul(a, a.lo < TINY ? sub(log(a), log(b)) : log(div(a, b)));
}

/**
 * An enclosure of kl(q, p), at least 0.
 * @param q in [0, 1]
 * @param p in [0, 1]
 * @throws where q or p is no probability
 * @example
 * ```ts
 * import {certificates} from 'transferbound';
 *
 * certificates.binaryKl(0, 0.5); // ~ {lo: 0.693147, hi: 0.693147}
 * ```
 */
export function binaryKl(q: number, p: number): Interval {
  probability('binaryKl', 'q', q);
  probability('binaryKl', 'p', p);
  if (q === p) return point(0);
  if (p === 0 || p === 1) return point(Number.POSITIVE_INFINITY);
  const heads = entropyTerm(point(q), point(p));
  const tails = entropyTerm(sub(ONE, point(q)), sub(ONE, point(p)));
  return positivePart(add(heads, tails));
}

/**
 * sup {p : kl(q, p) <= c} in doubles, no enclosure: Newton's steps, which fall towards it as kl is convex in p, from the smaller of two
 * upper limits, q + sqrt(c/2) (Pinsker) and 1 - e^(-(c + H(q))/(1-q)).
 */
export function plainKlInverse(q: number, c: number): number {
  if (q >= 1) return 1;
  const entropy = (q > 0 ? -q * Math.log(q) : 0) - (1 - q) * Math.log1p(-q);
  let p = Math.min(q + Math.sqrt(c / 2), 1 - Math.exp(-(c + entropy) / (1 - q)));
  for (let i = 0; i < 40 && p > q && p < 1; i++) {
    const over = -entropy - (q > 0 ? q * Math.log(p) : 0) - (1 - q) * Math.log1p(-p) - c;
    const step = (over * p * (1 - p)) / (p - q);
    if (!(step > 2 ** -53 * p)) break;
    p -= step;
  }
  return Math.max(q, p);
}

/** Ends next to the inverse in doubles, where the enclosure of kl decides on which side of c they are. */
function verified(q: number, c: number): Interval | undefined {
  const p = plainKlInverse(q, c);
  let [lo, hi]: [number | undefined, number | undefined] = [undefined, undefined];
  for (let width = 2 ** -52; width < 2 ** -30 && (lo === undefined || hi === undefined); width *= 4) {
    const [down, up] = [p - width, p + width];
    if (lo === undefined && down > q && binaryKl(q, down).hi <= c) lo = down;
    if (hi === undefined && up < 1 && binaryKl(q, up).lo > c) hi = up;
  }
  return lo === undefined || hi === undefined ? undefined : {lo, hi};
}

/** Enclosure of the upper inverse at one q and one c. */
function inverseAt(q: number, c: number): Interval {
  if (q === 1 || c === Number.POSITIVE_INFINITY) return ONE;
  if (c === 0) return point(q);
  const found = verified(q, c);
  if (found) return found;
  let lo = q;
  let hi = 1;
  // What is undecided is left inside: the two searches close in on the undecided part from both sides.
  for (let i = 0, [a, b] = [q, 1]; i < 64 && a < b; i++) {
    const p = (a + b) / 2;
    if (p <= a || p >= b) break;
    if (binaryKl(q, p).hi <= c) lo = a = p;
    else b = p;
  }
  for (let i = 0, [a, b] = [lo, 1]; i < 64 && a < b; i++) {
    const p = (a + b) / 2;
    if (p <= a || p >= b) break;
    if (binaryKl(q, p).lo > c) hi = b = p;
    else a = p;
  }
  return {lo, hi};
}

/**
 * An enclosure of sup {p : kl(q, p) <= c}; its upper end is what a certificate may print.
 * @param q an enclosure of a probability
 * @param c an enclosure of a number >= 0
 * @throws where q leaves [0, 1] or c is below 0
 * @example
 * ```ts
 * import {certificates, interval} from 'transferbound';
 *
 * certificates.klInverse(interval.point(0), interval.point(Math.LN2)); // ~ {lo: 0.5, hi: 0.5}
 * ```
 */
export function klInverse(q: Interval, c: Interval): Interval {
  probability('klInverse', 'q.lo', q.lo);
  probability('klInverse', 'q.hi', q.hi);
  if (!(c.lo >= 0 && c.lo <= c.hi)) throw inputError('klInverse', 'c', 'an interval in [0, Infinity]', c);
  return {lo: inverseAt(q.lo, c.lo).lo, hi: inverseAt(q.hi, c.hi).hi};
}

/**
 * An enclosure of inf {p : kl(q, p) <= c}, which is 1 - klInverse(1 - q, c); its lower end is a lower limit.
 * @param q an enclosure of a probability
 * @param c an enclosure of a number >= 0
 * @throws where q leaves [0, 1] or c is below 0
 * @example
 * ```ts
 * import {certificates, interval} from 'transferbound';
 *
 * certificates.klInverseLower(interval.point(1), interval.point(Math.LN2)); // ~ {lo: 0.5, hi: 0.5}
 * ```
 */
export function klInverseLower(q: Interval, c: Interval): Interval {
  probability('klInverseLower', 'q.lo', q.lo);
  probability('klInverseLower', 'q.hi', q.hi);
  const rest = sub(ONE, q);
  const upper = klInverse({lo: Math.max(0, rest.lo), hi: Math.min(1, rest.hi)}, c);
  return positivePart(sub(ONE, upper));
}
