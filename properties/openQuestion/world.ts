/**
 * Worlds of the open question (theory section 12): heads, the set of those that are wrong on a draw, a prior, all in whole
 * numbers; the risk of a head is the mass of the sets that it is in.
 */
import {closed, list, type TypeOf, whole} from '../files/schema.ts';

export const openWorld = closed({
  draws: whole,
  /** Whole weights of the heads, out of their sum. */
  prior: list(whole),
  /** Sets of heads that are wrong together, each with whole mass, out of the sum of all. */
  errors: list(closed({wrong: list(whole), mass: whole})),
});
export type OpenWorld = TypeOf<typeof openWorld>;

export const sumOf = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0);

/** Calls `visit` with the counts of each sample, draws without their order; the list is written over afterwards. */
export function eachSample(draws: number, kinds: number, visit: (counts: readonly number[]) => void): void {
  const counts = new Array<number>(kinds).fill(0);
  const descend = (at: number, left: number): void => {
    if (at === kinds - 1) {
      counts[at] = left;
      visit(counts);
      return;
    }
    for (let count = left; count >= 0; count--) {
      counts[at] = count;
      descend(at + 1, left - count);
    }
  };
  descend(0, draws);
}

/** By head: its mass of errors, out of the total. */
export const riskMasses = ({prior, errors}: OpenWorld): number[] =>
  prior.map((_, head) => sumOf(errors.map(({wrong, mass}) => (wrong.includes(head) ? mass : 0))));

/** By head: its errors on the draws with these counts. */
export const errorCounts = ({prior, errors}: OpenWorld, counts: readonly number[]): number[] =>
  prior.map((_, head) => sumOf(errors.map(({wrong}, i) => (wrong.includes(head) ? counts[i]! : 0))));
