import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {pushforwardTotalVariation, totalVariation} from '../../laws/totalVariation.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

const through = String.raw`\mathrm{TV}(h_\#T, h_\#U)`;
const whole = String.raw`\mathrm{TV}(T,U)`;

/** Total variation cannot grow under x -> h(x), y kept. */
export const dataProcessing = defineClaim({
  id: 'data-processing',
  title: 'Data processing',
  ...stated(through, {shift: whole}),
  source:
    'theory section 1, refined form; Levin, Peres, Wilmer 2017, proposition 4.2; docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'any', images: true},
  hypotheses: [],
  evaluate: (c) =>
    inequality(
      pushforwardTotalVariation(c.pool, c.representation),
      {shift: named('TV(T,U)', totalVariation(c.pool))},
      {largestLhs: 1},
    ),
});

export const mutants = [
  mutantOf(dataProcessing, {
    id: 'data-processing-reversed',
    title: 'Data processing, reversed',
    ...stated(whole, {shift: through}),
    why: 'a representation that maps two points to one hides the mass that moves between them',
    evaluate: (c) =>
      inequality(totalVariation(c.pool), {
        shift: named('TV(h#T,h#U)', pushforwardTotalVariation(c.pool, c.representation)),
      }),
  }),
];
