import test from 'ava';
import {makeCase} from '../../theory/case/case.ts';
import {drawSample} from '../../theory/case/drawSample.ts';
import {mainTheorem} from '../../theory/claims/estimation/main-theorem.ts';
import {mainTheoremPublished} from '../../theory/claims/estimation/main-theorem-published.ts';
import {sampleHeadComplexity} from '../../theory/estimation/complexity.ts';
import {generator} from '../../theory/laws/generator.ts';
import {pool} from '../../theory/laws/pool.ts';
import {matrix} from '../../theory/linear/matrix.ts';
import {dominantTerm, isVacuous} from '../../theory/statement/inequality.ts';
import {accuracy} from './accuracy.ts';
import {withDrawnSigns} from './drawnSigns.ts';

function smallCase(n: number, radius: number) {
  const h = matrix([
    [1, 0.5],
    [-0.5, 1],
    [0.25, -1],
  ]);
  const heads = {kind: 'ball', radius} as const;
  return makeCase({
    pool: pool({
      total: 8,
      U: {plus: [2, 1, 1], minus: [0, 2, 2]},
      T: {plus: [1, 2, 0], minus: [1, 1, 3]},
    }),
    loss: 'hinge',
    representation: h,
    heads,
    reference: h,
    referenceHeads: heads,
    target: matrix([[1], [0], [-1]]),
    n,
    nu: 0.1,
  });
}

test('up to 16 draws nothing changes', (t) => {
  const c = smallCase(16, 1);
  t.is(withDrawnSigns(c, generator(2)), c);
});

test('larger samples have an interval from drawn signs; few draws make the bound vacuous, many do not', (t) => {
  const many = smallCase(2000, 0.5);
  const drawn = drawSample(many, generator(1));
  const bound = mainTheorem.prepare(withDrawnSigns(many, generator(2)))(drawn);
  t.is(isVacuous(bound), false);
  t.is(bound.terms[0]!.key, 'complexity');
  t.true(bound.terms[0]!.value.lo < bound.terms[0]!.value.hi);
  t.true(bound.rhs.hi < bound.largestLhs! && bound.slack.lo > 0);
  const few = smallCase(2, 0.5);
  for (const claim of [mainTheorem, mainTheoremPublished]) {
    const vacuous = claim.prepare(few)(drawSample(few, generator(1)));
    t.true(isVacuous(vacuous));
    t.is(dominantTerm(vacuous.terms)?.key, 'deviation');
  }
});

test('drawn signs enclose what enumeration finds', (t) => {
  const c = smallCase(16, 1);
  const sample = drawSample(c, generator(1));
  const {sampleComplexity} = withDrawnSigns(smallCase(17, 1), generator(2));
  const drawn = sampleHeadComplexity({...c, sampleComplexity: sampleComplexity!}, sample);
  const exact = sampleHeadComplexity(c, sample);
  t.true(drawn.lo <= exact.lo && exact.hi <= drawn.hi);
});

test('accuracy is the mass of the atoms on the side of the score, a score of 0 is an error', (t) => {
  const {pool: p, representation: h} = smallCase(1, 1);
  // Scores 1, -0.5, 0.25 under T: right are +1 of the first, -1 of the second, +1 of the third.
  t.is(accuracy(p.T, h, [1, 0]), (1 + 1 + 0) / 8);
  t.is(accuracy(p.T, h, [0, 0]), 0);
});
