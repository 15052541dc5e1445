/** The transferability claims with another exponent beta in C (pretext gap)^beta. */
import {exp, log} from '../../arithmetic/elementary.ts';
import {mul, scale} from '../../arithmetic/interval.ts';
import {toInterval} from '../../arithmetic/rational.ts';
import type {Case} from '../../case/case.ts';
import type {PointwiseClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {inputError} from '../../errors.ts';
import {traceForm} from '../../pretext/schurComplement.ts';
import {inequality} from '../../statement/inequality.ts';
import {decoderOf, schurOf} from '../../transfer/contextEncoder.ts';
import {contextEncoderTransferability} from './context-encoder-transferability.ts';
import {contextEncoderTransferabilityPublished} from './context-encoder-transferability-published.ts';
import {maskedAutoencoderTransferability} from './masked-autoencoder-transferability.ts';
import {maskedAutoencoderTransferabilityPublished} from './masked-autoencoder-transferability-published.ts';

/** The claims whose bound is C (pretext gap)^(1/2), by id. */
export const withPretextGap: ReadonlyMap<string, PointwiseClaim> = new Map(
  [
    contextEncoderTransferability,
    contextEncoderTransferabilityPublished,
    maskedAutoencoderTransferability,
    maskedAutoencoderTransferabilityPublished,
  ].map((claim) => [claim.id, claim]),
);

/** beta of the claims as they are stated. */
export const STATED_EXPONENT = 0.5;

/**
 * The claim with beta in the place of 1/2: its term times (pretext gap)^(beta - 1/2).
 * @throws InputError for claims without a pretext gap
 */
export function withExponent(id: string, beta: number): PointwiseClaim {
  const claim = withPretextGap.get(id);
  if (!claim) throw inputError('withExponent', 'claim', [...withPretextGap.keys()].join(' | '), id);
  const evaluate = (c: Case) => {
    const {lhs, terms, slack} = claim.evaluate(c);
    const gap = toInterval(traceForm(schurOf(c), decoderOf(c)));
    // A gap of 0 has the same power for every exponent.
    if (!(gap.lo > 0)) return inequality(lhs, Object.fromEntries(terms.map((t) => [t.key, t])), {slack});
    const change = exp(scale(beta - STATED_EXPONENT, log(gap)));
    return inequality(
      lhs,
      Object.fromEntries(
        terms.map(({key, value}) => [key, {name: `C (pretext gap)^${beta}`, value: mul(change, value)}]),
      ),
    );
  };
  return mutantOf<PointwiseClaim>(claim, {
    id,
    title: `${claim.title}, beta = ${beta}`,
    why: 'the pretext gap to that power is smaller than what the head loses',
    statement: String.raw`${claim.statement}\quad\text{with the exponent }${beta}`,
    evaluate,
  }) as PointwiseClaim;
}
