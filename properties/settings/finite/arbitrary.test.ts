import test from 'ava';
import fc from 'fast-check';
import {type PoolClaim, subjectOf} from '../../../theory/claim/claim.ts';
import type {Needs} from '../../../theory/claim/needs.ts';
import {claims, mutants} from '../../../theory/claims/index.ts';
import {isOneHot} from '../../../theory/estimation/oneHotRamp.ts';
import {evaluate} from '../../evaluate/evaluate.ts';
import {unmetNeeds} from '../../evaluate/pose.ts';
import {parseFixture} from '../../fixtures/fixture.ts';
import type {Masses} from '../schemaParts.ts';
import {finiteSettings} from './arbitrary.ts';
import {finiteCase} from './case.ts';
import {limits} from './needs.ts';
import type {FiniteSetting} from './setting.ts';

const poolClaims = [...claims, ...mutants].filter((claim): claim is PoolClaim => subjectOf(claim) === 'pool');
const needs = new Map<string, Needs>(poolClaims.map((claim) => [JSON.stringify(claim.needs), claim.needs]));

const sample = (of: Needs, numRuns: number, seed = 11): FiniteSetting[] =>
  fc.sample(finiteSettings(of), {seed, numRuns});

const sum = ({plus, minus}: Masses): number => [...plus, ...minus].reduce((a, b) => a + b, 0);

const share = (settings: readonly FiniteSetting[], holds: (s: FiniteSetting) => boolean): number =>
  settings.filter(holds).length / settings.length;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

for (const [name, of] of needs) {
  test.serial(`settings for ${name} are well formed, within limits and plain JSON`, (t) => {
    const {points, n} = limits(of);
    for (const setting of sample(of, 100)) {
      const c = finiteCase(setting);
      t.is(sum(setting.U), setting.total);
      t.is(sum(setting.T), setting.total);
      t.true(setting.representation.length <= points && setting.n <= n);
      if (of.heads && of.heads !== 'any') t.is(setting.heads.kind, of.heads);
      if (of.losses) t.true(of.losses.includes(setting.loss));
      if (of.oneHot) t.true(isOneHot(c.representation));
      t.deepEqual(JSON.parse(JSON.stringify(setting)), setting);
    }
  });
}

test('every setting drawn for a claim is within its needs', (t) => {
  const seen = new Set<string>();
  for (const claim of poolClaims) {
    const kind = JSON.stringify([claim.kind, claim.needs]);
    if (seen.has(kind)) continue;
    seen.add(kind);
    for (const setting of sample(claim.needs, 60))
      t.deepEqual(unmetNeeds(claim, finiteCase(setting), 'enumerated'), []);
  }
});

test('a setting drawn for any claim can be stored as a fixture', (t) => {
  const evidence = {
    verdict: 'holds',
    lhs: {lo: 0, hi: 0},
    terms: [],
    rhs: {lo: 0, hi: 0},
    slack: {lo: 0, hi: 0},
  };
  for (const of of needs.values()) {
    for (const setting of sample(of, 20)) {
      const fixture = {
        format: 'transferbound fixture',
        version: 1,
        kind: 'witness',
        claim: 'x',
        about: '',
        setting,
        evidence,
        made: {command: '', seed: 0, version: ''},
      };
      const parsed: unknown = parseFixture(JSON.stringify(fixture), 'x');
      t.deepEqual(parsed, fixture);
    }
  }
});

test('the patterns on which bounds are tight are all frequent', (t) => {
  const settings = sample({}, 1000);
  const least: [string, number, (s: FiniteSetting) => boolean][] = [
    ['one point', 0.1, (s) => s.representation.length === 1],
    ['more than four points', 0.2, (s) => s.representation.length > 4],
    ['equal laws', 0.2, ({U, T}) => same(U, T)],
    ['different laws', 0.4, ({U, T}) => !same(U, T)],
    ['h = h°', 0.1, (s) => same(s.representation, s.reference)],
    ['h constant 0', 0.1, (s) => s.representation.flat().every((x) => x === 0)],
    ['points that h merges', 0.3, ({representation: h}) => new Set(h.map(String)).size < h.length],
    ['heads in a ball', 0.3, (s) => s.heads.kind === 'ball'],
    ['a finite class', 0.3, (s) => s.heads.kind === 'finite'],
    ['n = 1', 0.3, (s) => s.n === 1],
    ['noisy labels', 0.2, ({T}) => T.plus.some((mass, j) => mass > 0 && T.minus[j]! > 0)],
    ['certain labels', 0.2, ({T}) => T.plus.every((mass, j) => mass === 0 || T.minus[j] === 0)],
    ['nearly all mass on one atom', 0.1, ({T, total}) => Math.max(...T.plus, ...T.minus) >= 0.9 * total],
    ['others in the family', 0.3, (s) => s.others.length > 0],
  ];
  for (const [name, at, holds] of least)
    t.true(share(settings, holds) >= at, `${name}: ${share(settings, holds)}`);
  for (const loss of ['hinge', 'logistic', 'squared', 'ramp', 'symmetricRamp'])
    t.true(share(settings, (s) => s.loss === loss) > 0.05, loss);
});

test('hypotheses keep most of what is drawn, for every claim', (t) => {
  for (const claim of claims) {
    if (claim.subject) continue;
    const settings = sample(claim.needs, 50, 5);
    const kept = share(settings, (setting) => evaluate(claim, finiteCase(setting)).failed.length === 0);
    t.true(kept >= 0.4, `${claim.id}: ${kept}`);
  }
});
