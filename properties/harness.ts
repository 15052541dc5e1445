/** Generates settings for a claim, evaluates them, and gathers what a row of the `check` table says. */
import fc from 'fast-check';
import type {Claim} from '../theory/claim.ts';
import {generator} from '../theory/generator.ts';
import {ClaimError} from './claimError.ts';
import {claimEvidence} from './claimEvidence.ts';
import {type ClaimResult, claimResult} from './claimResult.ts';
import {type Evidence, evaluate} from './evaluate.ts';
import {familyFor, familyNamed, type Setting} from './families/index.ts';
import {simplifyIn} from './simplifyIn.ts';
import {newTally, overall, tallyUp} from './tally.ts';

export {ClaimError} from './claimError.ts';
export type {ClaimResult, ClaimVerdict} from './claimResult.ts';

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
  return claimResult(tally, {
    claim: claim.id,
    world: family.name,
    verdict: overall(tally, counterexample !== undefined),
    seed,
    ...(counterexample ? {counterexample} : {}),
  });
}
