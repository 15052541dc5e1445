/**
 * What the contrastive claims of theory section 12 are evaluated on: K classes c with probabilities rho_c, a law D_c of
 * each over M points, and f(x) in R^d at every point, all exact rationals.
 */
import {minus, over, plus, type Rational, rational, times} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';

/** hinge (1-t)_+, logistic log2(1+e^-t), ramp min(1, (1-t)_+), which is not convex; each times `height`, so that l(0) = height. */
export const CONTRASTIVE_LOSSES = ['hinge', 'logistic', 'ramp'] as const;
export type ContrastiveLoss = (typeof CONTRASTIVE_LOSSES)[number];

export interface ContrastiveCase {
  readonly subject: 'contrastive';
  readonly loss: ContrastiveLoss;
  /** l(0) > 0. */
  readonly height: Rational;
  /** rho, K probabilities > 0. */
  readonly priors: readonly Rational[];
  /** D_c, K laws over M points. */
  readonly laws: readonly (readonly Rational[])[];
  /** f, M x d. */
  readonly representation: readonly (readonly Rational[])[];
}

const NIL = rational(0n);
export const UNIT = rational(1n);

/** Masses as probabilities. @throws InputError where one is negative or all are 0 */
function lawOf(masses: readonly number[], name: string): Rational[] {
  const total = masses.reduce((a, b) => a + b, 0);
  if (!(total > 0) || !masses.every((mass) => Number.isSafeInteger(mass) && mass >= 0))
    throw inputError('makeContrastiveCase', name, 'masses that are whole numbers, not all 0', masses);
  return masses.map((mass) => rational(BigInt(mass), BigInt(total)));
}

/** A case as it is written down: integer masses of the classes, and of the points of each class. */
export interface ContrastiveParts {
  readonly loss: ContrastiveLoss;
  readonly height: Rational;
  /** K masses > 0. */
  readonly priors: readonly number[];
  /** K x M masses. */
  readonly laws: readonly (readonly number[])[];
  readonly representation: readonly (readonly Rational[])[];
}

/** @throws InputError where the tables do not fit each other, or a law is none */
export function makeContrastiveCase(parts: ContrastiveParts): ContrastiveCase {
  const where = 'makeContrastiveCase';
  const {loss, height, priors, laws, representation} = parts;
  if (height.num <= 0n) throw inputError(where, 'height', 'a number > 0', Number(height.num));
  if (priors.some((mass) => mass === 0)) throw inputError(where, 'priors', 'masses > 0', priors);
  if (laws.length !== priors.length)
    throw inputError(where, 'laws', `${priors.length} rows, one a class`, laws.length);
  const points = representation.length;
  const ragged = laws.find((row) => row.length !== points);
  if (ragged) throw inputError(where, 'laws', `rows of ${points} points as in f`, ragged);
  const d = representation[0]?.length ?? 0;
  if (d === 0 || representation.some((row) => row.length !== d))
    throw inputError(where, 'representation', 'rows of one length >= 1', representation.length);
  return {
    subject: 'contrastive',
    loss,
    height,
    priors: lawOf(priors, 'priors'),
    laws: laws.map((row, c) => lawOf(row, `laws[${c}]`)),
    representation,
  };
}

const innerProduct = (a: readonly Rational[], b: readonly Rational[]): Rational =>
  a.reduce((sum, x, i) => plus(sum, times(x, b[i]!)), NIL);

/** tau = P(c+ = c-). */
export const collisions = ({priors}: ContrastiveCase): Rational => innerProduct(priors, priors);

/** A weighted score: one summand a l(t) of a sum of losses. */
export interface Scored {
  readonly weight: Rational;
  readonly score: Rational;
}

/** L_un = E l(<f(x), f(x+) - f(x-)>) as its summands: x and x+ of one class, x- of another draw of a class. */
export function unsupervised({priors, laws, representation}: ContrastiveCase): Scored[] {
  const mixed = representation.map((_, x) =>
    priors.reduce((sum, rho, c) => plus(sum, times(rho, laws[c]![x]!)), NIL),
  );
  const scores = representation.map((f) => representation.map((g) => innerProduct(f, g)));
  const found: Scored[] = [];
  for (const x of representation.keys()) {
    for (const y of representation.keys()) {
      const pair = priors.reduce(
        (sum, rho, c) => plus(sum, times(rho, times(laws[c]![x]!, laws[c]![y]!))),
        NIL,
      );
      if (pair.num === 0n) continue;
      for (const [z, mass] of mixed.entries()) {
        if (mass.num > 0n)
          found.push({weight: times(pair, mass), score: minus(scores[x]![y]!, scores[x]![z]!)});
      }
    }
  }
  return found;
}

/** mu_c, K x d. */
export const classMeans = ({laws, representation}: ContrastiveCase): Rational[][] =>
  laws.map((law) =>
    representation[0]!.map((_, i) =>
      law.reduce((sum, p, x) => plus(sum, times(p, representation[x]![i]!)), NIL),
    ),
  );

/** f at the first point of each class that has mass: one example in the place of a mean. */
export const classExamples = ({laws, representation}: ContrastiveCase): (readonly Rational[])[] =>
  laws.map((law) => representation[law.findIndex(({num}) => num > 0n)]!);

/** E[l(<f(x), m_{c+} - m_{c-}>) | c+ != c-], x of class c+, as its summands; empty where there is one class. */
export function supervised(c: ContrastiveCase, means: readonly (readonly Rational[])[]): Scored[] {
  const {priors, laws, representation} = c;
  const apart = minus(UNIT, collisions(c));
  const found: Scored[] = [];
  for (const [own, rho] of priors.entries()) {
    for (const [x, mass] of laws[own]!.entries()) {
      if (mass.num === 0n) continue;
      const scores = means.map((mean) => innerProduct(representation[x]!, mean));
      for (const [other, chance] of priors.entries()) {
        if (other !== own)
          found.push({
            weight: over(times(rho, times(mass, chance)), apart),
            score: minus(scores[own]!, scores[other]!),
          });
      }
    }
  }
  return found;
}
