import fc from 'fast-check';
import type {Claim} from '../../../theory/claim/claim.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {ClaimError} from '../../evaluate/claimError.ts';
import {claimEvidence, type Evidence, shrunkRefutation} from '../../evaluate/evaluate.ts';
import {type RowPart, recordOf, type SettingRecord, slimRecords} from '../../record/settingRecord.ts';
import {familyFor, type Setting} from '../../settings/registry.ts';
import type {WorldKind} from '../worldKind.ts';
import {searchPart, searchTrials} from './searchPart.ts';

/** Settings per batch. */
export const FINITE_BATCH = 20;

/** Every so many settings one is evaluated twice and compared bit for bit. */
const TWICE = 25;

/** Thrown inside a property, so that fast-check shrinks towards refutations only. */
class Refuted extends Error {}

/** One batch in so many is of plain settings also where others are informative: extremes lie there. */
const PLAIN = 3;

/** Mutants are refuted on extremes. */
function settingsOf(claim: Claim, at: number): fc.Arbitrary<Setting> {
  const {settings, informative} = familyFor(claim);
  const wanted = claim.needs.informative && !claim.mutates && at % PLAIN !== 0;
  return informative && wanted ? informative(claim) : settings(claim.needs);
}

/**
 * Batch `at` of a run of so many settings with this seed: evaluated up to the first refutation, which is shrunk. Each batch has a seed of its own derived from it, so the
 * settings do not depend on progress or pauses, and those of two seeds have nothing in common.
 * @throws ClaimError where the claim's own code is at fault
 */
export function finiteBatch(claim: Claim, at: number, {runs, seed}: {runs: number; seed: number}): RowPart {
  const records: SettingRecord[] = [];
  // What is being shrunk: a candidate that fails in the other way is not smaller, it is something else.
  let shrinking: 'refuted' | 'threw' | undefined;
  const property = fc.property(settingsOf(claim, at), (setting) => {
    let evidence: Evidence;
    try {
      const twice = shrinking === 'threw' || (at * FINITE_BATCH + records.length) % TWICE === 0;
      evidence = claimEvidence(claim, setting, twice);
    } catch (error) {
      if (shrinking === 'refuted') return;
      shrinking = 'threw';
      throw error;
    }
    if (!shrinking) records.push(recordOf(evidence, setting));
    if (evidence.verdict === 'refuted' && shrinking !== 'threw') {
      shrinking = 'refuted';
      throw new Refuted();
    }
  });
  const found = fc.check(property, {
    seed: generator(seed)
      .derive(`batch ${at}`)
      .integer(2 ** 31),
    numRuns: Math.min(FINITE_BATCH, runs - at * FINITE_BATCH),
  });
  const slim = slimRecords(records);
  if (!found.counterexample) return {records: slim};
  const [setting] = found.counterexample;
  const error = found.errorInstance;
  if (!(error instanceof Refuted)) throw ClaimError.from(claim.id, setting, error);
  return {records: slim, counterexample: shrunkRefutation(claim, setting)};
}

/** Random small settings of each claim's own family, everything enumerated; or, if asked for, a search and fresh draws. */
export const finiteKind: WorldKind = {
  name: 'finite',
  count: {key: 'runs', flag: '--runs', about: 'finite settings per claim', default: 300},
  weight: 1,
  trains: false,
  scope: () => true,
  draws: ({kind}, {sampled}) => sampled === true && kind === 'with-probability',
  switches: ({sampled}) => (sampled ? ['--sampled'] : []),
  groups: (claims, settings, design) =>
    claims.map((claim) => {
      const {runs, seed} = settings;
      if (finiteKind.draws(claim, settings)) {
        return {
          world: 'finite, sampled',
          claims: [claim],
          batches: 1,
          weight: runs,
          endsWhenRefuted: false,
          evaluateBatch: async (_, {signal}) => [
            await searchPart(claim, {design, runs, seed, ...(signal ? {signal} : {})}),
          ],
          trials: () => [searchTrials(claim, seed)],
        };
      }
      return {
        world: familyFor(claim).name,
        claims: [claim],
        batches: Math.ceil(runs / FINITE_BATCH),
        weight: FINITE_BATCH,
        endsWhenRefuted: true,
        evaluateBatch: async (at) => [finiteBatch(claim, at, {runs, seed})],
      };
    }),
};
