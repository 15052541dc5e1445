import {sqrt} from '../../arithmetic/elementary.ts';
import {mul, point, positivePart, scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {certificateOn, realisableCertificate} from '../../certificate/chainedCertificate.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {decodableHead, realisablePretext, referenceHead, transferred} from '../../endToEnd/endToEndBound.ts';
import {certificateNeeds, certificateStated, certificateWith, HEAD_CONSTANT} from './certificateClaim.ts';
import {certificateNeighbours} from './certificateNeighbours.ts';

/** Proof: theory/certificate/chainedCertificate.ts. */
export const certificateContextEncoder = defineClaim({
  id: 'certificate-context-encoder',
  title: 'Certificate, context encoder',
  ...certificateStated(
    String.raw`${HEAD_CONSTANT}\,(\text{limit of }L_U(\hat g,\hat h)-L_U(W^\circ,h^\circ))_+^{1/2}`,
    {form: 'full'},
  ),
  source: 'theory sections 1, 4 and 11 chained; docs/theory/certificates.md',
  subject: 'endToEnd',
  kind: 'end-to-end',
  needs: {...certificateNeeds, network: 'deep', realisable: true},
  hypotheses: [realisablePretext, decodableHead],
  prepare: certificateWith({transfer: realisableCertificate}),
});

export const mutants = [
  ...certificateNeighbours(certificateContextEncoder, {
    prefix: 'certificate-context',
    encoder: 'context',
    transfer: realisableCertificate,
  }),
  mutantOf(certificateContextEncoder, {
    id: 'certificate-context-with-beta-one',
    title: 'Certificate, context encoder, beta = 1',
    ...certificateStated(String.raw`C\,\text{limit}_+`),
    why: 'small pretext losses cost their root downstream',
    prepare: certificateWith({
      transfer: ({bound}, constant) => mul(constant, positivePart(point(bound.hi))),
    }),
    fixture: {edge: 'context dim'},
  }),
  mutantOf(certificateContextEncoder, {
    id: 'certificate-context-with-reference-radius',
    title: 'Certificate, context encoder, heads on h of radius R0',
    ...certificateStated(String.raw`C\,\text{limit}_+^{1/2}`, {where: String.raw`,\quad R=R_0`}),
    why: 'h may be h° at a smaller scale, which the decoder makes up for and a head of radius R0 does not',
    prepare: certificateWith({transfer: realisableCertificate, room: false}),
    fixture: {edge: 'context scaledDown'},
  }),
  mutantOf(certificateContextEncoder, {
    id: 'certificate-context-with-head-of-downstream-law',
    title: 'Certificate, context encoder, C of the best head under T',
    ...certificateStated(String.raw`C_T\,\text{limit}_+^{1/2}`, {
      where: String.raw`,\quad C_T=G|(W^{\circ\top})^+\theta_T|`,
    }),
    why: 'a few labels change which of two good heads is best, and only one of them is read by the decoder',
    prepare: (c) => (pretraining) =>
      certificateOn(c, pretraining, {
        transfer({bound}) {
          const {G} = constants(transferred(c, pretraining.network).case);
          const C = scale(G, referenceHead(c, 'T').preimage.norm);
          return mul(C, sqrt(positivePart(point(bound.hi))));
        },
      }).judge,
    fixture: {edge: 'context eitherFeature'},
  }),
];
