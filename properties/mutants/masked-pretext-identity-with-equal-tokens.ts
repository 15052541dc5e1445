import {defineClaim, inequality} from '../../theory/claim.ts';
import {maskedAutoencoderPretextIdentity} from '../../theory/claims/masked-autoencoder-pretext-identity.ts';
import {decoderOf, targetOf} from '../../theory/contextEncoder.ts';
import {abs} from '../../theory/interval.ts';
import {exactInfimum, exactPretextLoss} from '../../theory/leastSquares.ts';
import {pretextSide, pretextTable} from '../../theory/pretextSide.ts';
import {minus, toInterval} from '../../theory/rational.ts';
import {traceForm} from '../../theory/schurComplement.ts';
import {equalTokensSchur} from './equalTokens.ts';

export const maskedPretextIdentityWithEqualTokens = defineClaim({
  ...maskedAutoencoderPretextIdentity,
  id: 'masked-pretext-identity-with-equal-tokens',
  title: 'Masked autoencoder, pretext identity, Lambda with masked tokens alike',
  mutates: {
    claim: maskedAutoencoderPretextIdentity.id,
    why: 'the loss is averaged within each mask, so that a token of a larger mask counts less',
  },
  evaluate(c) {
    const {law, total} = pretextSide(c);
    const target = targetOf(c);
    const W = decoderOf(c);
    const gap = minus(
      exactInfimum(law, total, pretextTable(c, c.representation), target),
      exactPretextLoss(law, total, pretextTable(c, c.reference), W, target),
    );
    return inequality(abs(toInterval(minus(gap, traceForm(equalTokensSchur(c), W)))), {});
  },
});
