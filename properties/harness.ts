/** Generates settings for a claim, evaluates them, and gathers what a row of the `check` table says. */
import fc from 'fast-check';
import type {Claim} from '../theory/claim.ts';
import {generator} from '../theory/generator.ts';
import {ClaimError} from './claimError.ts';
import {claimEvidence} from './claimEvidence.ts';
import {type Evidence, evaluate} from './evaluate.ts';

export {ClaimError} from './claimError.ts';

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

/** Every so many settings one is evaluated twice and compared bit for bit. */
const TWICE = 25;

/** Thrown inside a property, so that fast-check shrinks towards refutations only. */
class Refuted extends Error {}

/** Evaluates one setting afresh: the same setting gives bit-equal evidence. */
export function evaluateSetting(claim: Claim, setting: Setting): Evidence {
  return evaluate(claim, familyNamed(setting.family).materialise(setting));
}

/**
 * Checks a claim on random small settings of its family (finite worlds, or networks). Stops at the first refutation and
 * shrinks it (fast-check, then `simplifyIn`).
 * Each batch has a seed of its own derived from `seed`, so the settings do not depend on progress or pauses, and
 * those of two seeds have nothing in common.
 */
export async function checkFinite(claim: Claim, options: CheckOptions): Promise<ClaimResult> {
  const {runs, seed, onProgress, signal} = options;
  const tally = newTally();
  const family = familyFor(claim);
  const settings = family.settings(claim.needs);
  const random = generator(seed);
  let counterexample: ClaimResult['counterexample'];
  for (let batch = 0; batch * BATCH < runs && !counterexample && !signal?.aborted; batch++) {
    // What is being shrunk: a candidate that fails in the other way is not smaller, it is something else.
    let shrinking: 'refuted' | 'threw' | undefined;
    const property = fc.property(settings, (setting) => {
      let evidence: Evidence;
      try {
        const twice = shrinking === 'threw' || tally.settings % TWICE === 0;
        evidence = claimEvidence(claim, setting, twice) ?? evaluateSetting(claim, setting);
      } catch (error) {
        if (shrinking === 'refuted') return;
        shrinking = 'threw';
        throw error;
      }
      if (!shrinking) tallyUp(tally, evidence, setting);
      if (evidence.verdict === 'refuted' && shrinking !== 'threw') {
        shrinking = 'refuted';
        throw new Refuted();
      }
    });
    const found = fc.check(property, {
      seed: random.derive(`batch ${batch}`).integer(2 ** 31),
      numRuns: Math.min(BATCH, runs - batch * BATCH),
    });
    if (found.counterexample) {
      const error = found.errorInstance;
      if (!(error instanceof Refuted)) throw ClaimError.from(claim.id, found.counterexample[0], error);
      const setting = simplifyIn(
        family,
        found.counterexample[0],
        (candidate) => evaluateSetting(claim, candidate).verdict === 'refuted',
      );
      const evidence = evaluateSetting(claim, setting);
      if (evidence.verdict !== 'refuted') {
        throw new ClaimError(claim.id, setting, 'was refuted once and not when evaluated again');
      }
      counterexample = {setting, evidence};
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
