/** False neighbours that every chained certificate has. */

import type {CertificateTransfer} from '../../certificate/chainedCertificate.ts';
import {countedMean} from '../../certificate/countedDraws.ts';
import {countedValues} from '../../certificate/heldOutExcess.ts';
import type {EndToEndClaim} from '../../claim/claim.ts';
import {mutantOf, withoutTerm} from '../../claim/mutate.ts';
import {withLargestLhs, withTenthOfTerms} from '../../claim/mutateSides.ts';
import {certificateStated, certificateWith} from './certificateClaim.ts';

/**
 * @param prefix of their ids
 * @param encoder of the edge settings that are their fixtures
 */
export function certificateNeighbours<const C extends EndToEndClaim>(
  claim: C,
  {
    prefix,
    encoder,
    transfer,
  }: {
    readonly prefix: string;
    readonly encoder: 'context' | 'masked';
    readonly transfer: CertificateTransfer;
  },
) {
  const text = (name: string, words: string, edge: string, why: string) => ({
    id: `${prefix}-${name}`,
    title: `${claim.title}, ${words}`,
    why,
    fixture: {edge: `${encoder} ${edge}`},
  });
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
        transfer,
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
    withoutTerm(
      claim,
      'transfer',
      text(
        'without-transfer',
        'without its transfer term',
        'blind',
        'an encoder that sees nothing bounds no risk',
      ),
    ),
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
    withoutTerm(
      claim,
      'task',
      text(
        'without-task',
        'without task heterogeneity',
        'blindBoth',
        'h and h° can both lack what another member of H sees',
      ),
    ),
    withTenthOfTerms(
      claim,
      text(
        'with-tenth-of-terms',
        'all terms divided by 10',
        'blind',
        'the terms are attained up to less than 10',
      ),
    ),
    withLargestLhs(claim, {
      ...text(
        'with-largest-loss',
        'B for the excess risk',
        'scaledDown',
        'with many draws of all kinds the bound is below B',
      ),
      latex: 'B',
    }),
  ];
}
