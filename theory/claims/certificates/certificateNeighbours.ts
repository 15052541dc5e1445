/** False neighbours that every chained certificate has. */

import type {CertificateTransfer} from '../../certificate/chainedCertificate.ts';
import {countedMean} from '../../certificate/countedDraws.ts';
import {countedValues} from '../../certificate/heldOutExcess.ts';
import type {EndToEndClaim} from '../../claim/claim.ts';
import {mutantOf, withoutTerm} from '../../claim/mutate.ts';
import {chainNeighbours, type NeighbourOptions, neighbourText} from '../end-to-end/chainNeighbours.ts';
import {certificateStated, certificateWith} from './certificateClaim.ts';

export function certificateNeighbours<const C extends EndToEndClaim>(
  claim: C,
  {transfer: form, ...options}: NeighbourOptions & {readonly transfer: CertificateTransfer},
) {
  const text = neighbourText(claim, options);
  const {transfer, task, tenth, largest} = chainNeighbours(claim, options, 'all kinds');
  return [
    mutantOf<EndToEndClaim>(claim, {
      ...text(
        'with-held-out-mean',
        'the held-out mean for its limit',
        'heldOutMisses',
        'held-out draws too can miss what the downstream task is about',
      ),
      ...certificateStated(String.raw`C\,\bar X_+^{1/2}`),
      prepare: certificateWith({
        transfer: form,
        limit: (losses, heldOut) => ({mean: countedMean(countedValues(losses, heldOut))}),
      }),
    }),
    withoutTerm(
      claim,
      'shift of h°',
      text(
        'with-discrepancy-on-h-alone',
        'the discrepancy on h alone',
        'referenceShift',
        'the risk on h° changes with the law as well, also where that on h does not',
      ),
    ),
    withoutTerm(
      claim,
      ['shift', 'shift of h°'],
      text(
        'without-discrepancy',
        'without its discrepancies',
        'unseenInputs',
        'inputs that U never shows are not learnt',
      ),
    ),
    transfer,
    withoutTerm(
      claim,
      'reference gap',
      text(
        'without-gap',
        'without the gap of its head',
        'noisyLabels',
        'the head 0 costs the pretext nothing, and its own gap is all that is lost',
      ),
    ),
    task,
    tenth,
    largest,
  ];
}
