/** Middles of an inequality averaged over samples of D, and what its bound says over them. */

import {middle} from '../../theory/arithmetic/interval.ts';
import {type Inequality, vacuousTerm} from '../../theory/statement/inequality.ts';
import {type Level, levelOf} from '../../theory/statement/level.ts';

/** The middles of an inequality's two sides. */
export interface Middles {
  readonly lhs: number;
  readonly terms: readonly {readonly name: string; readonly value: number}[];
}

/** Undefined where a side is infinite. */
export function middlesOf({lhs, terms}: Pick<Inequality, 'lhs' | 'terms'>): Middles | undefined {
  const found = {lhs: middle(lhs), terms: terms.map(({name, value}) => ({name, value: middle(value)}))};
  return [found.lhs, ...found.terms.map(({value}) => value)].every(Number.isFinite) ? found : undefined;
}

/** Over the samples of one setting: what a with-probability claim bounds, where its verdict is about a probability. */
export interface OverSamples {
  /** Absent where a side is infinite on some sample. */
  readonly middles?: Middles;
  /** The dominant term where the bound is vacuous on every sample; false where it is not on one. */
  readonly vacuous?: string | false;
  /**
   * `vacuous` on every sample; `informative` but for a share of the samples that the claim gives up; `undecided` where it may
   * be so; else `trivial`.
   */
  readonly level?: Level;
}

export interface SampleMeans {
  add(found: Inequality, weight: number): void;
  result(): OverSamples;
}

/** @param given the probability that the claim gives up: nu, or nu + nu' */
export function sampleMeans(given: number): SampleMeans {
  let total = 0;
  let lhs = 0;
  let finite = true;
  /** Whether every sample's bound has a known limit, and is beyond it. */
  let known = true;
  let vacuous = true;
  let dominant = '';
  /** Weights of the samples whose level is known, not certainly informative, and certainly not. */
  let [rated, doubtful, uninformative] = [0, 0, 0];
  const terms = new Map<string, number>();
  const level = (): Level => {
    if (known && vacuous) return 'vacuous';
    if (doubtful <= given * total) return 'informative';
    return uninformative <= given * total ? 'undecided' : 'trivial';
  };
  return {
    add(found, weight) {
      total += weight;
      const term = vacuousTerm(found);
      if (term === undefined) known = false;
      else if (term === false) vacuous = false;
      else dominant ||= term;
      const level = levelOf(found);
      if (level !== undefined) rated += weight;
      if (level !== 'informative') doubtful += weight;
      if (level === 'vacuous' || level === 'trivial') uninformative += weight;
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
        ...(rated === total ? {level: level()} : {}),
      };
    },
  };
}
