/** A claim without its code, as another process can be told of it. */
import type {Claim} from '../../theory/claim/claim.ts';

export interface ClaimDescription {
  readonly id: string;
  readonly kind: Claim['kind'];
  readonly title: string;
  readonly statement: string;
  readonly source: string;
}

const elsewhere = (): never => {
  throw new Error('a claim of a file is evaluated in a worker process only');
};

/** What is plain data of a claim; it has the text form of JSON. */
export function claimDescription(claim: Claim): ClaimDescription {
  const hypotheses = claim.hypotheses.map(({name, measure}) => ({
    name,
    ...(measure ? {measure: {of: measure.of}} : {}),
  }));
  return JSON.parse(JSON.stringify({...claim, hypotheses})) as ClaimDescription;
}

/** A claim that can be planned with, listed and reported; its code is in the process that described it. */
export function describedClaim(description: ClaimDescription): Claim {
  const {hypotheses, ...claim} = description as unknown as Claim;
  return {
    ...claim,
    hypotheses: hypotheses.map((one) => ({...one, holds: elsewhere})),
    evaluate: elsewhere,
    prepare: elsewhere,
  } as unknown as Claim;
}
