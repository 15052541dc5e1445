/** Evidence of one claim on one case. */

import {addDown, addUp, type Interval, point} from '../../theory/arithmetic/interval.ts';
import type {Case} from '../../theory/case/case.ts';
import type {Held, Hypothesis} from '../../theory/case/hypothesis.ts';
import {type AnyCase, type Claim, subjectOf, type WithProbabilityClaim} from '../../theory/claim/claim.ts';
import type {EndToEndCase} from '../../theory/endToEnd/endToEndCase.ts';
import {inputError, shown} from '../../theory/errors.ts';
import {jointAtoms} from '../../theory/heads/risk.ts';
import {enumerateSamples} from '../../theory/laws/enumerate.ts';
import type {NetworkCase} from '../../theory/networks/networkCase.ts';
import type {DescentCase} from '../../theory/radReg/descentCase.ts';
import {type Inequality, inequality} from '../../theory/statement/inequality.ts';
import {checkedInequality, checkedJudge} from './checkedInequality.ts';
import {ClaimFault} from './claimError.ts';
import {exactEndToEnd} from './exactEndToEnd.ts';
import {judge, ratio, type Verdict} from './judge.ts';
import {type OverSamples, sampleMeans} from './sampleMeans.ts';
import {unmetNeeds} from './unmetNeeds.ts';

export interface FailedHypothesis {
  readonly name: string;
  readonly held: Held;
  /** By how much it fails, where the hypothesis says. */
  readonly measured?: Measured;
}

export interface Measured {
  /** What the number is of. */
  readonly of: string;
  readonly value: number;
}

export interface Evidence {
  /** The hypotheses and needs that the case does not satisfy; non-empty means: nothing was concluded. */
  readonly failed: readonly FailedHypothesis[];
  readonly verdict?: Verdict;
  readonly inequality?: Inequality;
  /** lhs/rhs; for a with-probability claim the (1-nu)-quantile of lhs/rhs over samples. */
  readonly ratio?: number;
  /** With-probability claims: the mean of lhs/rhs over samples, each at most 1; guides a search, judges nothing. */
  readonly meanRatio?: number;
  /** With-probability claims: samples enumerated, and the enclosure of the violation probability. */
  readonly samples?: number;
  readonly violation?: Interval;
  /** With-probability claims: the inequality of a sample, averaged over them; for reports, judges nothing. */
  readonly over?: OverSamples;
}

/** Exact violation probability: every sample of n draws from T is judged, its probability enclosed. */
export function exactViolation(
  claim: WithProbabilityClaim,
  c: Case,
): {violation: Interval; samples: number; quantile: number; mean: number; over: OverSamples} {
  const atoms = jointAtoms(c.pool.T);
  const size = c.pool.size;
  const judged = checkedJudge(claim.prepare(c));
  let lo = 0;
  let hi = 0;
  let samples = 0;
  let mean = 0;
  const means = sampleMeans();
  const ratios: {value: number; probability: number}[] = [];
  enumerateSamples(atoms, c.n, (counts, from, to) => {
    samples++;
    const found = judged({plus: counts.subarray(0, size), minus: counts.subarray(size), n: c.n});
    const verdict = judge(found);
    if (verdict === 'refuted') lo = addDown(lo, from);
    if (verdict !== 'holds') hi = addUp(hi, to);
    const value = ratio(found) ?? 0;
    mean += Math.min(1, value) * to;
    means.add(found, to);
    ratios.push({value, probability: to});
  });
  // The smallest q such that lhs > q rhs has probability at most nu.
  ratios.sort((a, b) => b.value - a.value);
  let above = 0;
  let quantile = 0;
  for (const {value, probability} of ratios) {
    above += probability;
    quantile = value;
    if (above > c.nu) break;
  }
  return {violation: {lo, hi: Math.min(1, hi)}, samples, quantile, mean, over: means.result()};
}

function failedHypotheses<C>(hypotheses: readonly Hypothesis<C>[], c: C): FailedHypothesis[] {
  return hypotheses
    .map((hypothesis) => {
      const {name, measure} = hypothesis;
      const held = hypothesis.holds(c);
      if (typeof held !== 'boolean' && held !== 'undecided') {
        throw new ClaimFault(
          `returned ${shown(held)} from the hypothesis "${name}", expected true, false or 'undecided'`,
        );
      }
      if (held === true || !measure) return {name, held};
      return {name, held, measured: {of: measure.of, value: measure.value(c)}};
    })
    .filter(({held}) => held !== true);
}

function pointwise(returned: Inequality): Evidence {
  const found = checkedInequality(returned);
  const tightness = ratio(found);
  return {
    failed: [],
    verdict: judge(found),
    inequality: found,
    ...(tightness === undefined ? {} : {ratio: tightness}),
  };
}

/** @throws InputError where the case is not of the claim's subject */
export function evaluate(claim: Claim, c: AnyCase): Evidence {
  const subject = 'subject' in c ? c.subject : 'pool';
  if (subject !== subjectOf(claim)) {
    throw inputError(`evaluate(${claim.id})`, 'c', `a case about a ${subjectOf(claim)}`, subject);
  }
  if (claim.subject === 'network') {
    const network = c as NetworkCase;
    const failed = failedHypotheses(claim.hypotheses, network);
    return failed.length > 0 ? {failed} : pointwise(claim.evaluate(network));
  }
  if (claim.subject === 'descent') {
    const descent = c as DescentCase;
    const failed = failedHypotheses(claim.hypotheses, descent);
    return failed.length > 0 ? {failed} : pointwise(claim.evaluate(descent));
  }
  if (claim.subject === 'endToEnd') {
    const both = c as EndToEndCase;
    const failed = failedHypotheses(claim.hypotheses, both);
    return failed.length > 0 ? {failed} : exactEndToEnd(claim, both);
  }
  const world = c as Case;
  const unmet = unmetNeeds(claim, world).map((name) => ({name, held: false}));
  const failed = unmet.length > 0 ? unmet : failedHypotheses(claim.hypotheses, world);
  if (failed.length > 0) return {failed};
  if (claim.kind !== 'with-probability') return pointwise(claim.evaluate(world));
  const {violation, samples, quantile, mean, over} = exactViolation(claim, world);
  const found = inequality(violation, {nu: point(world.nu)});
  return {
    failed,
    verdict: judge(found),
    inequality: found,
    ratio: quantile,
    meanRatio: mean,
    samples,
    violation,
    over,
  };
}
