// Documents of train and of experiments without a plot: what they say stands in the section.
import test from 'ava';
import {InputError} from '../../theory/errors.ts';
import {parseRunFile} from '../runFile.ts';
import {experimentSections} from './experimentSections.ts';

const at = (x: number) => ({lo: x, hi: x});
const section = (document: object): string =>
  experimentSections([parseRunFile(JSON.stringify(document), 'd.json')])?.text.replace(/<[^>]+>/g, ' ') ?? '';

const training = {
  format: 'transferbound training',
  version: 1,
  package: '0.1.0',
  setting: {family: 'teacher', architecture: {kind: 'context'}, n: 5, nu: 0.05, seed: 1},
  backend: {name: 'wasm', version: '4'},
  points: 8,
  parameters: 120,
  steps: 10,
  pretext: {drawn: 0.25, trained: at(0.5), best: at(0.125), untrained: {lo: 0.5, hi: 'Infinity'}},
  accuracy: {trained: 0.625, untrained: 0.5},
  curves: {pretext: [1, 'NaN']},
  bounds: [
    {
      form: 'sharp',
      lhs: at(0.125),
      rhs: at(2.5),
      terms: [
        {name: 'deviation', value: at(2)},
        {name: 'task', value: at(0.5)},
      ],
      largestLhs: 1,
    },
  ],
};

test('a training: its bound term by term, whether it is vacuous, and the term that makes it so', (t) => {
  t.regex(section(training), /Main theorem, sharp: vacuous, mostly deviation; B = 1\b/);
  t.regex(section(training), /0\.5 to ∞/);
  const [bound] = training.bounds;
  t.regex(section({...training, bounds: [{...bound, largestLhs: 3}]}), /not vacuous; B = 3/);
  const zero = (e0: number) => section({...training, bounds: [{...bound, largestLhs: 3, untrained: at(e0)}]});
  t.regex(zero(1), /Main theorem, sharp: trivial; B = 3/);
  // As documents of earlier versions have it.
  const {largestLhs, ...earlier} = bound!;
  t.regex(section({...training, bounds: [{...earlier, largest: largestLhs}]}), /: vacuous,/);
  t.regex(section({...training, bounds: undefined}), /No bound/);
});

test('random signs: table, command, and an early stop', (t) => {
  const row = {
    encoder: 'context',
    parameters: 40,
    draws: 2,
    parametric: 22,
    normBased: 'Infinity',
    trivial: 2,
    upper: 2,
    achieved: at(0.25),
    exact: true,
    signVectors: 4,
    ratio: 8,
    verdict: 'holds',
  };
  const document = {command: 'transferbound experiment signs --draws 2 --seed 1', rows: [row]};
  t.regex(section(document), /npx transferbound experiment signs --draws 2 --seed 1/);
  t.regex(section(document), /all 4/);
  t.notRegex(section(document), /Stopped early/);
  t.regex(section({...document, complete: false}), /Stopped early/);
  t.throws(() => section({...document, rows: [{...row, exact: 1}]}), {
    instanceOf: InputError,
    message: /^d\.json: rows\.0\.exact: expected a value of type boolean, got 1/,
  });
});

test('reports of earlier versions, which say scenario, and those of today', (t) => {
  const row = {value: 1, means: {bound: 1}, vacuous: 0, violated: 0};
  const document = {command: 'transferbound experiment sweep --over n', over: 'n', worlds: 1, complete: true};
  for (const kind of [{scenario: 'masked'}, {encoder: 'masked'}])
    t.regex(section({...document, rows: [{...row, ...kind}]}), /\bmasked\b/);
  t.throws(() => section({...document, rows: [row]}), {
    instanceOf: InputError,
    message: /^d\.json: rows\.0\.encoder: expected this property/,
  });
});
