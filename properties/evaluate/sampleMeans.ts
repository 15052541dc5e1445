/** Middles of an inequality averaged over samples of D, and whether it is vacuous on each of them. */
import {type Inequality, vacuousTerm} from '../../theory/statement/inequality.ts';
import {type Middles, middlesOf} from './middles.ts';

/** Over the samples of one setting: what a with-probability claim bounds, where its verdict is about a probability. */
export interface OverSamples {
  /** Absent where a side is infinite on some sample. */
  readonly middles?: Middles;
  /** The dominant term where the bound is vacuous on every sample; false where it is not on one. */
  readonly vacuous?: string | false;
}

export interface SampleMeans {
  add(found: Inequality, weight: number): void;
  result(): OverSamples;
}

export function sampleMeans(): SampleMeans {
  let total = 0;
  let lhs = 0;
  let finite = true;
  /** Whether every sample's bound has a known limit, and is beyond it. */
  let known = true;
  let vacuous = true;
  let dominant = '';
  const terms = new Map<string, number>();
  return {
    add(found, weight) {
      total += weight;
      const term = vacuousTerm(found);
      if (term === undefined) known = false;
      else if (term === false) vacuous = false;
      else dominant ||= term;
      const middles = finite ? middlesOf(found) : undefined;
      if (middles) {
        lhs += weight * middles.lhs;
        for (const {name, value} of middles.terms) terms.set(name, (terms.get(name) ?? 0) + weight * value);
      } else finite = false;
    },
    result() {
      if (total === 0) return {};
      const mean = [...terms].map(([name, value]) => ({name, value: value / total}));
      return {
        ...(finite ? {middles: {lhs: lhs / total, terms: mean}} : {}),
        ...(known ? {vacuous: vacuous && dominant} : {}),
      };
    },
  };
}
