import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {add, type Interval, point} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import {type InequalityOptions, inequality} from './inequality.ts';
import {levelOf} from './level.ts';

const level = (rhs: Interval, limits: InequalityOptions) => levelOf(inequality(point(0), {a: rhs}, limits));

test('each level, by hand: B = 2, e0 = 1', (t) => {
  const limits = {largestLhs: 2, untrained: point(1)};
  t.is(level(point(2), limits), 'vacuous');
  t.is(level(point(1.5), limits), 'trivial');
  t.is(level(point(1), limits), 'trivial', 'a bound that equals e0');
  t.is(level({lo: 1.5, hi: 2.5}, limits), 'trivial', 'not certainly vacuous');
  t.is(level(point(0.5), limits), 'informative');
  t.is(level({lo: 0.5, hi: 1}, limits), 'undecided');
  t.is(level({lo: 0.5, hi: Number.POSITIVE_INFINITY}, limits), 'undecided');
});

test('e0 enclosed: its lower end is to be above the bound, its upper end not', (t) => {
  const untrained = {lo: 1, hi: 1.25};
  t.is(level(point(0.75), {untrained}), 'informative');
  t.is(level(point(1), {untrained}), 'undecided');
  t.is(level(point(1.25), {untrained}), 'trivial');
});

test('without e0 there is no level, and with e0 = 0 no informative bound', (t) => {
  t.is(level(point(0.5), {largestLhs: 1}), undefined);
  t.is(level(point(0), {largestLhs: 1, untrained: point(0)}), 'trivial');
});

test('e0 must be an interval', (t) => {
  t.throws(() => inequality(point(0), {}, {untrained: {lo: 1, hi: 0}}), {
    instanceOf: InputError,
    message: /untrained: expected an interval/,
  });
});

const eighths = fc.integer({min: 0, max: 24}).map((k) => k / 8);
const enclosure = fc.tuple(eighths, eighths).map(([a, b]) => ({lo: Math.min(a, b), hi: Math.max(a, b)}));
testProp(
  'informative and trivial are what they say whichever real numbers are meant, and a larger bound says no more',
  [enclosure, enclosure, eighths, eighths],
  (t, rhs, untrained, largestLhs, more) => {
    const found = level(rhs, {largestLhs, untrained});
    if (found === 'informative') t.true(rhs.hi < untrained.lo);
    else if (found === 'trivial') t.true(rhs.lo >= untrained.hi && rhs.lo < largestLhs);
    else if (found === 'vacuous') t.true(rhs.lo >= largestLhs);
    else t.true(rhs.lo < untrained.hi && rhs.hi >= untrained.lo && rhs.lo < largestLhs);
    const says = ['vacuous', 'trivial', 'undecided', 'informative'];
    const larger = level(add(rhs, point(more)), {largestLhs, untrained});
    t.true(says.indexOf(larger!) <= says.indexOf(found!));
  },
);
