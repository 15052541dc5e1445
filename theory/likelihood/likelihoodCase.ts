/**
 * What the claims about likelihood pretraining of theory section 12 are evaluated on: a finite class Phi of laws on a few
 * atoms, the law p* that m independent draws come from, and the maximum-likelihood estimate p_hat in Phi.
 */
import {compare, minus, type Rational, rational, times} from '../arithmetic/rational.ts';
import {inputError, openProbability, positiveInteger} from '../errors.ts';
import {countSamples} from '../laws/enumerate.ts';

export interface LikelihoodCase {
  readonly subject: 'likelihood';
  /** p*, masses over `total`. */
  readonly truth: readonly bigint[];
  /** Phi, at least two laws; one that is listed twice counts twice. */
  readonly members: readonly (readonly bigint[])[];
  readonly total: bigint;
  /** m. */
  readonly draws: number;
  /** nu. */
  readonly level: Rational;
}

/** Most samples that are enumerated. */
const MOST_SAMPLES = 5000;

export interface LikelihoodParts {
  readonly truth: readonly number[];
  readonly members: readonly (readonly number[])[];
  readonly draws: number;
  readonly nu: number;
}

/** @throws InputError where the laws do not fit each other, or there are too many samples to enumerate */
export function makeLikelihoodCase(
  {truth, members, draws, nu}: LikelihoodParts,
  level: Rational,
): LikelihoodCase {
  const where = 'makeLikelihoodCase';
  if (members.length < 2) throw inputError(where, 'members', 'at least two laws', members.length);
  const total = truth.reduce((a, b) => a + b, 0);
  if (!(total > 0)) throw inputError(where, 'truth', 'masses that are not all 0', truth);
  for (const law of [truth, ...members]) {
    const fits = law.length === truth.length && law.every((mass) => Number.isSafeInteger(mass) && mass >= 0);
    if (!fits || law.reduce((a, b) => a + b, 0) !== total)
      throw inputError(where, 'members', `${truth.length} masses of sum ${total}, as the truth has`, law);
  }
  positiveInteger(where, 'draws', draws);
  const samples = countSamples(truth.length, draws);
  if (samples > MOST_SAMPLES) throw inputError(where, 'draws', `at most ${MOST_SAMPLES} samples`, samples);
  openProbability(where, 'nu', nu);
  const whole = (law: readonly number[]) => law.map(BigInt);
  return {
    subject: 'likelihood',
    truth: whole(truth),
    members: members.map(whole),
    total: BigInt(total),
    draws,
    level,
  };
}

const abs = (x: bigint): bigint => (x < 0n ? -x : x);

/** TV(p, p*). */
export const distance = ({truth, total}: LikelihoodCase, law: readonly bigint[]): Rational =>
  rational(
    law.reduce((sum, mass, i) => sum + abs(mass - truth[i]!), 0n),
    2n * total,
  );

/** Count vectors of m draws from so many atoms. */
function* countVectors(atoms: number, left: number): Generator<number[]> {
  if (atoms === 1) {
    yield [left];
    return;
  }
  for (let first = left; first >= 0; first--)
    for (const rest of countVectors(atoms - 1, left - first)) yield [first, ...rest];
}

/** prod p_a^(c_a), times total^m. */
const likelihood = (law: readonly bigint[], counts: readonly number[]): bigint =>
  counts.reduce((product, count, a) => product * law[a]! ** BigInt(count), 1n);

function multinomial(counts: readonly number[]): bigint {
  let [result, n] = [1n, 0n];
  for (const count of counts) {
    for (let i = 1n; i <= BigInt(count); i++) {
      n += 1n;
      result = (result * n) / i;
    }
  }
  return result;
}

/**
 * The probability that some p_hat of largest likelihood is in `bad`: ties are broken in the worst way. Exact.
 * @param bad which members count
 */
export function chanceOf(c: LikelihoodCase, bad: (member: number) => boolean): Rational {
  const {truth, members, total, draws} = c;
  const marked = members.map((_, i) => bad(i));
  let chance = 0n;
  for (const counts of countVectors(truth.length, draws)) {
    const weight = likelihood(truth, counts);
    if (weight === 0n) continue;
    const all = members.map((law) => likelihood(law, counts));
    const most = all.reduce((a, b) => (b > a ? b : a));
    if (all.some((x, i) => x === most && marked[i])) chance += weight * multinomial(counts);
  }
  return rational(chance, total ** BigInt(draws));
}

const UNIT = rational(1n);

const raised = (x: Rational, n: number): Rational => rational(x.num ** BigInt(n), x.den ** BigInt(n));

/** nu / (|Phi| - 1), squared. */
function share({level, members}: LikelihoodCase): Rational {
  const each = times(level, rational(1n, BigInt(members.length - 1)));
  return times(each, each);
}

/** TV(p, p*) > (1 - (nu/(|Phi|-1))^(2/m))^(1/2), exactly: (1 - TV^2)^m < (nu/(|Phi|-1))^2. */
export function farByHellinger(c: LikelihoodCase, member: number): boolean {
  const tv = distance(c, c.members[member]!);
  return compare(raised(minus(UNIT, times(tv, tv)), c.draws), share(c)) < 0;
}

/** The same without the square root: (1 - TV)^m < (nu/(|Phi|-1))^2. */
export function farWithoutRoot(c: LikelihoodCase, member: number): boolean {
  const tv = distance(c, c.members[member]!);
  return compare(raised(minus(UNIT, tv), c.draws), share(c)) < 0;
}

/** Whether p* is in Phi. */
export const containsTruth = ({truth, members}: LikelihoodCase): boolean =>
  members.some((law) => law.every((mass, i) => mass === truth[i]));
