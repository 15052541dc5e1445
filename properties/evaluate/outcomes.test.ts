/** Held-out samples among the outcomes: all of them, each with its probability, as many as are counted. */
import test from 'ava';
import type {EndToEndClaim} from '../../theory/claim/claim.ts';
import {claims} from '../../theory/claims/index.ts';
import type {EndToEndCase, Pretraining} from '../../theory/endToEnd/endToEndCase.ts';
import type {Sample} from '../../theory/laws/pool.ts';
import {endToEndCase} from '../settings/endToEnd/case.ts';
import {edgeSettings} from '../settings/endToEnd/edges.ts';
import {evaluateSetting} from './evaluate.ts';
import {countOutcomes} from './outcomes.ts';
import {stagesOf} from './stages.ts';

const claimOf = (id: string) => claims.find((claim) => claim.id === id) as EndToEndClaim;

/** Two points under U and T, 2 draws of each kind, 3 held out. */
const small = {
  ...edgeSettings({network: 'deep'})['context oneOfTwo']!,
  draws: 2,
  heldOut: 3,
  n: 2,
  test: 1,
  nu: 0.25,
  nuPretraining: 0.25,
};

function outcomes(claim: EndToEndClaim, c: EndToEndCase) {
  const [first, second] = stagesOf(claim, c);
  const found: {pretraining: Pretraining; sample: Sample; probability: number}[] = [];
  first!.enumerate!((pretraining, p) => {
    second!.enumerate!(
      (sample, q) =>
        found.push({
          pretraining: pretraining as Pretraining,
          sample: structuredClone(sample) as Sample,
          probability: p * q,
        }),
      false,
    );
  }, false);
  return found;
}

for (const [id, expected] of [
  // 3 counts of the training, 4 of the held-out draws, 3 of D, 2 of D'.
  ['certificate-context-encoder', 3 * 4 * 3 * 2],
  // 8 orders of three held-out draws.
  ['held-out-pretext-betting', 3 * 8 * 3],
  ['end-to-end-context-encoder', 3 * 3],
] as const) {
  test(`${id}: ${expected} outcomes, probabilities sum to 1`, (t) => {
    const claim = claimOf(id);
    const c = endToEndCase(small);
    const found = outcomes(claim, c);
    t.is(found.length, expected);
    t.is(countOutcomes(c, claim.needs), expected);
    t.is(
      found.reduce((sum, {probability}) => sum + probability, 0),
      1,
    );
    for (const {pretraining, sample} of found) {
      const {heldOut} = pretraining;
      t.is(heldOut?.draws, claim.needs.heldOut ? 3 : undefined);
      t.is(heldOut?.sequence?.length, claim.needs.heldOut === 'sequence' ? 3 : undefined);
      t.is(sample.test?.n, claim.needs.test ? 1 : undefined);
    }
  });
}

test('too many outcomes: the need is named, nothing is concluded', (t) => {
  const {failed} = evaluateSetting(claimOf('certificate-context-encoder'), {...small, n: 100, test: 400});
  t.regex(failed[0]!.name, /at most 40000 outcomes/);
});

test('a claim about a held-out sample refuses a pretraining without one', (t) => {
  const c = endToEndCase(small);
  const counts = Float64Array.of(2, 0);
  const {prepare} = claimOf('held-out-pretext-hoeffding');
  t.throws(() => prepare(c)({counts, network: c.pretrain!(counts)}), {message: /held-out sample/});
});
