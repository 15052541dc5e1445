// A document of certify: limits rounded up, refused and vacuous forms said in words, requirements with the forms that need them.
import test from 'ava';
import {InputError} from '../../theory/errors.ts';
import {parseRunFile} from '../runFile.ts';
import {certificateSection} from './certificateSection.ts';

const at = (x: number) => ({lo: x, hi: x});
const form = {
  key: 'a',
  name: 'test set',
  of: 'risk',
  limit: at(0.123456),
  terms: [
    {key: 'x', name: 'first term', value: at(0.1)},
    {key: 'y', name: 'second term', value: at(0.02)},
  ],
  largest: 1,
  requires: [{text: 'D is independent', status: 'assumed'}],
  dominant: 'first term',
  helps: [
    {change: 'more labels', limit: 0.1},
    {change: 'a smaller ball', limit: 0.05},
  ],
};
const document = {
  format: 'transferbound certificate',
  version: 1,
  files: {embeddings: 'h.npy'},
  normalise: true,
  delta: 0.05,
  n: 1000,
  notes: [{text: 'a note', status: 'checked'}],
  forms: [
    form,
    {
      ...form,
      key: 'b',
      name: 'refused one',
      limit: undefined,
      helps: [],
      requires: [{text: 'shared rows', status: 'failed'}],
    },
    {...form, key: 'c', name: 'vacuous one', limit: at(1), measured: at(0.02)},
  ],
};
const section = (value: object): string =>
  certificateSection([parseRunFile(JSON.stringify(value), 'c.json')])?.text.replace(/<[^>]+>/g, ' ') ?? '';

test('limits, what helps, what must be true', (t) => {
  const text = section(document);
  t.regex(text, /test set\s+risk\s+0\.1235\s+–\s+first term\s+0\.05 with a smaller ball/);
  t.regex(text, /refused one\s+risk\s+✗\s+refused/);
  t.regex(text, /vacuous one\s+risk\s+1\s+∅\s+vacuous\s+0\.02/);
  t.regex(
    text,
    /1,000 labelled draws\. Each form holds with probability at least 0\.95 .* all together with at least 0\.85/,
  );
  t.regex(text, /assumed: D is independent\s+\(test set; vacuous one\)/);
  t.regex(text, /failed: shared rows\s+\(refused one\)/);
  t.regex(text, /checked: a note/);
});

test('a document that is none is refused', (t) => {
  t.throws(() => section({...document, forms: [{...form, of: 'luck'}]}), {
    instanceOf: InputError,
    message: /forms\.0\.of/,
  });
  t.throws(() => section({...document, version: 2}), {message: /of a later transferbound/});
});
