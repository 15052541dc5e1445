/** Generates settings for a claim, evaluates them, and gathers what a row of the `check` table says. */
import fc from 'fast-check';
import type {Claim} from '../theory/claim.ts';
import {type Evidence, evaluate} from './evaluate.ts';
import {familyFor, familyNamed, type Setting} from './families/index.ts';
import type {Verdict} from './judge.ts';
import {simplifyIn} from './simplifyIn.ts';

/** Share of kept settings that may stay undecided before the claim's own verdict is `undecided`. */
export const UNDECIDED_SHARE = 0.001;

export interface Tally {
  settings: number;
  kept: number;
  undecided: number;
  /** Samples of D enumerated or drawn, for with-probability and in-expectation claims. */
  samples: number;
  /** Smallest certified rhs - lhs. */
  slack: number;
  /** Largest lhs/rhs and where it was found. */
  tightest?: {readonly ratio: number; readonly setting: unknown};
  /** Names of hypotheses that failed, with how often. */
  readonly failed: Map<string, number>;
  firstUndecided?: unknown;
}

/** `not refuted` is what a sequential test can say at most; it is never `holds`. */
export type ClaimVerdict = Verdict | 'not refuted';

export interface ClaimResult extends Readonly<Omit<Tally, 'failed'>> {
  readonly claim: string;
  readonly world: string;
  readonly verdict: ClaimVerdict;
  /** The sequential test's own line, where samples were drawn rather than enumerated. */
  readonly test?: string;
  readonly seed: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly counterexample?: {readonly setting: unknown; readonly evidence: Evidence};
}

export function newTally(): Tally {
  return {settings: 0, kept: 0, undecided: 0, samples: 0, slack: Number.POSITIVE_INFINITY, failed: new Map()};
}

export function tallyUp(tally: Tally, evidence: Evidence, setting: unknown): void {
  tally.settings++;
  if (evidence.verdict === undefined || evidence.inequality === undefined) {
    for (const {name} of evidence.failed) tally.failed.set(name, (tally.failed.get(name) ?? 0) + 1);
    return;
  }
  tally.kept++;
  tally.samples += evidence.samples ?? 0;
  tally.slack = Math.min(tally.slack, evidence.inequality.slack.lo);
  if (evidence.verdict === 'undecided') {
    tally.undecided++;
    tally.firstUndecided ??= setting;
  }
  const {ratio} = evidence;
  if (ratio !== undefined && ratio > (tally.tightest?.ratio ?? Number.NEGATIVE_INFINITY)) {
    tally.tightest = {ratio, setting};
  }
}

/** The verdict over all settings; nothing kept or too much undecided is `undecided`, never a pass. */
export function overall(tally: Tally, refuted: boolean): Verdict {
  if (refuted) return 'refuted';
  return tally.kept > 0 && tally.undecided <= UNDECIDED_SHARE * tally.kept ? 'holds' : 'undecided';
}

export interface CheckOptions {
  readonly runs: number;
  readonly seed: number;
  /** Called after each batch with the settings done so far. */
  readonly onProgress?: (done: number) => void;
  /** Stops after the batch under way, with what is done so far. */
  readonly signal?: AbortSignal;
}

const BATCH = 20;

/** Thrown inside a property, so that fast-check shrinks towards refutations only. */
class Refuted extends Error {}

/** A claim's own code threw; the setting that caused it comes along. */
export class ClaimError extends Error {
  override name = 'ClaimError';
  readonly claim: string;
  readonly setting: unknown;

  constructor(claim: string, setting: unknown, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`claim ${claim} threw: ${reason}\non the setting ${JSON.stringify(setting)}`, {cause});
    this.claim = claim;
    this.setting = setting;
  }
}

/** Evaluates one setting afresh: the same setting gives bit-equal evidence. */
export function evaluateSetting(claim: Claim, setting: Setting): Evidence {
  return evaluate(claim, familyNamed(setting.family).materialise(setting));
}

/**
 * Checks a claim on random small settings of its family (finite worlds, or networks). Stops at the first refutation, shrinks it (fast-check, then `simplify`).
 * Batch b uses fast-check's seed `seed + b`, so the settings do not depend on progress, pauses or the batch under way.
 */
export async function checkFinite(claim: Claim, options: CheckOptions): Promise<ClaimResult> {
  const {runs, seed, onProgress, signal} = options;
  const tally = newTally();
  const family = familyFor(claim);
  const settings = family.settings(claim.needs);
  let counterexample: ClaimResult['counterexample'];
  for (let batch = 0; batch * BATCH < runs && !counterexample && !signal?.aborted; batch++) {
    let shrinking = false;
    const property = fc.property(settings, (setting) => {
      const evidence = evaluateSetting(claim, setting);
      if (!shrinking) tallyUp(tally, evidence, setting);
      if (evidence.verdict === 'refuted') {
        shrinking = true;
        throw new Refuted();
      }
    });
    const found = fc.check(property, {seed: seed + batch, numRuns: Math.min(BATCH, runs - batch * BATCH)});
    if (found.counterexample) {
      if (!(found.errorInstance instanceof Refuted)) {
        throw new ClaimError(claim.id, found.counterexample[0], found.errorInstance);
      }
      const setting = simplifyIn(
        family,
        found.counterexample[0],
        (candidate) => evaluateSetting(claim, candidate).verdict === 'refuted',
      );
      counterexample = {setting, evidence: evaluateSetting(claim, setting)};
    }
    onProgress?.(tally.settings);
    await new Promise(setImmediate);
  }
  const {failed, ...rest} = tally;
  return {
    ...rest,
    claim: claim.id,
    world: family.name,
    verdict: overall(tally, counterexample !== undefined),
    seed,
    failed: Object.fromEntries(failed),
    ...(counterexample ? {counterexample} : {}),
  };
}
