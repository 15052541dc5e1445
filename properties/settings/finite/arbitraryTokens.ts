/** Finite settings with masked inputs: the rows of a plain setting become tokens, grouped into points. */
import fc from 'fast-check';
import {vector} from '../arbitraries.ts';
import type {Masses} from '../schemaParts.ts';
import type {FiniteSetting} from './setting.ts';

/** Whether a row is masked, for each token of a point; means over 1, 2 or 4 tokens of dyadic rows are doubles. */
const POINTS: readonly (readonly number[])[] = [
  [1],
  [1, 1],
  [1, 0],
  [0, 1, 1],
  [1, 1, 1],
  [1, 1, 1, 1],
  [1, 0, 0],
];

type Flags = readonly (readonly number[])[];

/** The masses of a point's rows, added up. */
function merged({plus, minus}: Masses, flags: Flags): Masses {
  const sums = (side: readonly number[]): number[] => {
    let at = 0;
    return flags.map((row) => row.reduce((sum) => sum + side[at++]!, 0));
  };
  return {plus: sums(plus), minus: sums(minus)};
}

/** Rows of points with three masked tokens tripled, so that their means stay short dyadic numbers. */
function tripled(rows: readonly (readonly number[])[], flags: Flags): number[][] {
  const factors = flags.flatMap((row) => row.map(() => (row.reduce((a, b) => a + b) === 3 ? 3 : 1)));
  return rows.map((row, r) => row.map((x) => x * factors[r]!));
}

export function withTokens(settings: fc.Arbitrary<FiniteSetting>): fc.Arbitrary<FiniteSetting> {
  return settings.chain((s) =>
    vector(12, fc.constantFrom(...POINTS)).map((drawn) => {
      const flags: number[][] = [];
      let left = s.representation.length;
      for (const row of drawn) {
        if (left === 0) break;
        // What is left of the rows may be too few: then a mask of a row each.
        flags.push(row.length <= left ? [...row] : [1]);
        left -= flags.at(-1)!.length;
      }
      return {
        ...s,
        U: merged(s.U, flags),
        T: merged(s.T, flags),
        representation: tripled(s.representation, flags),
        reference: tripled(s.reference, flags),
        others: s.others.map((rows) => tripled(rows, flags)),
        tokens: flags,
      };
    }),
  );
}
