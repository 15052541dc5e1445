import {type Case, makeCase, memoised} from '../../case/case.ts';
import {pretextTable} from '../../case/pretextSide.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf, withoutHypothesis} from '../../claim/mutate.ts';
import type {Matrix} from '../../linear/matrix.ts';
import {stated} from '../../statement/inequality.ts';
import {pooledOverMask} from '../../transfer/assumptions.ts';
import {contextEncoderTransferability} from './context-encoder-transferability.ts';
import {POOLED_HEAD_LOSS, pretextGap, SHARP_CONSTANT} from './transferLatex.ts';

/** beta = 1/2 with C = G |(W°^T)^+ theta°|, theta° the best head on the means of h° over K. */
export const maskedAutoencoderTransferability = defineClaim({
  ...contextEncoderTransferability,
  id: 'masked-autoencoder-transferability',
  title: 'Masked autoencoder, transferability',
  ...stated(POOLED_HEAD_LOSS, {transfer: `${SHARP_CONSTANT}${pretextGap('\\mu')}`}),
  source:
    'theory section 5; Deng, Hong, Zhou, Mahdavi 2024, masked autoencoder, with the sharper constant; docs/theory/transferability.md',
  needs: {heads: 'ball', realisable: true, tokens: true},
  hypotheses: [pooledOverMask, ...contextEncoderTransferability.hypotheses],
});

/** Means over every token of each point, masked or not, in doubles: what they round to is the table. */
function meansOverAll(c: Case, table: Matrix): Matrix {
  const owner = c.tokens?.owner ?? new Int32Array();
  const {columns, data: from} = pretextTable(c, table);
  const counts = new Float64Array(c.pool.size);
  for (const j of owner) counts[j]! += 1;
  const data = new Float64Array(c.pool.size * columns);
  for (const [r, j] of owner.entries()) {
    for (let i = 0; i < columns; i++) data[j * columns + i]! += from[r * columns + i]!;
  }
  return {rows: c.pool.size, columns, data: data.map((sum, at) => sum / counts[Math.floor(at / columns)]!)};
}

/** The case with h and h° pooled over all tokens; the pretext stays as it is. */
function pooledOverAll(c: Case): Case {
  return memoised(c, ['pooled over all tokens'], () => {
    if (!c.tokens) return c;
    const reference = meansOverAll(c, c.reference);
    const same = c.representation === c.reference;
    const representation = same ? reference : meansOverAll(c, c.representation);
    const tables = new Map([
      [representation, pretextTable(c, c.representation)],
      [reference, pretextTable(c, c.reference)],
    ]);
    const family = [representation, reference];
    return makeCase({...c, representation, reference, family, tokens: {...c.tokens, tables}});
  });
}

export const mutants = [
  mutantOf(maskedAutoencoderTransferability, {
    id: 'masked-autoencoder-pooled-over-all-tokens',
    title: 'Masked autoencoder, transferability, heads on the mean over all tokens',
    hypotheses: maskedAutoencoderTransferability.hypotheses
      .filter((one) => one !== pooledOverMask)
      .map(({name, holds}) => ({name, holds: (c: Case) => holds(pooledOverAll(c))})),
    why: 'the pretext does not constrain rows of unmasked tokens, where h may differ from h° for free',
    evaluate: (c) => maskedAutoencoderTransferability.evaluate(pooledOverAll(c)),
  }),
  withoutHypothesis(maskedAutoencoderTransferability, 'A2 theta° in the row space of W°', {
    id: 'masked-autoencoder-without-decodable-head',
    title: 'Masked autoencoder, transferability without A2',
    why: 'what the decoder does not read of h° costs the pretext nothing, and theta° may read it',
  }),
];
