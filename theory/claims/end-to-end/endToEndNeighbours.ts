/** False neighbours that every end-to-end claim has: a term left out or halved, or a bound that is no longer one. */
import type {EndToEndClaim} from '../../claim/claim.ts';
import {scaledTerm, withoutTerm} from '../../claim/mutate.ts';
import {chainNeighbours, type NeighbourOptions, neighbourText} from './chainNeighbours.ts';

export function endToEndNeighbours<const C extends EndToEndClaim>(claim: C, options: NeighbourOptions) {
  const text = neighbourText(claim, options);
  const {transfer, task, tenth, largest} = chainNeighbours(claim, options, 'both kinds');
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
    transfer,
    task,
    tenth,
    largest,
  ];
}
