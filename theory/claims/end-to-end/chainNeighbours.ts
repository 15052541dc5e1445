/** False neighbours that the end-to-end claims and the chained certificates share. */
import type {EndToEndClaim} from '../../claim/claim.ts';
import {withoutTerm} from '../../claim/mutate.ts';
import {withLargestLhs, withTenthOfTerms} from '../../claim/mutateSides.ts';

export interface NeighbourOptions {
  /** Of their ids. */
  readonly prefix: string;
  /** Of the edge settings that are their fixtures. */
  readonly encoder: 'context' | 'masked';
}

/** What a neighbour is called, and the edge setting that refutes it. */
export const neighbourText =
  ({title}: Pick<EndToEndClaim, 'title'>, {prefix, encoder}: NeighbourOptions) =>
  (name: string, words: string, edge: string, why: string) => ({
    id: `${prefix}-${name}`,
    title: `${title}, ${words}`,
    why,
    fixture: {edge: `${encoder} ${edge}`},
  });

/** @param draws what a large number of brings the bound below B */
export function chainNeighbours<const C extends EndToEndClaim>(
  claim: C,
  options: NeighbourOptions,
  draws: string,
) {
  const text = neighbourText(claim, options);
  return {
    transfer: withoutTerm(
      claim,
      'transfer',
      text(
        'without-transfer',
        'without its transfer term',
        'blind',
        'an encoder that sees nothing bounds no risk',
      ),
    ),
    task: withoutTerm(
      claim,
      'task',
      text(
        'without-task',
        'without task heterogeneity',
        'blindBoth',
        'h and h° can both lack what another member of H sees',
      ),
    ),
    tenth: withTenthOfTerms(
      claim,
      text(
        'with-tenth-of-terms',
        'all terms divided by 10',
        'blind',
        'the terms are attained up to less than 10',
      ),
    ),
    largest: withLargestLhs(claim, {
      ...text(
        'with-largest-loss',
        'B for the excess risk',
        'scaledDown',
        `with many draws of ${draws} the bound is below B`,
      ),
      latex: 'B',
    }),
  };
}
