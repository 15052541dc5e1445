import {realisableCertificate} from '../../certificate/chainedCertificate.ts';
import {defineClaim} from '../../claim/claim.ts';
import {decodableHead, realisablePretext} from '../../endToEnd/endToEndBound.ts';
import {certificateNeeds, certificateStated, certificateWith, HEAD_CONSTANT} from './certificateClaim.ts';
import {certificateNeighbours} from './certificateNeighbours.ts';

/** One held-out draw is one (z, K), its loss the mean over p in K. Proof: theory/certificate/chainedCertificate.ts. */
export const certificateMaskedAutoencoder = defineClaim({
  id: 'certificate-masked-autoencoder',
  title: 'Certificate, masked autoencoder',
  ...certificateStated(
    String.raw`${HEAD_CONSTANT}\,(\text{limit of }L_U(\hat g,\hat h)-L_U(W^\circ,h^\circ))_+^{1/2}`,
    {form: 'full'},
  ),
  source: 'theory sections 1, 5 and 11 chained; docs/theory/certificates.md',
  subject: 'endToEnd',
  kind: 'end-to-end',
  needs: {...certificateNeeds, network: 'masked', realisable: true},
  hypotheses: [realisablePretext, decodableHead],
  prepare: certificateWith({transfer: realisableCertificate}),
});

export const mutants = certificateNeighbours(certificateMaskedAutoencoder, {
  prefix: 'certificate-masked',
  encoder: 'masked',
  transfer: realisableCertificate,
});
