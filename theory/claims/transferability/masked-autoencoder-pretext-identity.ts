import {abs} from '../../arithmetic/interval.ts';
import {minus, toInterval} from '../../arithmetic/rational.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {traceForm} from '../../pretext/schurComplement.ts';
import {inequality} from '../../statement/inequality.ts';
import {decoderOf} from '../../transfer/contextEncoder.ts';
import {exactPretextGap} from '../../transfer/exactPretextGap.ts';
import {contextEncoderPretextIdentity} from './context-encoder-pretext-identity.ts';
import {equalTokensSchur} from './equalTokens.ts';

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
