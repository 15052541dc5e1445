import test from 'ava';
import {point} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import {inequality, named} from '../statement/inequality.ts';
import {type Claim, defineClaim} from './claim.ts';

const good = {
  id: 'one-below-two',
  title: 'One is below two',
  statement: '1 \\le 2',
  source: 'arithmetic',
  kind: 'deterministic',
  needs: {},
  hypotheses: [{name: 'always', holds: () => true}],
  evaluate: () => inequality(point(1), {two: point(2)}),
} satisfies Claim;

test('an inequality adds its terms up and encloses what is left', (t) => {
  const {lhs, terms, rhs, slack} = inequality(point(1), {
    a: point(0.5),
    b: named('shown', {lo: 1, hi: 2}),
  });
  t.deepEqual(lhs, point(1));
  t.deepEqual(terms, [
    {key: 'a', name: 'a', value: point(0.5)},
    {key: 'b', name: 'shown', value: {lo: 1, hi: 2}},
  ]);
  t.deepEqual(rhs, {lo: 1.5, hi: 2.5});
  t.deepEqual(slack, {lo: 0.5, hi: 1.5});
  t.deepEqual(inequality(point(1), {}).slack, point(-1));
});

test('a sharper slack is met with the plain one; one that contradicts it is an error', (t) => {
  t.deepEqual(inequality({lo: 0, hi: 1}, {a: {lo: 0, hi: 1}}, {slack: point(0)}).slack, point(0));
  t.deepEqual(inequality({lo: 0, hi: 1}, {a: {lo: 0, hi: 1}}, {slack: {lo: -9, hi: 0.5}}).slack, {
    lo: -1,
    hi: 0.5,
  });
  t.throws(() => inequality(point(0), {a: point(1)}, {slack: point(5)}), {instanceOf: InputError});
});

test('an inequality with a bad side names it', (t) => {
  t.throws(() => inequality({lo: Number.NaN, hi: 0}, {}), {
    instanceOf: InputError,
    message: /inequality: lhs: .*NaN/,
  });
  t.throws(() => inequality(point(0), {B: {lo: 1, hi: 0}}), {
    instanceOf: InputError,
    message: /inequality: B: expected an interval/,
  });
});

test('a good claim comes back as it is', (t) => {
  t.is(defineClaim(good), good);
  const {evaluate, ...rest} = good;
  const probable = {...rest, kind: 'with-probability', prepare: () => evaluate} satisfies Claim;
  t.is(defineClaim(probable), probable);
  t.is(defineClaim({...good, kind: 'in-expectation'}).kind, 'in-expectation');
});

test('bad claims', (t) => {
  const throws = (change: object, message: RegExp) =>
    t.throws(() => defineClaim({...good, ...change} as unknown as Claim), {instanceOf: InputError, message});
  for (const id of ['', 'Upper', 'two--hyphens', '-a', 'a b', 3, undefined]) {
    throws({id}, /defineClaim: id: expected lower-case words joined by hyphens, at most 100 characters, got/);
  }
  for (const key of ['title', 'statement', 'source']) {
    throws(
      {[key]: ''},
      new RegExp(`defineClaim\\(one-below-two\\): ${key}: expected a non-empty string, got ""`),
    );
    throws({[key]: undefined}, new RegExp(`${key}: expected a non-empty string, got undefined`));
  }
  throws({needs: undefined}, /needs: expected an object/);
  throws({needs: null}, /needs: expected an object/);
  throws({hypotheses: undefined}, /hypotheses: expected a list, got undefined/);
  throws({hypotheses: [{name: 'no test'}]}, /hypotheses\[0\]: expected a name and a function holds/);
  throws({hypotheses: [undefined]}, /hypotheses\[0\]/);
  throws(
    {kind: 'paired'},
    /kind: expected deterministic \| in-expectation \| with-probability, got "paired"/,
  );
  throws({evaluate: undefined}, /evaluate: expected a function of a case that returns inequality/);
  throws({kind: 'in-expectation', evaluate: 3}, /evaluate: expected a function/);
  throws(
    {kind: 'with-probability'},
    /prepare: expected a function of a case that returns a function of a sample/,
  );
  for (const claim of [null, undefined, 'id', 3]) {
    t.throws(() => defineClaim(claim as unknown as Claim), {
      instanceOf: InputError,
      message: /defineClaim: claim: expected an object/,
    });
  }
});
