/** Evidence of one claim on one case: every outcome of its stages of randomness enumerated. */
import {addDown, addUp, type Interval, mulDown, mulUp, sum} from '../../theory/arithmetic/interval.ts';
import type {AnyCase, Claim} from '../../theory/claim/claim.ts';
import {InputError} from '../../theory/errors.ts';
import {type Inequality, inequality} from '../../theory/statement/inequality.ts';
import {jsonText} from '../files/jsonText.ts';
import {type AnyFamily, familyNamed, type Setting} from '../settings/registry.ts';
import {shrink} from '../settings/shrink.ts';
import {after, type Bound, ClaimError, onSetting, settled} from './claimError.ts';
import {watched} from './claimWatch.ts';
import {type FailedHypothesis, pose} from './pose.ts';
import {type OverSamples, sampleMeans} from './sampleMeans.ts';
import {givenUp, type Stage, stagesOf} from './stages.ts';
import {ratio, type Verdict, verdictOf} from './verdictOf.ts';

/** What one evaluation of a claim shows. */
export interface Evidence {
  /** The hypotheses and needs that the case does not satisfy; non-empty means: nothing was concluded. */
  readonly failed: readonly FailedHypothesis[];
  readonly verdict?: Verdict;
  readonly inequality?: Inequality;
  /** lhs/rhs; where samples are enumerated its quantile over them, at the probability that the claim leaves. */
  readonly ratio?: number;
  /** Where samples are enumerated: the mean of lhs/rhs, each at most 1; guides a search, judges nothing. */
  readonly meanRatio?: number;
  /** Samples (or pairs of them) enumerated, and the enclosure of the violation probability. */
  readonly samples?: number;
  readonly violation?: Interval;
  /** The inequality of a sample, averaged over them; for reports, judges nothing. */
  readonly over?: OverSamples;
}

type Visit = (found: Inequality, lo: number, hi: number, probability: number) => void;

/** Every outcome of all stages, with the ends of its probability and its probability to first order. */
function everyOutcome(bound: Bound, [first, ...later]: readonly Stage[], visit: Visit): void {
  const kept = later.map(({enumerate}) => {
    const draws: {readonly draw: unknown; readonly lo: number; readonly hi: number}[] = [];
    enumerate!((draw, lo, hi) => draws.push({draw, lo, hi}), true);
    return draws;
  });
  const descend = (waiting: Bound, depth: number, lo: number, hi: number, probability: number): void => {
    const draws = kept[depth];
    if (!draws) visit(settled(waiting), lo, hi, probability);
    else
      for (const one of draws)
        descend(
          after(waiting, one.draw),
          depth + 1,
          mulDown(lo, one.lo),
          mulUp(hi, one.hi),
          probability * one.hi,
        );
  };
  first!.enumerate!((draw, lo, hi) => descend(after(bound, draw), 0, lo, hi, hi), false);
}

/** The exact violation probability against what the claim allows: every outcome is judged, its probability enclosed. */
export function enumerated(bound: Bound, stages: readonly Stage[]): Required<Evidence> {
  let [lo, hi, samples, mean] = [0, 0, 0, 0];
  const levels = givenUp(stages);
  const allowed = sum(Object.values(levels)).hi;
  const means = sampleMeans(allowed);
  const ratios: {value: number; probability: number}[] = [];
  everyOutcome(bound, stages, (found, from, to, probability) => {
    samples++;
    const verdict = verdictOf(found);
    if (verdict === 'refuted') lo = addDown(lo, from);
    if (verdict !== 'holds') hi = addUp(hi, to);
    const value = ratio(found) ?? 0;
    mean += Math.min(1, value) * probability;
    means.add(found, probability);
    ratios.push({value, probability});
  });
  // The smallest q such that lhs > q rhs has at most the allowed probability.
  ratios.sort((a, b) => b.value - a.value);
  let above = 0;
  let quantile = 0;
  for (const {value, probability} of ratios) {
    above += probability;
    quantile = value;
    if (above > allowed) break;
  }
  const violation = {lo: Math.max(0, lo), hi: Math.min(1, hi)};
  const found = inequality(violation, levels);
  return {
    failed: [],
    verdict: verdictOf(found),
    inequality: found,
    ratio: quantile,
    meanRatio: mean,
    samples,
    violation,
    over: means.result(),
  };
}

/**
 * Evidence of one claim on one case: where the claim is about samples, all of them are enumerated.
 * @throws InputError where the case is not of the claim's subject
 * @example
 * ```ts
 * import {evaluate, findClaim, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * evaluate(findClaim('change-of-law'), c).verdict; // => 'holds'
 * ```
 */
export function evaluate(claim: Claim, c: AnyCase): Evidence {
  const {failed, bound} = pose(claim, c, 'enumerated');
  if (!bound) return {failed};
  const stages = stagesOf(claim, c);
  if (stages.length > 0) return enumerated(bound, stages);
  const found = settled(bound);
  const tightness = ratio(found);
  return {
    failed,
    verdict: verdictOf(found),
    inequality: found,
    ...(tightness === undefined ? {} : {ratio: tightness}),
  };
}

/**
 * Evaluates one setting from its plain data: the same setting gives bit-equal evidence.
 * @param family of the setting; default the one that it names
 * @throws InputError where the setting's tables do not fit each other, so that it describes no case
 * @example
 * ```ts
 * import {evaluateSetting, findClaim, worlds} from 'transferbound';
 *
 * const {verdict, inequality} = evaluateSetting(findClaim('change-of-law'), worlds.smallSetting);
 * [verdict, inequality?.rhs]; // => ['holds', {lo: 1, hi: 1}]
 * ```
 */
export function evaluateSetting(
  claim: Claim,
  setting: Setting,
  family: AnyFamily = familyNamed(setting.family),
): Evidence {
  const c = family.materialise(setting);
  return watched(claim.id, setting, () => evaluate(claim, c));
}

/**
 * @param twice whether to evaluate the setting a second time, from its plain data, and compare bit for bit
 * @throws ClaimError where the claim throws, returns no inequality, or differs from itself
 * @throws InputError where the setting describes no case
 */
export function claimEvidence(
  claim: Claim,
  setting: Setting,
  twice = false,
  family: AnyFamily = familyNamed(setting.family),
): Evidence {
  const once = (): Evidence => {
    const c = family.materialise(setting);
    return onSetting(claim.id, setting, () => evaluate(claim, c));
  };
  const first = once();
  if (twice && jsonText(first) !== jsonText(once()))
    throw new ClaimError(claim.id, setting, 'gave other evidence when evaluated again');
  return first;
}

/**
 * The smallest setting that shrinking leads to from one that refutes a claim, and the evidence on it.
 * @throws ClaimError where the claim differs from itself
 */
export function shrunkRefutation(
  claim: Claim,
  refuted: Setting,
  family: AnyFamily = familyNamed(refuted.family),
): {setting: Setting; evidence: Evidence} {
  const shown = (setting: Setting) => evaluateSetting(claim, setting, family);
  const setting = shrink(refuted, (candidate) => shown(candidate).verdict === 'refuted', undefined, family);
  const evidence = shown(setting);
  if (evidence.verdict !== 'refuted')
    throw new ClaimError(claim.id, setting, 'was refuted once and not when evaluated again');
  return {setting, evidence};
}

/** As claimEvidence; undefined where the setting describes no case, as a search's next guess may. */
export function evidenceIfAny(
  claim: Claim,
  setting: Setting,
  twice = false,
  family: AnyFamily = familyNamed(setting.family),
): Evidence | undefined {
  try {
    return claimEvidence(claim, setting, twice, family);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
