/** An objective as a sum of terms, each of which brings its own batch. */
import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import type {Objective} from './descend.ts';
import type {Parameter} from './layout.ts';
import {type Parts, splitParameters} from './parts.ts';

export interface Term<Name extends string = string> {
  readonly name: Name;
  /** How much it counts in each case's objective; one for every case there is. */
  readonly weights: readonly number[];
  /** Builds the tensors that the term reads, for the cases named. */
  readonly build: (active: readonly number[]) => Tensor[];
  /** Whether the same cases always get the same tensors. */
  readonly fixed: boolean;
  /** [K], from the parameters and tensors of the cases named. */
  readonly evaluate: (parts: Parts, feed: readonly Tensor[], active: readonly number[]) => Tensor;
}

/** Sums terms over parameters laid out as given, and keeps a fixed term's tensors for as long as they serve. */
export function sumOfTerms<Name extends string>(
  backend: Backend,
  layout: readonly Parameter[],
  terms: readonly Term<Name>[],
): Objective<Name> {
  const held: Tensor[][] = terms.map(() => []);
  let cases: readonly number[] | undefined;
  return {
    terms: terms.map(({name}) => name),
    weights: terms.map(({weights}) => weights),
    feed(active) {
      for (const [i, term] of terms.entries()) {
        if (term.fixed && active === cases) continue;
        backend.tf.dispose(held[i]!);
        held[i] = term.build(active);
      }
      cases = active;
      return held.flat();
    },
    evaluate(flat, feed, active) {
      const parts = splitParameters(backend, layout, flat);
      let start = 0;
      return terms.map((term, i) => {
        const own = feed.slice(start, start + held[i]!.length);
        start += own.length;
        return term.evaluate(parts, own, active);
      });
    },
    dispose() {
      for (const tensors of held.splice(0)) backend.tf.dispose(tensors);
      held.push(...terms.map(() => []));
      cases = undefined;
    },
  };
}
