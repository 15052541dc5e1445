import test from 'ava';
import {point} from '../../theory/arithmetic/interval.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {ratio, verdictOf} from './verdictOf.ts';

test('a verdict needs the whole enclosure of the slack on one side of 0', (t) => {
  t.is(verdictOf({slack: {lo: 0, hi: 0}}), 'holds');
  t.is(verdictOf({slack: {lo: 0, hi: 1}}), 'holds');
  t.is(verdictOf({slack: {lo: -1, hi: -Number.MIN_VALUE}}), 'refuted');
  t.is(verdictOf({slack: {lo: -Number.MIN_VALUE, hi: 0}}), 'undecided');
  t.is(verdictOf({slack: {lo: -1, hi: 1}}), 'undecided');
  t.is(verdictOf({slack: {lo: Number.NaN, hi: Number.NaN}}), 'undecided', 'no number is no pass');
  t.is(verdictOf({slack: {lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY}}), 'undecided');
});

test('enclosures that overlap are undecided, those that only touch hold', (t) => {
  const sides = (lhs: {lo: number; hi: number}, rhs: {lo: number; hi: number}) =>
    verdictOf(inequality(lhs, {rhs}));
  t.is(sides({lo: 0, hi: 1}, {lo: 1, hi: 2}), 'holds');
  t.is(sides({lo: 0, hi: 1.5}, {lo: 1, hi: 2}), 'undecided');
  t.is(sides({lo: 2, hi: 3}, {lo: 1, hi: 2}), 'undecided', 'equality is possible');
  t.is(sides({lo: 2.5, hi: 3}, {lo: 1, hi: 2}), 'refuted');
});

test('a ratio is a lower end, and missing where there is none', (t) => {
  t.is(ratio({lhs: {lo: 1, hi: 2}, rhs: {lo: 1, hi: 4}}), 0.25);
  t.is(ratio({lhs: point(0), rhs: point(0)}), undefined);
  t.is(ratio({lhs: point(1), rhs: {lo: 1, hi: Number.POSITIVE_INFINITY}}), undefined);
});
