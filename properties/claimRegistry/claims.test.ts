/** Every claim as a property: no violation on random settings, few hypotheses in the way, bounds as tight as they are known to be. */
import {stopCoverage} from 'node:v8';
import test from 'ava';
import {claims} from '../../theory/claims/index.ts';
import {checkFinite} from '../run/checkFinite.ts';

// Thousands of settings: a third faster without counting what they run, which other tests cover.
stopCoverage();

const SEED = 20240501;
const RUNS = 300;
/** Plain settings of claims with a ratio to reach; where two in three are of the informative kind there are three times as many. */
const TIGHT_RUNS = 1000;

/** Share of settings that must satisfy the hypotheses: below it a check would say little. */
const LEAST_KEPT = 0.6;

/** Ratios lhs/rhs that plain generation must come across; all are attainable on tiny worlds. */
const LEAST_RATIO: Readonly<Record<string, number>> = {
  'change-of-law': 0.99,
  'data-processing': 0.99,
  contraction: 0.99,
  'context-encoder-transferability': 0.95,
  'estimation-in-expectation': 0.95,
  'estimation-in-expectation-one-hot': 0.85,
};

/** No violation, but generated samples are so small that the bound is vacuous on any setting. */
const MAY_BE_VACUOUS: ReadonlySet<string> = new Set([
  'estimation-in-expectation-one-hot',
  'estimation-expected-complexity',
  'estimation-expected-complexity-textbook',
  'estimation-empirical-complexity',
  'estimation-empirical-complexity-textbook',
  'estimation-published',
  'main-theorem',
  'main-theorem-published',
  'radreg-estimation',
]);

/** Over all claims together. */
const MOST_UNDECIDED = 0.001;

let kept = 0;
let undecided = 0;

for (const claim of claims) {
  test.serial(`${claim.id}: ${claim.title}`, async (t) => {
    const floor = LEAST_RATIO[claim.id];
    const tight = claim.needs.informative ? 3 * TIGHT_RUNS : TIGHT_RUNS;
    const runs = floor === undefined ? RUNS : tight;
    const result = await checkFinite(claim, {runs, seed: SEED});
    t.deepEqual(result.counterexample, undefined);
    const verdicts = MAY_BE_VACUOUS.has(claim.id) ? ['holds', 'vacuous'] : ['holds'];
    t.true(verdicts.includes(result.verdict), `${result.verdict}: ${JSON.stringify(result.firstUndecided)}`);
    t.is(result.settings, runs);
    t.true(result.kept >= LEAST_KEPT * runs, `kept ${result.kept}: ${JSON.stringify(result.failed)}`);
    if (floor !== undefined) t.true((result.tightest?.ratio ?? 0) >= floor, `${result.tightest?.ratio}`);
    kept += result.kept;
    undecided += result.undecided;
  });
}

test.serial('under 0.1% of all kept settings are undecided', (t) => {
  t.true(kept > 0);
  t.true(undecided <= MOST_UNDECIDED * kept, `${undecided} of ${kept}`);
  for (const id of Object.keys(LEAST_RATIO)) t.true(claims.some((claim) => claim.id === id));
});
