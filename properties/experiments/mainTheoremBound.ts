/** The main theorem on one sample of any size, term by term, and whether it says anything. */

import {type Interval, mul, point, scale} from '../../theory/arithmetic/interval.ts';
import type {Case} from '../../theory/case/case.ts';
import {constants} from '../../theory/case/quantities.ts';
import {inputError} from '../../theory/errors.ts';
import {sampleHeadComplexity} from '../../theory/estimation/complexity.ts';
import {mainTheoremOn} from '../../theory/estimation/mainTheoremOn.ts';
import type {Generator} from '../../theory/laws/generator.ts';
import type {Sample} from '../../theory/laws/sample.ts';
import {row} from '../../theory/linear/matrix.ts';
import {deviationTerms} from '../../theory/rademacher/concentration.ts';
import {rademacherBallMonteCarlo} from '../../theory/rademacher/rademacherMonteCarlo.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';
import {relatedTasks} from '../../theory/transfer/decomposition.ts';

export type Form = 'sharp' | 'published';

export interface MainTheoremBound extends Inequality {
  readonly form: Form;
  /** B: no excess risk exceeds it, so a right side of B or more says nothing. */
  readonly largest: number;
  /** Where the bound says nothing: the terms that are B or more by themselves, or else the largest one. */
  readonly vacuousBy?: readonly string[];
}

/** Largest sample whose complexity is enumerated over all signs. */
const ENUMERATED = 16;
const SIGN_VECTORS = 2000;
/** Chance that a complexity from drawn signs is not in its interval. */
export const SIGN_DOUBT = 1e-9;

/** Whether Rhat_D comes from drawn signs, certain up to SIGN_DOUBT, rather than from all of them. */
export const drawsSigns = (n: number): boolean => n > ENUMERATED;

function complexity(c: Case, sample: Sample, signs: Generator): Interval {
  if (!drawsSigns(c.n)) return sampleHeadComplexity(c, sample);
  if (c.heads.kind !== 'ball')
    throw inputError('mainTheoremBound', 'heads', 'a ball, for samples this large', c.heads.kind);
  const {columns} = c.representation;
  const data = new Float64Array(c.n * columns);
  let at = 0;
  for (let j = 0; j < c.pool.size; j++) {
    for (let k = sample.plus[j]! + sample.minus[j]!; k > 0; k--, at += columns)
      data.set(row(c.representation, j), at);
  }
  const options = {draws: SIGN_VECTORS, delta: SIGN_DOUBT, signs};
  return rademacherBallMonteCarlo({rows: c.n, columns, data}, c.heads.radius, options).interval;
}

/**
 * @param sample n draws from T, of which h must be independent
 * @param signs for the complexity of samples of more than 16 draws
 * @returns undefined where no finite transferability constant is certified on the class: the tasks are unrelated
 */
export function mainTheoremBound(
  c: Case,
  sample: Sample,
  form: Form,
  signs: Generator,
): MainTheoremBound | undefined {
  if (relatedTasks.holds(c) !== true) return undefined;
  const {G, B} = constants(c);
  const [factor, root] = form === 'sharp' ? [2, 'sqrt(ln(1/nu)/(2n))'] : [4, 'sqrt(ln(1/nu)/n)'];
  const deviations = deviationTerms(B, c.nu, c.n);
  const found = mainTheoremOn(c, factor, () => ({
    [`${factor} G Rhat_D(F.h)`]: scale(factor, mul(point(G), complexity(c, sample, signs))),
    [`4 B ${root}`]: form === 'sharp' ? deviations.empirical : deviations.published,
  }))(sample);
  const shared = {...found, form, largest: B};
  if (found.rhs.lo < B) return shared;
  const alone = found.terms.filter(({value}) => value.lo >= B);
  const most = found.terms.reduce((a, b) => (b.value.lo > a.value.lo ? b : a));
  return {...shared, vacuousBy: (alone.length > 0 ? alone : [most]).map(({name}) => name)};
}
