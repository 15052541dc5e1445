import {abs} from '../../arithmetic/interval.ts';
import {minus, toInterval} from '../../arithmetic/rational.ts';
import {type Case, memoised} from '../../case/case.ts';
import {pretextTable} from '../../case/pretextSide.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {pointMass} from '../../laws/pool.ts';
import type {ExactMatrix} from '../../linear/exactMatrix.ts';
import {moments} from '../../pretext/moments.ts';
import {schurOfMoments, traceForm} from '../../pretext/schurComplement.ts';
import {inequality} from '../../statement/inequality.ts';
import {decoderOf} from '../../transfer/contextEncoder.ts';
import {exactPretextGap} from '../../transfer/exactGaps.ts';
import {contextEncoderPretextIdentity} from './context-encoder-pretext-identity.ts';

/**
 * A law of (z, K, p) that forgets 1/|K|: every masked token of a point weighs u(z, K), all divided by the sum.
 */
export function equalTokensSchur(c: Case): ExactMatrix {
  return memoised(c, ['Lambda, equal tokens'], () => {
    const {owner, masked} = c.tokens ?? {owner: new Int32Array(), masked: new Uint8Array()};
    const plus = Float64Array.from(owner, (j, r) => masked[r]! * pointMass(c.pool.U, j));
    const total = plus.reduce((sum, mass) => sum + mass, 0);
    const law = {plus, minus: new Float64Array(plus.length)};
    const [h, o] = [pretextTable(c, c.representation), pretextTable(c, c.reference)];
    return schurOfMoments(moments(law, total, h, o));
  });
}

/** The identity of the context encoder, with token rows under mu in place of points under U. */
export const maskedAutoencoderPretextIdentity = defineClaim({
  ...contextEncoderPretextIdentity,
  id: 'masked-autoencoder-pretext-identity',
  title: 'Masked autoencoder, pretext identity',
  statement: String.raw`\inf_W\mathbb{E}_\mu|Wh_p(z_K)-z_p|^2-\mathbb{E}_\mu|W^\circ h^\circ_p(z_K)-z_p|^2=\mathrm{tr}(W^\circ\Lambda_\mu W^{\circ\top})`,
  source: 'theory section 5, with the first line of section 4; docs/theory/transferability.md',
  needs: {heads: 'ball', realisable: true, tokens: true},
});

export const mutants = [
  mutantOf(maskedAutoencoderPretextIdentity, {
    id: 'masked-pretext-identity-with-equal-tokens',
    title: 'Masked autoencoder, pretext identity, Lambda with all masked tokens weighted equally',
    why: 'the loss is averaged within each mask, so that a token of a larger mask counts less',
    evaluate(c) {
      const difference = minus(exactPretextGap(c), traceForm(equalTokensSchur(c), decoderOf(c)));
      return inequality(abs(toInterval(difference)), {});
    },
  }),
];
