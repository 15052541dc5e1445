import {sqrt} from '../../arithmetic/elementary.ts';
import {mul, ZERO} from '../../arithmetic/interval.ts';
import {countedMean} from '../../certificate/countedDraws.ts';
import {type DecodedCertificateOptions, decodedCertificateOn} from '../../certificate/decodedCertificate.ts';
import {decodedTransfer} from '../../certificate/decodedHeads.ts';
import {countedValues} from '../../certificate/heldOutExcess.ts';
import {defineClaim, type EndToEndClaim} from '../../claim/claim.ts';
import {mutantOf, withoutHypothesis, withoutTerm} from '../../claim/mutate.ts';
import {realisablePretext} from '../../endToEnd/endToEndBound.ts';
import {stated} from '../../statement/inequality.ts';
import {chainNeighbours, neighbourText} from '../end-to-end/chainNeighbours.ts';
import {certificateNeeds} from './certificateClaim.ts';

const LHS = String.raw`\mathcal E_T(\hat f,\hat h)`;
const SHORT = {unseen: String.raw`\text{unseen}`, task: String.raw`\text{task of }f^\circ`};
const TEST = String.raw`U_{D'}(\hat f\circ\hat h-f')`;
const CURVATURE = String.raw`\kappa\,|p|^2\,\text{limit}_+`;

const through =
  (options: DecodedCertificateOptions): EndToEndClaim['prepare'] =>
  (c) =>
  (pretraining) =>
    decodedCertificateOn(c, pretraining, options).judge;

/** Proof: theory/certificate/decodedCertificate.ts. */
export const certificateThroughDecoder = defineClaim({
  id: 'certificate-through-decoder',
  title: 'Certificate through the decoder',
  ...stated(
    LHS,
    {
      test: TEST,
      transfer: String.raw`G_T\,|p|\,(\text{limit of }L_U(\hat g,\hat h)-L_U(W^\circ,h^\circ))_+^{1/2}`,
      curvature: CURVATURE,
      unseen: String.raw`\textstyle\sum_{u_j=0}T(j,y)[\phi(-|\hat W^\top p||\hat h_j|)-\phi(yf^\circ_j)]`,
      task: String.raw`[L_T(f^\circ)-\inf_{f,h}L_T]`,
    },
    {where: String.raw`,\quad f'=\langle p,\hat W\hat h\rangle,\ f^\circ=\langle p,W^\circ h^\circ\rangle`},
  ),
  source: 'theory sections 1, 4, 5 and 11, without head room; docs/theory/certificates.md',
  subject: 'endToEnd',
  kind: 'end-to-end',
  needs: {...certificateNeeds, realisable: true},
  hypotheses: [realisablePretext],
  prepare: through({}),
});

const NAMES = {prefix: 'certificate-decoder', encoder: 'context'} as const;
const text = neighbourText(certificateThroughDecoder, NAMES);
const {task, tenth, largest} = chainNeighbours(certificateThroughDecoder, NAMES, 'all kinds');

const restated = (changed: string, test = TEST, curvature = CURVATURE) =>
  stated(LHS, {test, transfer: changed, curvature, ...SHORT});
const TRANSFER = String.raw`G_T\,|p|\,\text{limit}_+^{1/2}`;

export const mutants = [
  mutantOf<EndToEndClaim>(certificateThroughDecoder, {
    ...text(
      'with-held-out-mean',
      'the held-out mean for its limit',
      'heldOutMisses',
      'held-out draws can miss what the downstream task is about',
    ),
    ...restated(String.raw`G_T\,|p|\,\bar X_+^{1/2}`),
    prepare: through({
      limit: (losses, heldOut) => ({mean: countedMean(countedValues(losses, heldOut))}),
    }),
  }),
  mutantOf<EndToEndClaim>(certificateThroughDecoder, {
    ...text(
      'with-observed-difference',
      "the mean on D' for its limit",
      'keptChance',
      "D' can be kind to the trained head",
    ),
    ...restated(TRANSFER, String.raw`\hat L_{D'}(\hat f\circ\hat h)-\hat L_{D'}(f')`),
    prepare: through({test: (draws) => ({mean: countedMean(draws)})}),
  }),
  mutantOf<EndToEndClaim>(certificateThroughDecoder, {
    ...text(
      'with-law-of-pretraining',
      'slope 1 under both laws',
      'rarePoint',
      'what is rare under U and is missed can be all there is under T',
    ),
    ...restated(String.raw`|p|\,\text{limit}_+^{1/2}`),
    prepare: through({
      transfer: ({norm}, limit) => ({slope: mul(norm, sqrt(limit)), curvature: ZERO}),
    }),
  }),
  mutantOf<EndToEndClaim>(certificateThroughDecoder, {
    ...text('with-beta-one', 'beta = 1', 'dim', 'small pretext losses cost their root downstream'),
    ...restated(String.raw`G_T\,|p|\,\text{limit}_+`),
    prepare: through({
      transfer: (head, limit) => ({
        ...decodedTransfer(head, limit),
        slope: mul(mul(head.slope, head.norm), limit),
      }),
    }),
  }),
  withoutTerm(
    certificateThroughDecoder,
    'transfer',
    text(
      'without-transfer',
      'without its transfer term',
      'half',
      'what the decoder does not say as the reference does is lost',
    ),
  ),
  withoutTerm(
    certificateThroughDecoder,
    'curvature',
    text(
      'without-curvature',
      'the slope at f° alone',
      'halfSquared',
      'f° loses nothing and has slope 0 there, and h sees half of it',
    ),
  ),
  withoutTerm(
    certificateThroughDecoder,
    'unseen',
    text(
      'without-unseen',
      'without what U never shows',
      'halfUnseen',
      'inputs that U never shows are not learnt',
    ),
  ),
  task,
  withoutHypothesis(
    certificateThroughDecoder,
    realisablePretext.name,
    text(
      'on-noise',
      'without (A1)',
      'oppositeDecoder',
      'noise can be met as well by the opposite of what the reference says',
    ),
  ),
  tenth,
  largest,
];
