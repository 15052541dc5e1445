/** The door for built-in claims, mutants and users' claims alike. */

import {inputError} from '../errors.ts';
import type {Claim, Subject} from './claim.ts';

const KINDS: Readonly<Record<Subject, readonly string[]>> = {
  pool: ['deterministic', 'in-expectation', 'with-probability'],
  network: ['deterministic'],
  descent: ['in-expectation'],
  endToEnd: ['end-to-end'],
};

const METHODS = {
  prepare: 'a function of a case that returns a function of a sample',
  evaluate: 'a function of a case that returns inequality(lhs, terms)',
};

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Checks the shape of a claim and returns it; the door for built-in claims, mutants and users' claims alike. */
export function defineClaim<const C extends Claim>(claim: C): C {
  if (typeof claim !== 'object' || claim === null)
    throw inputError('defineClaim', 'claim', 'an object', claim);
  if (typeof claim.id !== 'string' || !ID.test(claim.id)) {
    throw inputError('defineClaim', 'id', 'lower-case words joined by hyphens', claim.id);
  }
  const where = `defineClaim(${claim.id})`;
  for (const key of ['title', 'statement', 'source'] as const) {
    if (typeof claim[key] !== 'string' || claim[key] === '') {
      throw inputError(where, key, 'a non-empty string', claim[key]);
    }
  }
  const subject: unknown = claim.subject;
  const kinds = KINDS[(subject ?? 'pool') as Subject];
  if (!kinds) throw inputError(where, 'subject', Object.keys(KINDS).join(' | '), subject);
  if (typeof claim.needs !== 'object' || claim.needs === null)
    throw inputError(where, 'needs', 'an object, {} where any world will do', claim.needs);
  if (!Array.isArray(claim.hypotheses)) throw inputError(where, 'hypotheses', 'a list', claim.hypotheses);
  for (const [i, hypothesis] of claim.hypotheses.entries()) {
    if (typeof hypothesis?.name !== 'string' || typeof hypothesis?.holds !== 'function')
      throw inputError(where, `hypotheses[${i}]`, 'a name and a function holds of a case', hypothesis);
  }
  const kind: string = claim.kind;
  if (!kinds.includes(kind))
    throw inputError(where, 'kind', `${kinds.join(' | ')}${subject ? `, for subject ${subject}` : ''}`, kind);
  const method = kind === 'with-probability' || kind === 'end-to-end' ? 'prepare' : 'evaluate';
  if (typeof (claim as {prepare?: unknown; evaluate?: unknown})[method] !== 'function')
    throw inputError(where, method, METHODS[method], undefined);
  return claim;
}
