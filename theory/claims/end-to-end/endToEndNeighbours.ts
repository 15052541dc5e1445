/** False neighbours that every end-to-end claim has: a term left out or halved, or a bound that is no longer one. */
import type {EndToEndClaim} from '../../claim/claim.ts';
import {scaledTerm, withoutTerm} from '../../claim/mutate.ts';
import {withLargestLhs, withTenthOfTerms} from '../../claim/mutateSides.ts';

/**
 * @param prefix of their ids
 * @param encoder of the edge settings that are their fixtures
 */
export function endToEndNeighbours<const C extends EndToEndClaim>(
  claim: C,
  {prefix, encoder}: {readonly prefix: string; readonly encoder: 'context' | 'masked'},
) {
  const text = (name: string, words: string, edge: string, why: string) => ({
    id: `${prefix}-${name}`,
    title: `${claim.title}, ${words}`,
    why,
    fixture: {edge: `${encoder} ${edge}`},
  });
  return [
    scaledTerm(claim, 'shift', 0.5, {
      ...text(
        'with-single-tv',
        'B TV for 2 B TV',
        'twoLaws',
        'both h and h° meet another law: each change costs B TV',
      ),
      name: 'B TV(T,U)',
      latex: String.raw`B\,\mathrm{TV}(T,U)`,
    }),
    withoutTerm(
      claim,
      'shift',
      text('without-tv', 'without its TV term', 'unseenInputs', 'inputs that U never shows are not learnt'),
    ),
    withoutTerm(
      claim,
      'transfer',
      text(
        'without-transfer',
        'without its transfer term',
        'blind',
        'an encoder that sees nothing bounds no risk',
      ),
    ),
    withoutTerm(
      claim,
      'task',
      text(
        'without-task',
        'without task heterogeneity',
        'blindBoth',
        'h and h° can both lack what another member of H sees',
      ),
    ),
    withTenthOfTerms(
      claim,
      text(
        'with-tenth-of-terms',
        'all terms divided by 10',
        'blind',
        'the terms are attained up to less than 10',
      ),
    ),
    withLargestLhs(claim, {
      ...text(
        'with-largest-loss',
        'B for the excess risk',
        'scaledDown',
        'with many draws of both kinds the bound is below B',
      ),
      latex: 'B',
    }),
  ];
}
