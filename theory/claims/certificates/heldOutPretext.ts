/** What the claims about the held-out pretext excess share: they differ in the limit. */
import {positivePart, sub, sum} from '../../arithmetic/interval.ts';
import {type HeldOutLimit, heldOutLosses, heldOutOf} from '../../certificate/heldOutExcess.ts';
import {defineClaim, type EndToEndClaim} from '../../claim/claim.ts';
import type {Needs} from '../../claim/needs.ts';
import type {EndToEndCase, Pretraining} from '../../endToEnd/endToEndCase.ts';
import {type Inequality, inequality, stated, termList} from '../../statement/inequality.ts';

export const HELD_OUT_LHS = String.raw`L_U(\hat g,\hat h)-L_U(W^\circ,h^\circ)`;

/** @param draws the sample that the limit is read from; default the held-out one */
export function heldOutExcessOn(
  c: EndToEndCase,
  pretraining: Pretraining,
  limit: HeldOutLimit,
  draws = heldOutOf(pretraining),
): () => Inequality {
  const losses = heldOutLosses(c, pretraining.network);
  const terms = limit(losses, draws, c.nuPretraining);
  const open = sub(sum(termList(terms).map(({value}) => value)), losses.mean);
  // Where X is the same at all points, so is its mean, over any draws.
  const slack = losses.bottom === losses.top ? positivePart(open) : open;
  const found = inequality(
    losses.measured,
    {...terms, rounding: losses.rounding},
    {slack, largestLhs: c.ball(pretraining.network.scale.factor).range.hi, untrained: losses.untrained},
  );
  return () => found;
}

export const heldOutPrepared =
  (limit: HeldOutLimit): EndToEndClaim['prepare'] =>
  (c) =>
  (pretraining) =>
    heldOutExcessOn(c, pretraining, limit);

export const heldOutPretextClaim = <
  const T extends Pick<EndToEndClaim, 'id' | 'title' | 'source' | 'fixture'>,
>(
  limit: HeldOutLimit,
  terms: Readonly<Record<string, string>>,
  heldOut: NonNullable<Needs['heldOut']>,
  text: T,
) =>
  defineClaim({
    ...text,
    ...stated(HELD_OUT_LHS, {...terms, rounding: ''}),
    subject: 'endToEnd',
    kind: 'end-to-end',
    pretrainingOnly: true,
    needs: {heldOut, informative: true},
    hypotheses: [],
    prepare: heldOutPrepared(limit),
  });
