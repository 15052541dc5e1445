import test from 'ava';
import {point} from '../arithmetic/interval.ts';
import {dominantTerm, inequality, isVacuous, named, vacuousTerm} from './inequality.ts';

test('vacuous from the largest left side on, because of the largest term', (t) => {
  const terms = {small: point(0.25), large: named('L', point(0.75))};
  const vacuous = inequality(point(0), terms, {largestLhs: 1});
  t.true(isVacuous(vacuous));
  t.is(dominantTerm(vacuous.terms)?.key, 'large');
  t.is(vacuousTerm(vacuous), 'L');
  const informative = inequality(point(0), terms, {largestLhs: 1.25});
  t.false(isVacuous(informative));
  t.false(vacuousTerm(informative));
});

test('not vacuous where it is not certain; unknown where nothing is known of the left side', (t) => {
  t.false(vacuousTerm(inequality(point(0), {a: {lo: 0.5, hi: 1.5}}, {largestLhs: 1})));
  t.is(vacuousTerm(inequality(point(0), {a: point(2)})), undefined);
  t.is(vacuousTerm(inequality(point(0), {a: {lo: 2, hi: Number.POSITIVE_INFINITY}}, {largestLhs: 1})), 'a');
});
