/**
 * Parametric cover: a class with p real parameters in a ball of radius r of a norm in which the loss is Lam-Lipschitz,
 * loss values in [0, B_l], N iid draws:
 *
 *   E sup (L - Lhat) <= inf_{eps > 0}  2 Lam eps + B_l sqrt( p ln(1 + 2r/eps) / (2N) ).
 *
 * Proof: (1 + 2r/eps)^p points of the ball are within eps of all of it; moving to one changes L and Lhat by at most
 * Lam eps each; the largest of K means of N variables with range B_l has expectation at most B_l sqrt(ln K / (2N)).
 * Every eps gives a valid bound: it is sought in doubles, the value at the eps found is enclosed.
 * Units: Lam is loss a unit of the norm of r and eps. Source: theory section 6; Vershynin 2018, corollary 4.2.13 (cover).
 */
import {log, sqrt} from '../arithmetic/elementary.ts';
import {add, div, type Interval, mul, ONE, point, scale} from '../arithmetic/interval.ts';
import {positiveInteger} from '../errors.ts';
import {named} from '../statement/inequality.ts';
import {type PretrainingBound, pretrainingBound} from './pretrainingBound.ts';

export interface ParametricClass {
  /** Lam > 0. */
  readonly lipschitz: Interval;
  /** r > 0. */
  readonly radius: Interval;
  /** B_l. */
  readonly range: Interval;
  /** p. */
  readonly parameters: number;
  /** N. */
  readonly draws: number;
}

/** p ln(1 + 2r/eps): the cover's log cardinality. */
function ballEntropy(radius: Interval, parameters: number, eps: number): Interval {
  return scale(parameters, log(add(ONE, div(scale(2, radius), point(eps)))));
}

/** The two terms at one eps. */
export function parametricCoverAt(c: ParametricClass, eps: number): PretrainingBound {
  const entropy = ballEntropy(c.radius, c.parameters, eps);
  return pretrainingBound(
    {
      resolution: named('resolution 2 Lam eps', mul(scale(2, c.lipschitz), point(eps))),
      cover: named(
        'cover B_l sqrt(p ln(1+2r/eps)/(2N))',
        mul(c.range, sqrt(div(entropy, point(2 * c.draws)))),
      ),
    },
    c.range,
  );
}

/** Golden section over ln eps; the objective falls and then rises on the range searched. */
function nearBestEps(c: ParametricClass): number {
  const {lipschitz, radius, range, parameters, draws} = c;
  const at = (t: number) => {
    const eps = radius.hi * Math.exp(t);
    return (
      2 * lipschitz.hi * eps +
      range.hi * Math.sqrt((parameters * Math.log1p((2 * radius.hi) / eps)) / (2 * draws))
    );
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [-80, 2];
  for (let step = 0; step < 100; step++) {
    const c1 = b - golden * (b - a);
    const c2 = a + golden * (b - a);
    if (at(c1) < at(c2)) b = c2;
    else a = c1;
  }
  return radius.hi * Math.exp((a + b) / 2);
}

/**
 * The parametric cover at the best eps: E sup (L - Lhat) of a class with p parameters on N draws.
 * @throws InputError where `parameters` or `draws` is no whole number from 1
 * @example
 * ```ts
 * import {covering, interval} from 'transferbound';
 *
 * const one = interval.ONE;
 * const bound = covering.parametricCover({lipschitz: one, radius: one, range: one, parameters: 10, draws: 10_000});
 * bound.value.hi; // ~ 0.062766
 * bound.vacuous; // => false
 * ```
 */
export function parametricCover(c: ParametricClass): PretrainingBound & {readonly eps: number} {
  positiveInteger('parametricCover', 'parameters', c.parameters);
  positiveInteger('parametricCover', 'draws', c.draws, 2 ** 50);
  const eps = nearBestEps(c);
  // Outside what doubles can hold any positive eps serves.
  const used = eps > 2 ** -900 && eps < 2 ** 900 ? eps : 2 ** -20;
  return {...parametricCoverAt(c, used), eps: used};
}
