import type {Outcome} from '../../theory/sequential/outcome.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';
import {judge, ratio} from '../evaluate/judge.ts';
import {sampleMeans} from '../evaluate/sampleMeans.ts';
import type {KeptRecord} from './settingRecord.ts';

/** The record of one setting with drawn samples: its ratio is the largest of them, its middles are their means. */
export interface SampledRecord {
  /** Counts one fresh sample's inequality; what it is to the sequential test. */
  add(found: Inequality): Outcome;
  record(): KeptRecord;
}

export function sampledRecord(setting: unknown): SampledRecord {
  const means = sampleMeans();
  let [samples, undecided, slack] = [0, 0, Number.POSITIVE_INFINITY];
  let tightest: {readonly ratio: number; readonly inequality: Inequality} | undefined;
  return {
    add(found) {
      const verdict = judge(found);
      samples++;
      if (verdict === 'undecided') undecided++;
      slack = Math.min(slack, found.slack.lo);
      means.add(found, 1);
      const tightness = ratio(found);
      if (tightness !== undefined && tightness > (tightest?.ratio ?? Number.NEGATIVE_INFINITY))
        tightest = {ratio: tightness, inequality: found};
      return verdict === 'refuted' ? 'violated' : verdict === 'holds' ? 'held' : 'undecided';
    },
    record: () => ({slack, undecided, samples, ...tightest, ...means.result(), setting}),
  };
}
