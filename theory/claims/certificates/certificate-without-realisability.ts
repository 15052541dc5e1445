import {realisableCertificate, unrealisableCertificate} from '../../certificate/chainedCertificate.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {decodableHead} from '../../endToEnd/endToEndBound.ts';
import {certificateNeeds, certificateStated, certificateWith, HEAD_CONSTANT} from './certificateClaim.ts';
import {certificateNeighbours} from './certificateNeighbours.ts';

/** For pretexts that nothing realises, such as images; L_U(W°, h°) is known of the pool. */
export const certificateWithoutRealisability = defineClaim({
  id: 'certificate-without-realisability',
  title: 'Certificate without (A1), any reference',
  ...certificateStated(
    String.raw`${HEAD_CONSTANT}\Big[\big(L_U(W^\circ,h^\circ)+\text{limit}\big)^{1/2}+L_U(W^\circ,h^\circ)^{1/2}\Big]`,
    {form: 'full'},
  ),
  source: 'theory sections 1, 4 and 11 chained, triangle inequality for (A1); docs/theory/certificates.md',
  subject: 'endToEnd',
  kind: 'end-to-end',
  needs: certificateNeeds,
  hypotheses: [decodableHead],
  prepare: certificateWith({transfer: unrealisableCertificate}),
});

export const mutants = [
  ...certificateNeighbours(certificateWithoutRealisability, {
    prefix: 'certificate-unrealisable',
    encoder: 'context',
    transfer: unrealisableCertificate,
  }),
  mutantOf(certificateWithoutRealisability, {
    id: 'certificate-realisable-form-on-noise',
    title: 'Certificate, realisable form without (A1)',
    ...certificateStated(String.raw`C\,\text{limit}_+^{1/2}`),
    why: 'a target that the reference does not explain is met better by features that the task cannot use',
    prepare: certificateWith({transfer: realisableCertificate}),
  }),
];
