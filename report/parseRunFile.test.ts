// Bad, truncated, foreign and later documents: the message names the file, the place and what was expected there.
import test from 'ava';
import {InputError} from '../theory/errors.ts';
import {parseRunFile} from './runFile.ts';

const result = {
  claim: 'change-of-law',
  world: 'finite',
  verdict: 'holds',
  settings: 3,
  kept: 3,
  undecided: 0,
  slack: 0,
  seed: 1,
  failed: {},
};
const run = (changes: object = {}, row: object = {}) =>
  JSON.stringify({
    format: 'transferbound run',
    version: 1,
    package: '0.1.0',
    seed: 1,
    alpha: 1e-6,
    results: [{...result, ...row}],
    skipped: [],
    complete: true,
    ...changes,
  });

test('a run is read; infinities are numbers again', (t) => {
  const file = parseRunFile(run({}, {slack: 'Infinity'}), 'run.json');
  t.is(file.kind, 'run');
  if (file.kind === 'run') t.is(file.data.results[0]!.slack, Number.POSITIVE_INFINITY);
});

const bad: readonly [string, string, RegExp][] = [
  ['nothing', '', /^r\.json: .*an empty file/],
  ['no JSON', 'claim holds', /^r\.json: .*not JSON/],
  ['cut short', run().slice(0, 150), /^r\.json: .*perhaps cut short/],
  ['a number', '17', /^r\.json: .*another document/],
  ['null', 'null', /^r\.json: .*another document/],
  ['an empty list', '[]', /^r\.json: results: expected at least one/],
  ['another document', '{"name": "x"}', /^r\.json: .*another document/],
  [
    'an unknown format',
    '{"format": "__proto__", "version": 1}',
    /^r\.json: format: expected transferbound run/,
  ],
  ['an unknown experiment', '{"command": "transferbound experiment x"}', /another document/],
  [
    'a later version',
    run({version: 2}),
    /^r\.json: version: expected at most 1 \(this one is of a later transferbound\), got 2/,
  ],
  ['no version', run({version: '1'}), /^r\.json: version: expected 1/],
  ['no results', run({results: undefined}), /^r\.json: results: expected this property/],
  [
    'an unknown verdict',
    run({}, {verdict: 'fine'}),
    /^r\.json: results\.0\.verdict: expected one of "holds"/,
  ],
  [
    'half a setting',
    run({}, {settings: 1.5}),
    /^r\.json: results\.0\.settings: expected a value of type integer/,
  ],
  [
    'a broken term',
    run({}, {means: {lhs: 0, terms: [{name: 'x'}]}}),
    /^r\.json: results\.0\.means\.terms\.0\.value/,
  ],
  ['more kept than tried', run({}, {kept: 4}), /^r\.json: results\.0\.kept: expected at most 3, .*got 4/],
  [
    'more undecided than kept',
    run({}, {undecided: 4}),
    /^r\.json: results\.0\.undecided: expected at most 3/,
  ],
  [
    'more settings than can be counted',
    run({}, {settings: 1e300}),
    /results\.0\.settings: expected a number that is at most/,
  ],
  [
    'an experiment of a later version',
    '{"command": "transferbound experiment signs", "version": 9}',
    /^r\.json: version: expected at most 1 \(this one is of a later transferbound\), got 9/,
  ],
  [
    'an experiment whose version is none',
    '{"command": "transferbound experiment signs", "version": "1"}',
    /^r\.json: version: expected 1, got "1"/,
  ],
  ['a hunt of something else', '[{"claim": "x"}]', /^r\.json: results\.0/],
  [
    'a hunt of a later version',
    '{"format": "transferbound hunt", "version": 2, "results": []}',
    /^r\.json: version: expected at most 1 /,
  ],
  ['an unknown property', run({shard: 1}), /^r\.json: shard: expected no such property/],
  [
    'an unknown property of a row',
    run({}, {kind: 1}),
    /^r\.json: results\.0\.kind: expected no such property/,
  ],
  [
    'an unknown property of a count',
    run({}, {vacuous: {settings: 1, of: 2, kind: 1}}),
    /^r\.json: results\.0\.vacuous\.kind: expected no such property/,
  ],
  [
    'an unknown property of a mutation score',
    '{"format": "transferbound mutation score", "version": 1, "seed": 1, "rows": [], "complete": true, "x": 1}',
    /^r\.json: x: expected no such property/,
  ],
  [
    'a property twice',
    run().replace('"seed":1', '"seed":1,"seed":1'),
    /^r\.json: seed: expected this property once/,
  ],
  [
    '__proto__',
    run().replace('"seed":1', '"seed":1,"__proto__":{}'),
    /^r\.json: __proto__: expected no such property/,
  ],

  ['a broken fixture', '{"format": "transferbound fixture", "version": 1}', /^r\.json: kind/],
];

for (const [what, text, message] of bad) {
  test(`${what}: an input error`, (t) => {
    t.throws(() => parseRunFile(text, 'r.json'), {instanceOf: InputError, message});
  });
}

test('hunts and mutation scores are known by their shape and format', (t) => {
  const hunt = {claim: 'x', seed: 1, verdict: 'refuted', evaluations: 2, kept: 2, undecided: 0};
  t.is(parseRunFile(JSON.stringify([hunt]), 'h.json').kind, 'hunt', 'of an earlier version');
  const document = {
    format: 'transferbound hunt',
    version: 1,
    package: '0.1.0',
    results: [hunt],
    complete: true,
  };
  t.is(parseRunFile(JSON.stringify(document), 'h.json').kind, 'hunt');
  const score = {
    format: 'transferbound mutation score',
    version: 1,
    seed: 1,
    rows: [{claim: 'x', mutates: 'y', result: hunt}],
    complete: true,
  };
  t.is(parseRunFile(JSON.stringify(score), 'm.json').kind, 'mutants');
});
