/** A representation chosen from the family by the fine-tuning sample itself, which sections 1 and 2 exclude. */
import type {Case} from '../case/case.ts';
import {caseOn} from '../case/caseOn.ts';
import {type FineTuned, fineTuner} from '../estimation/fineTuning.ts';
import type {Sample} from '../laws/sample.ts';
import type {Inequality} from '../statement/inequality.ts';

export interface Candidate {
  /** The case with this member of the family as h. */
  readonly on: Case;
  readonly tune: (sample: Sample) => FineTuned;
}

/** Every member of the family that the heads of h fit. */
export function candidates(c: Case): Candidate[] {
  return c.family
    .filter((table) => c.heads.kind === 'ball' || table.columns === c.representation.columns)
    .map((table) => {
      const on = caseOn(c, table);
      return {on, tune: fineTuner(on)};
    });
}

/**
 * The claim is about every h that may have been chosen. Of the certain choices the worst speaks; where enclosures leave
 * the choice open, the mildest of the possible ones does, so that a refutation is one whichever it was.
 */
export function worstChoice(certain: readonly Inequality[], possible: readonly Inequality[]): Inequality {
  const [list, sign] = certain.length > 0 ? [certain, 1] : [possible, -1];
  return list.reduce((a, b) => (sign * b.slack.hi < sign * a.slack.hi ? b : a));
}
