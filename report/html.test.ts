import test from 'ava';
import {claims, mutants} from '../theory/claims/index.ts';
import {enclosure, percent, short} from './format.ts';
import {formula, formulaPieces} from './formula.ts';
import {html, raw} from './html.ts';

test('what is put into markup is escaped, in text and in attributes', (t) => {
  const evil = '<script>alert("1")</script> & \'';
  t.is(
    html`<p title="${evil}">${evil}</p>`.text,
    `<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;</p>`,
  );
  t.is(html`<ul>${[1, 2].map((i) => html`<li>${i}</li>`)}</ul>`.text, '<ul><li>1</li><li>2</li></ul>');
  t.is(html`${undefined}${false}${0}${raw('<br>')}`.text, '0<br>');
});

test('numbers for people: a ratio never rounds up to 1, infinities and signs are said', (t) => {
  t.is(short(0.99999, 'down'), '0.9999');
  t.is(short(1), '1');
  t.is(short(-2), '−2');
  t.is(short(12_345), '12,345');
  t.is(short(Number.POSITIVE_INFINITY), '∞');
  t.is(short(undefined), '–');
  t.is(short(1e-9), '1.0e−9');
  t.is(enclosure({lo: 1, hi: 1 + 1e-12}), '1');
  t.is(enclosure({lo: 1, hi: 2}), '1 to 2');
  t.is(percent(1, 3), '33.3%');
});

test('a statement is cut before relations and sums outside of brackets only', (t) => {
  t.deepEqual(formulaPieces(String.raw`a\le b+[c+d]_{e=f}+g`), [
    'a',
    String.raw`\le b`,
    '+[c+d]_{e=f}',
    '+g',
  ]);
  t.deepEqual(formulaPieces(String.raw`\left(a+b\right)=c`), [String.raw`\left(a+b\right)`, '=c']);
  t.deepEqual(formulaPieces('x'), ['x']);
  t.deepEqual(formulaPieces('A^+b_+^2+c'), ['A^+b_+^2', '+c']);
});

test('the statements of all claims and mutants become formulas', (t) => {
  for (const {id, statement} of [...claims, ...mutants]) t.notRegex(formula(statement).text, /<code>/, id);
});
