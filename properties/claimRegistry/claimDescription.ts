/** A claim without its code, as another process can be told of it. */
import type {Claim} from '../../theory/claim/claim.ts';
import {claimFile, fromClaimFile} from './claimFile.ts';

export interface ClaimDescription {
  readonly id: string;
  readonly kind: Claim['kind'];
  readonly title: string;
  readonly statement: string;
  readonly source: string;
  /** As it was named. */
  readonly file?: string;
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
  return JSON.parse(JSON.stringify({...claim, hypotheses, file: claimFile(claim)})) as ClaimDescription;
}

/** A claim that can be planned with, listed and reported; its code is in the process that described it. */
export function describedClaim(description: ClaimDescription): Claim {
  const {file, ...plain} = description;
  const {hypotheses, ...claim} = plain as unknown as Claim;
  const described = {
    ...claim,
    hypotheses: hypotheses.map((one) => ({...one, holds: elsewhere})),
    evaluate: elsewhere,
    prepare: elsewhere,
  } as unknown as Claim;
  return file === undefined ? described : fromClaimFile(described, file);
}
