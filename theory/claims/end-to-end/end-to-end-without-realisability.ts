import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {
  decodableHead,
  realisableTransfer,
  referenceInBall,
  unrealisableTransfer,
} from '../../endToEnd/endToEndBound.ts';
import {CONSTANT, endToEndStated, endToEndWith} from './endToEndClaim.ts';
import {endToEndNeighbours} from './endToEndNeighbours.ts';

/** For pretexts that nothing realises, such as images: the reference is any network fixed before the data. */
export const endToEndWithoutRealisability = defineClaim({
  id: 'end-to-end-without-realisability',
  title: 'End to end without (A1), any reference',
  ...endToEndStated(
    String.raw`${CONSTANT}\Big[\big(L_U(W^\circ,h^\circ)+\Delta\big)^{1/2}+L_U(W^\circ,h^\circ)^{1/2}\Big]`,
    {downstream: 'full'},
  ),
  source: 'theory sections 1, 2, 4 and 6 chained, triangle inequality for (A1); docs/theory/end-to-end.md',
  subject: 'endToEnd',
  kind: 'end-to-end',
  needs: {informative: true},
  hypotheses: [decodableHead, referenceInBall],
  prepare: endToEndWith(unrealisableTransfer),
});

export const mutants = [
  mutantOf(endToEndWithoutRealisability, {
    id: 'end-to-end-realisable-form-on-noise',
    title: 'End to end, realisable form without (A1)',
    ...endToEndStated(String.raw`C\,\Delta_+^{1/2}`),
    why: 'a target that the reference does not explain is met better by features that the task cannot use',
    prepare: endToEndWith(realisableTransfer),
    fixture: {seed: 8},
  }),
  ...endToEndNeighbours(endToEndWithoutRealisability, {
    prefix: 'end-to-end-unrealisable',
    encoder: 'context',
  }),
];
