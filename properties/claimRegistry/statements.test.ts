// A statement names the terms that evaluation returns, each by its key: the LaTeX and the code are not two texts.
import test from 'ava';
import fc from 'fast-check';
import type {Case, Hypothesis} from '../../theory/case/case.ts';
import type {AnyCase, Claim} from '../../theory/claim/claim.ts';
import {claims, mutants} from '../../theory/claims/index.ts';
import type {EndToEndCase} from '../../theory/endToEnd/endToEndCase.ts';
import type {JointLaw, Sample} from '../../theory/laws/pool.ts';
import {type Inequality, latexOf, statedKeys} from '../../theory/statement/inequality.ts';
import {familyFor, type Setting} from '../settings/registry.ts';

/** Random settings tried, and of those that satisfy the hypotheses how many are looked at. */
const TRIED = 60;
const SETTINGS = 3;

/** n draws of the first atom that has mass. */
function oneAtom({plus, minus}: JointLaw, n: number): Sample {
  const at = plus.findIndex((mass, j) => mass + minus[j]! > 0);
  const counts = plus.map((_, j) => (j === at ? n : 0));
  const none = plus.map(() => 0);
  return plus[at]! > 0 ? {plus: counts, minus: none, n} : {plus: none, minus: counts, n};
}

/** With D' where the claim is about one. */
function labelled({needs}: Claim, law: JointLaw, n: number): Sample {
  const sample = oneAtom(law, n);
  return needs.test ? {...sample, test: oneAtom(law, n)} : sample;
}

/** The inequality of one sample, where the claim is about samples. */
function inequalityOn(claim: Claim, c: AnyCase): Inequality {
  if (claim.kind !== 'with-probability' && claim.kind !== 'end-to-end') return claim.evaluate(c as never);
  if (claim.kind === 'with-probability') {
    const {pool, n} = c as Case;
    return claim.prepare(c as Case)(labelled(claim, pool.T, n));
  }
  const {pool, draws, heldOut: m = draws, n, pretrain} = c as EndToEndCase;
  const {plus, minus} = oneAtom(pool.U, draws);
  const counts = Float64Array.from(plus, (x, j) => x + minus[j]!);
  const sequence = new Int32Array(Math.min(m, 16)).fill(counts.findIndex((x) => x > 0));
  const held = counts.map((x) => (x > 0 ? sequence.length : 0));
  const heldOut = claim.needs.heldOut ? {heldOut: {counts: held, draws: sequence.length, sequence}} : {};
  return claim.prepare(c as EndToEndCase)({counts, network: pretrain!(counts), ...heldOut})(
    labelled(claim, pool.T, n),
  );
}

for (const claim of [...claims, ...mutants]) {
  test(`${claim.id}: the terms of its statement are those of its inequality`, (t) => {
    const {parts, statement} = claim;
    const settings = fc.sample(familyFor(claim).settings(claim.needs) as fc.Arbitrary<Setting>, {
      seed: 1,
      numRuns: TRIED,
    });
    let seen = 0;
    for (const setting of settings) {
      if (seen === SETTINGS) break;
      const c = familyFor(claim).materialise(setting);
      const hypotheses: readonly Hypothesis<never>[] = claim.hypotheses;
      if (hypotheses.some(({holds}) => holds(c as never) !== true)) continue;
      seen++;
      const keys = inequalityOn(claim, c).terms.map(({key}) => key);
      t.is(new Set(keys).size, keys.length, 'two terms of one key');
      // Without parts: identities, and mutants that say in words what they change.
      if (parts) t.deepEqual(keys.toSorted(), statedKeys(parts).toSorted());
      else if (!claim.mutates) t.deepEqual(keys, []);
    }
    t.true(seen > 0, 'no setting satisfies the hypotheses');
    if (parts) t.is(statement, latexOf(parts));
  });
}
