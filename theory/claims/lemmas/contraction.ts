import {mul, point} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {headComplexity, lossComplexity} from '../../estimation/complexity.ts';
import {inequality, named} from '../../statement/inequality.ts';
import {stated} from '../../statement/statementParts.ts';

/** In expectation over samples; the labels enter the loss class only. No absolute value, no phi(0) = 0. */
export const contraction = defineClaim({
  id: 'contraction',
  title: 'Contraction',
  ...stated(String.raw`R_n(\phi\circ F\circ h)`, {complexity: String.raw`G\,R_n(F\circ h)`}),
  source:
    'theory section 2, lemma; Ledoux and Talagrand 1991, theorem 4.12; Maurer 2016; docs/theory/fine-tuning.md',
  kind: 'in-expectation',
  needs: {heads: 'finite', samples: true, signs: true},
  hypotheses: [],
  evaluate: (c) =>
    inequality(lossComplexity(c), {
      complexity: named('G R_n(F.h)', mul(point(constants(c).G), headComplexity(c))),
    }),
});
