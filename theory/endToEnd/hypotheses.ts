/** What the end-to-end claims assume of a world; all of it is settled before any data are drawn. */
import type {Hypothesis} from '../case/hypothesis.ts';
import {realisedPretext} from '../pretext/realisedPretext.ts';
import {referenceHead} from './endToEndBound.ts';
import type {EndToEndCase} from './endToEndCase.ts';

export const realisablePretext: Hypothesis<EndToEndCase> = {
  name: 'A1 realisable pretext',
  holds: ({pretext: {law, target, visible}, reference: {decoder, rows}}) =>
    realisedPretext(law, target, decoder, rows, visible),
};

export const decodableHead: Hypothesis<EndToEndCase> = {
  name: 'A2 theta° in the row space of W°',
  holds: (c) => referenceHead(c).preimage.inRowSpace,
};

export const referenceInBall: Hypothesis<EndToEndCase> = {
  name: '(W°, h°) in the ball',
  holds: (c) => c.referenceInside,
};
