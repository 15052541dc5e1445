/** The public face of transferbound. */

export {evaluate} from './properties/evaluate.ts';
export {makeFixture, readFixture, replay} from './properties/fixtures/fixture.ts';
export {type ClaimResult, checkFinite} from './properties/harness.ts';
export {judge, type Verdict} from './properties/judge.ts';
export {mutants} from './properties/mutants/index.ts';
export {runCheck as check} from './properties/runCheck.ts';
export * as shifts from './properties/shifts/applyShifts.ts';
export {simplify} from './properties/simplify.ts';
export {type FiniteSetting, finiteCase} from './properties/worlds/finite.ts';
export {digitsCase} from './properties/worlds/images/digitsCase.ts';
export type {Case, HeadClass} from './theory/case.ts';
export {makeCase} from './theory/case.ts';
export type {Claim, Hypothesis, Inequality, Needs, Sample, Term} from './theory/claim.ts';
export {defineClaim, inequality} from './theory/claim.ts';
export {claims} from './theory/claims/index.ts';
export * as complexity from './theory/complexity.ts';
export * as decomposition from './theory/decomposition.ts';
export * as elementary from './theory/elementary.ts';
export {InputError} from './theory/errors.ts';
export type {Interval} from './theory/interval.ts';
export * as interval from './theory/interval.ts';
export * as quantities from './theory/quantities.ts';
