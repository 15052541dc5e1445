import test from 'ava';
import {ONE, point, ZERO} from '../../theory/arithmetic/interval.ts';
import {type Claim, defineClaim} from '../../theory/claim/claim.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {hunt} from '../hunt/hunt.ts';
import {checkFinite} from '../run/checkFinite.ts';
import {ClaimError} from './claimError.ts';

const base = {
  title: 'faulty',
  statement: '0 \\le 1',
  source: 'a test',
  kind: 'deterministic',
  needs: {},
  hypotheses: [],
} as const;

let calls = 0;

const faulty: [string, () => Claim, RegExp][] = [
  ['throws', () => defineClaim({...base, id: 'f', evaluate: () => fail()}), /threw: mine/],
  [
    'returns NaN',
    () => defineClaim({...base, id: 'f', evaluate: () => inequality({lo: Number.NaN, hi: 1}, {})}),
    /lhs: expected an interval/,
  ],
  ['returns a number', () => defineClaim({...base, id: 'f', evaluate: () => 3 as never}), /returned 3/],
  [
    'returns an object of another shape',
    () => defineClaim({...base, id: 'f', evaluate: () => ({lhs: ZERO, rhs: ONE}) as never}),
    /returned slack = undefined/,
  ],
  [
    'returns a promise',
    () => defineClaim({...base, id: 'f', evaluate: (async () => inequality(ZERO, {})) as never}),
    /returned a promise/,
  ],
  [
    'has a number for a term',
    () => defineClaim({...base, id: 'f', evaluate: () => inequality(ZERO, {a: 3 as never})}),
    /a: expected an interval/,
  ],
  [
    'is not deterministic',
    () => defineClaim({...base, id: 'f', evaluate: () => inequality(point(++calls), {most: point(1e9)})}),
    /gave other evidence/,
  ],
  [
    'has a hypothesis that returns no truth value',
    () =>
      defineClaim({
        ...base,
        id: 'f',
        hypotheses: [{name: 'mine', holds: () => 1 as never}],
        evaluate: () => inequality(ZERO, {}),
      }),
    /returned 1 from the hypothesis "mine"/,
  ],
  [
    'prepares no function',
    () => defineClaim({...base, id: 'f', kind: 'with-probability', prepare: () => 4 as never}),
    /returned 4 from prepare/,
  ],
  [
    'judges a sample by nothing',
    () => defineClaim({...base, id: 'f', kind: 'with-probability', prepare: () => () => undefined as never}),
    /returned undefined/,
  ],
];

function fail(): never {
  throw new Error('mine');
}

for (const [what, claim, message] of faulty) {
  test(`a claim that ${what} is reported as the claim's own fault, with the setting`, async (t) => {
    for (const run of [
      () => checkFinite(claim(), {runs: 60, seed: 1}),
      () => hunt(claim(), {seed: 1, evaluations: 100}),
    ]) {
      const error = await t.throwsAsync(run, {instanceOf: ClaimError, message});
      t.like(error?.setting, {family: 'finite'});
      t.regex(error?.message ?? '', /^claim f /);
    }
  });
}
