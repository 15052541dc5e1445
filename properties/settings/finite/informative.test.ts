import test from 'ava';
import fc from 'fast-check';
import {type PoolClaim, subjectOf} from '../../../theory/claim/claim.ts';
import {claims} from '../../../theory/claims/index.ts';
import {isOneHot} from '../../../theory/estimation/oneHotRamp.ts';
import {countSamples} from '../../../theory/laws/enumerate.ts';
import {levelOf} from '../../../theory/statement/level.ts';
import {evaluate} from '../../evaluate/evaluate.ts';
import {isSetting} from '../registry.ts';
import {finiteCase} from './case.ts';
import {informativeSettings} from './informative.ts';
import type {FiniteSetting} from './setting.ts';

const bounding = claims.filter(
  (claim): claim is PoolClaim => subjectOf(claim) === 'pool' && claim.needs.informative === true,
);

const sample = (claim: PoolClaim, numRuns: number): FiniteSetting[] =>
  fc.sample(informativeSettings(claim), {seed: 7, numRuns});

test('claims that bound an excess risk ask for such settings', (t) => {
  t.deepEqual(
    bounding
      .map(({id}) => id)
      .filter(
        (id) =>
          !/^(transfer-decomposition|estimation|main-theorem|radreg-est|held-out-estimation|test-set|half-sample|pac-bayes-kl-(gaussian|half-prior)$)/.test(
            id,
          ),
      ),
    [],
  );
  t.is(bounding.length, 20);
});

for (const claim of bounding) {
  test.serial(`${claim.id}: settings are plain JSON of the schema, few atoms, what the claim needs`, (t) => {
    for (const setting of sample(claim, 60)) {
      t.true(isSetting(setting));
      t.deepEqual(JSON.parse(JSON.stringify(setting)), setting);
      for (const {plus, minus} of [setting.U, setting.T])
        t.is(
          [...plus, ...minus].reduce((a, b) => a + b, 0),
          setting.total,
        );
      const atoms = [...setting.T.plus, ...setting.T.minus].filter((mass) => mass > 0).length;
      t.true(claim.kind === 'deterministic' || countSamples(atoms, setting.n) <= 2000);
      // Every sample is enumerated with every held-out one.
      if (claim.kind === 'with-probability') t.true(setting.n >= (claim.needs.test ? 10 : 100));
      if (claim.needs.oneHot) t.true(isOneHot(finiteCase(setting).representation));
    }
  });
}

function informativeShare(claim: PoolClaim, numRuns: number): number {
  const levels = sample(claim, numRuns).flatMap((setting) => {
    const {failed, over, inequality} = evaluate(claim, finiteCase(setting));
    return failed.length > 0 ? [] : [over?.level ?? levelOf(inequality!)];
  });
  return levels.filter((level) => level === 'informative').length / levels.length;
}

for (const [id, least] of [
  ['main-theorem', 0.8],
  ['main-theorem-published', 0.3],
  ['estimation-empirical-complexity', 0.8],
  ['estimation-published', 0.6],
  ['transfer-decomposition', 0.8],
] as const) {
  test.serial(`${id} is informative on many of them`, (t) => {
    const share = informativeShare(bounding.find((claim) => claim.id === id)!, 40);
    t.log(share);
    t.true(share >= least);
  });
}
