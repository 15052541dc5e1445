// Kinds of documents: what the schema accepts and what its type says, infinities, and errors that name the place.
import test from 'ava';
import {InputError} from '../../theory/errors.ts';
import {type DocumentOf, documentKind, parseJson} from './document.ts';
import {jsonText} from './jsonText.ts';
import {closed, extended, list, number, object, oneOf, record, text, whole} from './schema.ts';

const kind = documentKind(
  'a measurement, as measure writes',
  object(
    {
      version: {const: 2},
      name: text,
      side: oneOf('U', 'T'),
      rows: list(closed({at: whole, value: extended}, {note: text})),
    },
    {means: record(number), tolerance: {type: 'number', exclusiveMinimum: 0}},
  ),
);

type Measurement = DocumentOf<typeof kind>;
const document: Measurement = {version: 2, name: 'x', side: 'U', rows: [{at: 1, value: -0.5}]};

test('a document is read as it was written, infinities and NaN too', (t) => {
  const rows = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN].map((value, at) => ({
    at,
    value,
  }));
  const written: Measurement = {...document, rows, means: {a: 1}};
  t.deepEqual(kind.parse(jsonText(written), 'm.json'), written);
  t.is(kind.parse(jsonText({...document, more: 1}), 'm.json').name, 'x');
});

test('a string of many million characters is read', (t) => {
  const long = {...document, name: 'x'.repeat(2 ** 25)};
  t.is(kind.parse(jsonText(long), 'm.json').name.length, 2 ** 25);
});

test('types follow the schema', (t) => {
  // @ts-expect-error: side is 'U' or 'T'
  const side: Measurement = {...document, side: 'V'};
  // @ts-expect-error: rows are required
  const missing: Measurement = {version: 2, name: 'x', side: 'U'};
  for (const wrong of [side, missing]) t.throws(() => kind.check(wrong, 'm.json'), {instanceOf: InputError});
  // @ts-expect-error: documents are read-only
  kind.parse(jsonText(document), 'm.json').rows.push(1);
  t.is(kind.check(document, 'm.json').means?.['a'], undefined);
});

const bad: readonly [string, string, RegExp][] = [
  ['nothing', ' ', /^m\.json: expected a measurement, as measure writes, got an empty file/],
  ['no JSON', 'name', /^m\.json: expected a measurement, .*not JSON/],
  ['cut short', jsonText(document).slice(0, 40), /perhaps cut short/],
  [
    'a property twice',
    '{"rows": [], "name": "x", "name": "y"}',
    /^m\.json: name: expected this property once/,
  ],
  [
    '__proto__',
    '{"rows": [], "deep": [{"__proto__": {}}]}',
    /^m\.json: __proto__: expected no such property/,
  ],
  [
    'a property twice, with escapes before it',
    '{"a": "\\\\", "b": "\\"{\\"b\\":", "b" : 1}',
    /^m\.json: b: expected this property once/,
  ],
  [
    'a later version of another shape',
    '{"version": 3}',
    /^m\.json: version: expected at most 2 .*later.*got 3/,
  ],
  [
    'a version that is none, before what else is wrong',
    '{"version": "2"}',
    /^m\.json: version: expected 2, got "2"/,
  ],
  ['null', 'null', /^m\.json: document: expected a value of type object, got null/],
  [
    'a later version',
    jsonText({...document, version: 3}),
    /^m\.json: version: expected at most 2 .*later.*got 3/,
  ],
  ['an earlier one', jsonText({...document, version: 1}), /^m\.json: version: expected 2, got 1/],
  [
    'no name',
    jsonText({...document, name: undefined}),
    /^m\.json: name: expected this property, got undefined/,
  ],
  ['another side', jsonText({...document, side: 'V'}), /^m\.json: side: expected one of "U", "T", got "V"/],
  [
    'a word',
    jsonText({...document, rows: [{at: 0, value: 'x'}]}),
    /^m\.json: rows\.0\.value: expected a value of type number, got "x"/,
  ],
  [
    'an infinite count',
    jsonText({...document, rows: [{at: Infinity, value: 1}]}),
    /^m\.json: rows\.0\.at: expected a value of type integer, got Infinity/,
  ],
  [
    'an infinite mean',
    jsonText({...document, means: {a: Number.NaN}}),
    /^m\.json: means\.a: expected a value of type number, got NaN/,
  ],
  [
    'another property',
    jsonText({...document, rows: [{at: 0, value: 1, x: 1}]}),
    /^m\.json: rows\.0\.x: expected no such property/,
  ],
  [
    'no tolerance',
    jsonText({...document, tolerance: 0}),
    /^m\.json: tolerance: expected a number that is more than 0, got 0/,
  ],
];

for (const [what, source, message] of bad)
  test(`${what}: an input error`, (t) => {
    t.throws(() => kind.parse(source, 'm.json'), {instanceOf: InputError, message});
  });

test('a file that is not there', async (t) => {
  await t.throwsAsync(kind.read('no/such.json'), {instanceOf: InputError, message: /^such\.json: .*ENOENT/});
});

test('a key twice in different objects is not a repetition', (t) => {
  t.deepEqual(parseJson('[{"a": {"a": "{\\"a\\""}}, {"a": 1}]', 'x', 'x'), [{a: {a: '{"a"'}}, {a: 1}]);
});

test('brackets within brackets without end are refused before they take memory; those in texts are none', (t) => {
  const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  t.notThrows(() => parseJson(deep(1000), 'd.json', 'a list'));
  t.throws(() => parseJson(deep(1001), 'd.json', 'a list'), {
    message: 'd.json: expected a list, got a text with more than 1,000 levels of brackets',
  });
  t.throws(() => parseJson('['.repeat(5e6), 'd.json', 'a list'), {message: /more than 1,000 levels/});
  t.is(parseJson(JSON.stringify(`"${'['.repeat(2000)}`), 'd.json', 'a text'), `"${'['.repeat(2000)}`);
  t.throws(() => parseJson('{"open', 'd.json', 'a list'), {message: /not JSON/});
});
