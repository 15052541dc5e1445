import {scale} from '../../arithmetic/interval.ts';
import {shiftTerm} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {pushforwardTotalVariation} from '../../laws/totalVariation.ts';
import {named} from '../../statement/inequality.ts';
import {relatedTasks} from '../../transfer/decomposition.ts';
import {decomposed, decompositionStated} from './decomposed.ts';

/** Refined form: each change of law costs B times the total variation that its representation can see. */
export const transferDecompositionRefined = defineClaim({
  id: 'transfer-decomposition-refined',
  title: 'Transfer decomposition, refined',
  ...decompositionStated({
    'shift + shift of h°': String.raw`B[\mathrm{TV}(h_\#T,h_\#U)+\mathrm{TV}(h^\circ_\#T,h^\circ_\#U)]`,
  }),
  source: 'theory section 1, refined: pushforward joint laws of (h(v), y); docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'any', images: true, informative: true},
  hypotheses: [relatedTasks],
  evaluate: (c) =>
    decomposed(c, {
      shift: named('B TV(h#T,h#U)', shiftTerm(c, pushforwardTotalVariation(c.pool, c.representation))),
      'shift of h°': named('B TV(h°#T,h°#U)', shiftTerm(c, pushforwardTotalVariation(c.pool, c.reference))),
    }),
  fixture: {runs: 1500, term: 'shift'},
});

export const mutants = [
  mutantOf(transferDecompositionRefined, {
    id: 'decomposition-refined-through-h-alone',
    title: 'Transfer decomposition, refined, both changes of law seen through h',
    ...decompositionStated({shift: String.raw`2B\,\mathrm{TV}(h_\#T,h_\#U)`}),
    why: 'an h that maps points together sees no change of law, while the head on h° gains from it',
    evaluate: (c) =>
      decomposed(c, {
        shift: named(
          '2 B TV(h#T,h#U)',
          scale(2, shiftTerm(c, pushforwardTotalVariation(c.pool, c.representation))),
        ),
      }),
  }),
];
