/**
 * The with-probability lines of theory section 2 as terms: what pays for the error of fine-tuning on one sample, the
 * optimisation gap apart.
 */

import {type Interval, mul, point, scale} from '../arithmetic/interval.ts';
import type {Case} from '../case/case.ts';
import {constants} from '../case/quantities.ts';
import type {LossRange} from '../heads/loss.ts';
import {jointAtoms} from '../heads/risk.ts';
import {meansOverSamples} from '../laws/enumerate.ts';
import type {Sample} from '../laws/pool.ts';
import {type DeviationTerms, deviationTerms} from '../rademacher/concentration.ts';
import {named, type Terms} from '../statement/inequality.ts';
import {headComplexity, sampleHeadComplexity} from './complexity.ts';
import {fineTuner} from './fineTuning.ts';

interface EstimationForm {
  /** How many times G stands before the complexity. */
  readonly factor: 2 | 4;
  /** Of R_n(F.h), or of Rhat_D(F.h). */
  readonly complexity: 'expected' | 'empirical';
  /** The deviation term as tables show it, and in LaTeX. */
  readonly deviation: readonly [name: string, latex: string];
}

/** Named as their deviation terms: see theory/rademacher/concentration.ts. */
export const FORMS: Readonly<Record<keyof DeviationTerms, EstimationForm>> = {
  expected: {
    factor: 2,
    complexity: 'expected',
    deviation: ['2 B sqrt(ln(1/nu)/(2n))', String.raw`2B\sqrt{\ln(1/\nu)/(2n)}`],
  },
  expectedTextbook: {
    factor: 2,
    complexity: 'expected',
    deviation: ['2 B sqrt(ln(2/nu)/(2n))', String.raw`2B\sqrt{\ln(2/\nu)/(2n)}`],
  },
  empirical: {
    factor: 2,
    complexity: 'empirical',
    deviation: ['4 B sqrt(ln(1/nu)/(2n))', String.raw`4B\sqrt{\ln(1/\nu)/(2n)}`],
  },
  empiricalTextbook: {
    factor: 2,
    complexity: 'empirical',
    deviation: ['4 B sqrt(ln(3/nu)/(2n))', String.raw`4B\sqrt{\ln(3/\nu)/(2n)}`],
  },
  published: {
    factor: 4,
    complexity: 'empirical',
    deviation: ['4 B sqrt(ln(1/nu)/n)', String.raw`4B\sqrt{\ln(1/\nu)/n}`],
  },
};

/**
 * Terms `complexity` and `deviation` of a sample; what does not depend on it is computed once.
 * @param range G and B, where they are not those of this case alone
 */
export function estimationTerms(
  c: Case,
  form: keyof DeviationTerms,
  {G, B}: Pick<LossRange, 'G' | 'B'> = constants(c),
): (sample: Sample) => Terms {
  const {factor, complexity, deviation: names} = FORMS[form];
  const deviation = named(names[0], deviationTerms(B, c.nu, c.n)[form]);
  if (complexity === 'expected') {
    const value = scale(factor, mul(point(G), headComplexity(c)));
    return () => ({complexity: named(`${factor} G R_n(F.h)`, value), deviation});
  }
  return (sample) => ({
    complexity: named(
      `${factor} G Rhat_D(F.h)`,
      scale(factor, mul(point(G), sampleHeadComplexity(c, sample))),
    ),
    deviation,
  });
}

/** LaTeX of those terms and of the optimisation gap, heads F on h. */
export function estimationLatex(
  form: keyof DeviationTerms,
  {F = 'F', h = 'h'} = {},
): Readonly<Record<string, string>> {
  const {factor, complexity, deviation} = FORMS[form];
  const symbol = complexity === 'expected' ? 'R_n' : String.raw`\hat R_D`;
  return {
    complexity: String.raw`${factor}G\,${symbol}(${F}\circ ${h})`,
    deviation: deviation[1],
    optimisation: String.raw`\epsilon_{opt}`,
  };
}

/** E_D of what fine-tuning does, by exact enumeration of the samples. */
interface ExpectedEstimation {
  /** E_D [L_T(f_hat.h) - inf_F L_T(f.h)]. */
  readonly excess: Interval;
  /** E_D eps_opt, eps_opt the certified gap of fine-tuning on each sample; a point, rounded up. */
  readonly gap: Interval;
}

/**
 * Means over all samples of size n of the excess risk after fine-tuning and of the optimisation gap, by exact
 * enumeration: for cases with few atoms and small n.
 * @example
 * ```ts
 * import {estimation, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * estimation.expectedEstimation(c); // => {excess: {lo: 0.25, hi: 0.25}, gap: {lo: 0, hi: 0}}
 * ```
 */
export function expectedEstimation(c: Case): ExpectedEstimation {
  const tune = fineTuner(c);
  const size = c.pool.size;
  const [excess, gap] = meansOverSamples(jointAtoms(c.pool.T), c.n, (counts) => {
    const tuned = tune({plus: counts.subarray(0, size), minus: counts.subarray(size), n: c.n});
    return [tuned.excess, point(tuned.gap)];
  });
  return {excess: excess!, gap: point(gap!.hi)};
}
