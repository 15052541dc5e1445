/** Laws of the random non-empty mask set K over P tokens. */
import {inputError, openProbability, positiveInteger} from '../theory/errors.ts';
import {drawDistinct} from '../theory/laws/draw.ts';
import type {Generator} from '../theory/laws/generator.ts';

export type MaskLaw =
  /** Uniform over the sets of `count` tokens, 1 <= count <= P. */
  | {readonly kind: 'count'; readonly count: number}
  /** Each token masked with probability `rate`, given that one is. */
  | {readonly kind: 'rate'; readonly rate: number}
  /** Listed sets of token indices with their probabilities, which sum to 1. */
  | {
      readonly kind: 'list';
      readonly sets: readonly (readonly number[])[];
      readonly probabilities: readonly number[];
    };

function checkLaw(where: string, law: MaskLaw, tokens: number): void {
  positiveInteger(where, 'tokens', tokens);
  if (law.kind === 'count') positiveInteger(where, 'law.count', law.count, tokens);
  else if (law.kind === 'rate') openProbability(where, 'law.rate', law.rate);
  else if (law.kind === 'list') {
    const {sets, probabilities} = law;
    if (sets.length === 0 || sets.length !== probabilities.length) {
      throw inputError(where, 'law.probabilities', `one for each of ${sets.length} sets`, probabilities);
    }
    const total = probabilities.reduce((sum, p) => sum + p, 0);
    if (!probabilities.every((p) => p >= 0) || !(Math.abs(total - 1) < 1e-9)) {
      throw inputError(where, 'law.probabilities', 'numbers >= 0 with sum 1', probabilities);
    }
    for (const set of sets) {
      const valid = set.every((p) => Number.isInteger(p) && p >= 0 && p < tokens);
      if (set.length === 0 || !valid || new Set(set).size !== set.length) {
        throw inputError(where, 'law.sets', `non-empty sets of distinct integers in [0, ${tokens - 1}]`, set);
      }
    }
  } else {
    throw inputError(where, 'law.kind', 'count, rate or list', (law as {kind?: unknown}).kind);
  }
}

function rowOf(tokens: number, set: Iterable<number>): Uint8Array {
  const row = new Uint8Array(tokens);
  for (const p of set) row[p] = 1;
  return row;
}

/**
 * Independent draws of K.
 * @returns [count x tokens], 1 where masked
 */
export function drawMasks(law: MaskLaw, tokens: number, count: number, source: Generator): Uint8Array {
  checkLaw('drawMasks', law, tokens);
  const draw = (): Uint8Array => {
    if (law.kind === 'count') return rowOf(tokens, drawDistinct(tokens, law.count, source));
    if (law.kind === 'rate') {
      for (;;) {
        const row = Uint8Array.from({length: tokens}, () => (source.uniform() < law.rate ? 1 : 0));
        if (row.includes(1)) return row;
      }
    }
    let left = source.uniform();
    const chosen = law.probabilities.findIndex((p) => {
      left -= p;
      return left < 0;
    });
    // Rounding of the sum can leave nothing chosen; the last set that can occur is then the one meant.
    const index = chosen >= 0 ? chosen : law.probabilities.findLastIndex((p) => p > 0);
    return rowOf(tokens, law.sets[index]!);
  };
  const masks = new Uint8Array(count * tokens);
  for (let row = 0; row < count; row++) masks.set(draw(), row * tokens);
  return masks;
}
