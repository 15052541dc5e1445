import test from 'ava';
import {point} from '../arithmetic/interval.ts';
import {inequality} from './inequality.ts';
import {vacuousBecause} from './vacuous.ts';

test('vacuous from the trivial value on, with the largest term to blame', (t) => {
  const terms = {small: point(0.25), large: point(0.75)};
  t.is(vacuousBecause(inequality(point(0), terms, undefined, 1)), 'large');
  t.is(vacuousBecause(inequality(point(0), terms, undefined, 1.25)), undefined);
});

test('not vacuous where it is not certain, or where nothing is known of the left side', (t) => {
  t.is(vacuousBecause(inequality(point(0), {a: {lo: 0.5, hi: 1.5}}, undefined, 1)), undefined);
  t.is(vacuousBecause(inequality(point(0), {a: point(2)})), undefined);
  t.is(vacuousBecause(inequality(point(0), {a: {lo: 2, hi: Number.POSITIVE_INFINITY}}, undefined, 1)), 'a');
});
