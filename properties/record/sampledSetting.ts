/** A claim on one setting whose samples are drawn: fresh trials that count, and looks of a search that do not. */
import {sum} from '../../theory/arithmetic/interval.ts';
import type {AnyCase, Claim} from '../../theory/claim/claim.ts';
import type {Generator} from '../../theory/laws/generator.ts';
import type {Outcome} from '../../theory/sequential/sequentialTest.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';
import {after, onSetting, settled} from '../evaluate/claimError.ts';
import {pose} from '../evaluate/pose.ts';
import {sampleMeans} from '../evaluate/sampleMeans.ts';
import {givenUp, type Stage, stagesOf} from '../evaluate/stages.ts';
import {OUTCOME, ratio, verdictOf} from '../evaluate/verdictOf.ts';
import {type KeptRecord, recordOf, type SettingRecord} from './settingRecord.ts';

export interface SampledRecord {
  /** Counts one fresh sample's inequality; what it is to the sequential test. */
  add(found: Inequality): Outcome;
  /** Its ratio is the largest of the samples, its middles are their means. */
  record(): KeptRecord;
}

/** @param given the probability that the claim gives up */
export function sampledRecord(setting: object, given: number): SampledRecord {
  const means = sampleMeans(given);
  let [samples, undecided, slack] = [0, 0, Number.POSITIVE_INFINITY];
  let tightest: {readonly ratio: number; readonly inequality: Inequality} | undefined;
  return {
    add(found) {
      const verdict = verdictOf(found);
      samples++;
      if (verdict === 'undecided') undecided++;
      slack = Math.min(slack, found.slack.lo);
      means.add(found, 1);
      const tightness = ratio(found);
      if (tightness !== undefined && tightness > (tightest?.ratio ?? Number.NEGATIVE_INFINITY))
        tightest = {ratio: tightness, inequality: found};
      return OUTCOME[verdict];
    },
    record: () => ({slack, undecided, samples, ...tightest, ...means.result(), setting}),
  };
}

export interface SampledSetting {
  /** Whether needs and hypotheses are satisfied; else nothing is drawn. */
  readonly kept: boolean;
  /** The inequality of a draw that a search looks at: no evidence. */
  look(random: Generator): Inequality;
  /** A fresh trial, counted in the record. */
  count(random: Generator): Outcome;
  record(): SettingRecord;
}

/**
 * @param stages what is drawn, in order; default the stages of the claim on the case
 * @throws ClaimError where the claim's own code is at fault, here or at a draw
 */
export function sampledSetting(
  claim: Claim,
  setting: object,
  c: AnyCase,
  stages: readonly Pick<Stage, 'draw'>[] = stagesOf(claim, c),
): SampledSetting {
  const {failed, bound} = onSetting(claim.id, setting, () => pose(claim, c, 'drawn'));
  const given = sum(Object.values(givenUp(stagesOf(claim, c)))).hi;
  const sampled = sampledRecord(setting, given);
  const look = (random: Generator) =>
    onSetting(claim.id, setting, () =>
      settled(stages.reduce((waiting, {draw}) => after(waiting, draw!(random)), bound!)),
    );
  return {
    kept: bound !== undefined,
    look,
    count: (random) => sampled.add(look(random)),
    record: () => (bound === undefined ? recordOf({failed}, setting) : sampled.record()),
  };
}
