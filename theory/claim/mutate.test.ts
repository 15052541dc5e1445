import test from 'ava';
import {point} from '../arithmetic/interval.ts';
import type {Case} from '../case/case.ts';
import {InputError} from '../errors.ts';
import {inequality, named, stated} from '../statement/inequality.ts';
import {defineClaim} from './claim.ts';
import {mutantOf, scaledTerm, withoutHypothesis, withoutTerm} from './mutate.ts';

const always = {name: 'always', holds: () => true};

/** 3 <= 1 + 2, decided although the sides are known to within 1/2: what is uncertain stands on both. */
const claim = defineClaim({
  id: 'three',
  title: 'Three',
  ...stated('X', {one: 'A', two: '2B'}, {given: String.raw`\forall x:\quad`, where: ',\\quad x>0'}),
  source: 'arithmetic',
  kind: 'deterministic',
  needs: {},
  hypotheses: [always],
  evaluate: () =>
    inequality(
      {lo: 2.5, hi: 3.5},
      {one: {lo: 0.5, hi: 1.5}, two: named('2 B', point(2))},
      {slack: point(0), largestLhs: 4, untrained: point(2)},
    ),
  fixture: {hunt: 3},
});
const c = {} as Case;
const text = {id: 'mutant', title: 'Mutant', why: 'for the sake of the test'};

test('a statement is its parts; a command does not run into letters', (t) => {
  t.is(claim.statement, String.raw`\forall x:\quad X\le A+2B,\quad x>0`);
  t.is(stated('X', {rows: String.raw`\frac12`}).statement, String.raw`X\le\frac12`);
});

test('a term left out leaves the inequality, the statement and the slack', (t) => {
  const mutant = withoutTerm(claim, 'two', text);
  t.is(mutant.statement, String.raw`\forall x:\quad X\le A,\quad x>0`);
  t.deepEqual(mutant.mutates, {claim: 'three', why: text.why});
  t.is(mutant.fixture, undefined);
  const found = mutant.evaluate(c);
  t.deepEqual(found.terms, [{key: 'one', name: 'one', value: {lo: 0.5, hi: 1.5}}]);
  t.deepEqual(found.rhs, {lo: 0.5, hi: 1.5});
  // The sides alone say -3 to -1.
  t.deepEqual(found.slack, point(-2));
  t.is(found.largestLhs, 4);
  t.deepEqual(found.untrained, point(2));
  t.deepEqual(withoutTerm(claim, ['one', 'two'], text).evaluate(c).terms, []);
});

test('a scaled term: its value, its name, its LaTeX, and the slack less what it lost', (t) => {
  const mutant = scaledTerm(claim, 'two', 0.5, {...text, name: 'B', latex: 'B', needs: {heads: 'finite'}});
  t.is(mutant.statement, String.raw`\forall x:\quad X\le A+B,\quad x>0`);
  t.deepEqual(mutant.needs, {heads: 'finite'});
  const found = mutant.evaluate(c);
  t.deepEqual(found.terms[1], {key: 'two', name: 'B', value: point(1)});
  t.deepEqual(found.slack, point(-1));
});

test('claims of one and of two samples are mutated inside', (t) => {
  const {evaluate, ...shared} = claim;
  const one = defineClaim({...shared, kind: 'with-probability', prepare: () => () => evaluate(c)});
  t.deepEqual(withoutTerm(one, 'two', text).prepare(c)({plus: [], minus: [], n: 0}).slack, point(-2));
  const two = defineClaim({
    ...shared,
    hypotheses: [],
    subject: 'endToEnd',
    kind: 'end-to-end',
    prepare: () => () => () => evaluate(c),
  });
  const judge = withoutTerm(two, 'two', text).prepare({} as never)({} as never);
  t.deepEqual(judge({plus: [], minus: [], n: 0}).slack, point(-2));
});

test('a hypothesis left out, by name', (t) => {
  const mutant = withoutHypothesis(claim, 'always', text);
  t.deepEqual(mutant.hypotheses, []);
  t.is(mutant.statement, claim.statement);
  t.is(mutant.evaluate, claim.evaluate);
});

test('any other mutant: a new statement has no parts of the old one', (t) => {
  const mutant = mutantOf(claim, {...text, statement: 'X\\le 0', evaluate: () => inequality(point(3), {})});
  t.is(mutant.parts, undefined);
  t.is(mutant.statement, 'X\\le 0');
  t.deepEqual(mutantOf(claim, text).parts, claim.parts);
});

test('an unknown key or hypothesis is an error that lists the known ones', (t) => {
  const throws = (make: () => unknown, message: RegExp) => t.throws(make, {instanceOf: InputError, message});
  throws(() => withoutTerm(claim, 'three', text), /mutant of three: key: expected one \| two, got "three"/);
  throws(() => withoutHypothesis(claim, 'never', text), /hypothesis: expected always, got "never"/);
  const misnamed = defineClaim({...claim, ...stated('X', {one: 'A', three: 'C'})});
  throws(() => withoutTerm(misnamed, 'three', text).evaluate(c), /key: expected one \| two, got "three"/);
});
