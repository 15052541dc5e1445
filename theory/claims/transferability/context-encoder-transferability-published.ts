import {sqrt} from '../../arithmetic/elementary.ts';
import {div, scale} from '../../arithmetic/interval.ts';
import {over, times, toInterval} from '../../arithmetic/rational.ts';
import type {Hypothesis} from '../../case/case.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {exactColumn, inner} from '../../linear/exactMatrix.ts';
import {rationalSquare, smallestSingularValue} from '../../linear/smallestSingularValue.ts';
import {traceForm} from '../../pretext/schurComplement.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';
import {realisablePretext, roomForHead, visibleOnly} from '../../transfer/assumptions.ts';
import {decoderOf, headLoss, headLossLimits, referenceHead, schurOf} from '../../transfer/contextEncoder.ts';
import {exactHeadSlack} from '../../transfer/exactGaps.ts';
import {HEAD_LOSS, PUBLISHED_CONSTANT, pretextGap} from './transferLatex.ts';

const fullColumnRank: Hypothesis = {
  name: 'A2 full column rank of W°',
  holds: (c) => smallestSingularValue(decoderOf(c)).lo > 0,
};

/** The familiar constant G |theta°| / s. */
export const contextEncoderTransferabilityPublished = defineClaim({
  id: 'context-encoder-transferability-published',
  title: 'Context encoder, transferability, G |theta°| / s',
  ...stated(HEAD_LOSS, {transfer: `${PUBLISHED_CONSTANT}${pretextGap('U')}`}),
  source: 'theory section 4; Deng, Hong, Zhou, Mahdavi 2024, context encoder; docs/theory/transferability.md',
  kind: 'deterministic',
  needs: {heads: 'ball', realisable: true},
  hypotheses: [visibleOnly, realisablePretext, fullColumnRank, roomForHead],
  evaluate(c) {
    const theta = exactColumn(referenceHead(c));
    const W = decoderOf(c);
    const loss = traceForm(schurOf(c), W);
    const square = times(inner(theta, theta), loss);
    // Where s^2 is rational, the whole product under the root is one exact rational.
    const exact = rationalSquare(W);
    const q = exact && over(square, exact);
    const bound = q ? sqrt(toInterval(q)) : div(sqrt(toInterval(square)), smallestSingularValue(W));
    return inequality(
      headLoss(c),
      {transfer: named('C (pretext gap)^(1/2)', scale(constants(c).G, bound))},
      {slack: q && exactHeadSlack(c, q), ...headLossLimits(c)},
    );
  },
});

export const mutants = [
  mutantOf(contextEncoderTransferabilityPublished, {
    id: 'context-encoder-without-singular-value',
    title: 'Context encoder, transferability, C = G |theta°| without 1/s',
    ...stated(HEAD_LOSS, {transfer: String.raw`G\,|\theta^\circ|\,${pretextGap('U')}`}),
    why: 'a decoder that shrinks h° makes the pretext gap small and leaves the task as it is',
    evaluate(c) {
      const theta = exactColumn(referenceHead(c));
      const squared = times(inner(theta, theta), traceForm(schurOf(c), decoderOf(c)));
      return inequality(headLoss(c), {
        transfer: named('G |theta°| (pretext gap)^(1/2)', scale(constants(c).G, sqrt(toInterval(squared)))),
      });
    },
  }),
];
