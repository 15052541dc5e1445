/**
 * Pairs of approximate minimisers along the path lambda -> argmin L_U(g,h) + lambda Rhat_S(F.h), and the worst of them.
 *
 * For lambda1 < lambda2, any candidates a, b count as approximate minimisers with gaps e1 = gap of a at lambda1 and
 * e2 = gap of b at lambda2. Both inequalities of section 7 follow from e1 >= O_1(a) - O_1(b), e2 >= O_2(b) - O_2(a), and
 * what they give away is known:
 *   e1 + e2 - (lambda2-lambda1)(R_b - R_a)               = (gap of b at lambda1) + (gap of a at lambda2)
 *   lambda2 e1 + lambda1 e2 - (lambda2-lambda1)(L_a - L_b) = lambda2 (gap of b at lambda1) + lambda1 (gap of a at lambda2).
 * These identities settle equalities that two enclosures leave open; wherever the plain difference decides, it does.
 */

import type {Interval} from '../arithmetic/interval.ts';
import {type Case, memoised} from '../case/case.ts';
import {type Inequality, inequality, named} from '../statement/inequality.ts';
import {type Candidate, candidates, gapOf} from './candidates.ts';

/** lambda1 < lambda2 with differences that are powers of two, so that dividing by them is exact. */
const PATH: readonly (readonly [number, number])[] = [
  [0, 0.25],
  [0, 1],
  [0, 8],
  [0.25, 0.5],
  [0.5, 1],
  [1, 2],
  [2, 4],
  [4, 8],
];

export interface PathPair {
  readonly first: Candidate;
  readonly second: Candidate;
  readonly lambda1: number;
  readonly lambda2: number;
  /** Of `first` at lambda1 and of `second` at lambda2. */
  readonly e1: Interval;
  readonly e2: Interval;
  /** Of `second` at lambda1 and of `first` at lambda2. */
  readonly other1: Interval;
  readonly other2: Interval;
}

export function pathPairs(c: Case): readonly PathPair[] {
  return memoised(c, ['RadReg path'], () => {
    const all = candidates(c);
    return PATH.flatMap(([lambda1, lambda2]) => {
      const at1 = all.map((a) => gapOf(a, all, lambda1));
      const at2 = all.map((a) => gapOf(a, all, lambda2));
      return all.flatMap((first, i) =>
        all.map((second, k): PathPair => {
          const gaps = {e1: at1[i]!, e2: at2[k]!, other1: at1[k]!, other2: at2[i]!};
          return {first, second, lambda1, lambda2, ...gaps};
        }),
      );
    });
  });
}

/**
 * The plain inequality where it decides, else with the sharper slack, if there is one.
 * @param gaps the one term, with its name
 */
export function settled(
  lhs: Interval,
  gaps: readonly [name: string, value: Interval],
  slack?: Interval,
): Inequality {
  const terms = {gaps: named(...gaps)};
  const plain = inequality(lhs, terms);
  return plain.slack.lo >= 0 || plain.slack.hi < 0 ? plain : inequality(lhs, terms, {slack});
}

/**
 * One inequality for all: the most refuted where one is refuted, else the one with the least certified slack (so that
 * it holds only if all hold). Among equals the one with the largest left side.
 */
export function worstOf(list: readonly Inequality[]): Inequality {
  const refuted = list.some(({slack}) => slack.hi < 0);
  const key = ({slack}: Inequality) => (refuted ? slack.hi : slack.lo);
  return list.reduce((a, b) => (key(b) < key(a) || (key(b) === key(a) && b.lhs.lo > a.lhs.lo) ? b : a));
}
