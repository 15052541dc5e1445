/** Reports for other programs: JUnit XML, annotations of GitHub, Markdown. */
import test from 'ava';
import {XMLParser, XMLValidator} from 'fast-xml-parser';
import {plainStyle} from '../terminal.ts';
import {github} from './github.ts';
import {junit} from './junit.ts';
import {markdown} from './markdown.ts';
import {refutation, resultRow, shownRun} from './testing.ts';

const vacuous = resultRow({
  claim: 'contraction',
  verdict: 'vacuous',
  levels: {of: 39, vacuous: 39, trivial: 0, informative: 0, undecided: 0},
});
const refuted = resultRow({
  ...refutation,
  claim: 'own',
  command: 'transferbound check ./own.ts --seed 1 --runs 40 --world finite',
});
const digits = resultRow({world: 'digits', verdict: 'not refuted', test: 'not refuted: 0 violations'});
const rows = [resultRow({}), vacuous, refuted, digits];
const files = new Map([[refuted, 'counterexamples/own.json']]);
const AGAIN = 'npx transferbound replay counterexamples/own.json --claims ./own.ts';

interface Case {
  readonly name: string;
  readonly failure?: {readonly '#text': string; readonly type: string; readonly message: string};
  readonly skipped?: {readonly message: string};
}

function cases(xml: string): {counts: Record<string, string>; suites: Record<string, Case[]>} {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    isArray: (name) => name === 'testcase' || name === 'testsuite',
  });
  const {testsuites} = parser.parse(xml);
  const {testsuite, ...counts} = testsuites;
  return {
    counts,
    suites: Object.fromEntries(
      testsuite.map(({name, testcase}: {name: string; testcase: Case[]}) => [name, testcase]),
    ),
  };
}

test('JUnit: a suite per world; refuted fails with its counterexample, what is no pass is skipped', (t) => {
  const xml = junit.text(shownRun(rows, {files, milliseconds: 1500}), plainStyle);
  t.true(XMLValidator.validate(xml));
  const {counts, suites} = cases(xml);
  t.like(counts, {tests: '4', failures: '1', errors: '0', skipped: '1', time: '1.500'});
  t.deepEqual(Object.keys(suites), ['finite', 'digits']);
  const [holds, open, failed] = suites['finite']!;
  t.is(holds!.failure ?? holds!.skipped, undefined);
  t.is(open!.skipped?.message, 'vacuous: none of 39 bounds is informative');
  t.is(failed!.failure?.type, 'refuted');
  t.is(failed!.failure?.message, 'refuted: left side 2 > right side 0.75');
  t.true(failed!.failure?.['#text'].includes(AGAIN));
  t.regex(failed!.failure?.['#text'] ?? '', /left side +2\nright side +0\.75\n/);
});

test('JUnit: with --strict what is no pass fails', (t) => {
  const {counts, suites} = cases(junit.text(shownRun(rows, {strict: true}), plainStyle));
  t.like(counts, {failures: '2', skipped: '0'});
  t.is(suites['finite']?.[1]?.failure?.type, 'vacuous');
});

test('JUnit: names that are no XML are written as text, and what XML cannot hold is replaced', (t) => {
  const hostile = 'a<b> & "c"\u0000\u001B[31m \uD800 ]]> é';
  const xml = junit.text(shownRun([resultRow({claim: hostile, world: hostile})]), plainStyle);
  t.true(XMLValidator.validate(xml));
  for (const forbidden of ['\u0000', '\u001B']) t.false(xml.includes(forbidden));
  t.notRegex(xml, /\p{Surrogate}/u);
  t.deepEqual(Object.keys(cases(xml).suites), ['a<b> & "c"\uFFFD\uFFFD[31m \uFFFD ]]> é']);
});

test('GitHub: an error per refuted claim at its file, a warning per verdict that is no pass', (t) => {
  const lines = github.text(shownRun(rows, {files}), plainStyle).trimEnd().split('\n');
  t.is(lines.length, 2);
  t.regex(
    lines[0]!,
    /^::error file=own\.ts,title=own is refuted::on finite: left side 2 > right side 0\.75%0A/,
  );
  t.true(lines[0]!.endsWith(`%0A${AGAIN}`));
  t.is(lines[1], '::warning title=1 row vacuous::contraction on finite: none of 39 bounds is informative');
  t.regex(github.text(shownRun(rows, {strict: true}), plainStyle), /^::error title=1 row vacuous::/m);
  t.is(github.text(shownRun([resultRow({})]), plainStyle), '');
});

test('GitHub: no text of a claim becomes a command, and no kind has more than ten annotations', (t) => {
  const hostile = resultRow({...refutation, claim: 'x::y,z%\n::error::pwned', command: ''});
  t.regex(
    github.text(shownRun([hostile]), plainStyle),
    /^::error title=x%3A%3Ay%2Cz%25%0A%3A%3Aerror%3A%3Apwned is refuted::[^\n]*\n$/,
  );
  const many = Array.from({length: 60}, (_, i) => resultRow({...refutation, claim: `c${i}`}));
  const lines = github.text(shownRun(many), plainStyle).trimEnd().split('\n');
  t.is(lines.length, 10);
  t.regex(lines[9]!, /^::error title=51 more refuted::c9%0Ac10%0A/);
});

test('Markdown: the matrix, every row that is no pass with why, counterexamples as code', (t) => {
  const text = markdown.text(shownRun(rows, {files}), plainStyle);
  t.regex(text, /^\*\*own on finite is refuted: left side 2 &?>?.* right side 0\.75\*\*$/m);
  t.regex(
    text,
    /^\| claim \| finite \| digits \| informative \| tightest \|\n\| --- \| --- \| --- \| ---: \| ---: \|$/m,
  );
  t.regex(text, /^\| own \| finite \| refuted \|[^\n]*\n\| contraction \| finite \| vacuous \|/m);
  t.regex(text, /^ {4}left side +2$/m);
  t.true(text.includes(`\n    ${AGAIN}\n`));
  const hostile = markdown.text(
    shownRun([resultRow({claim: '<img src=x>|`*_', world: '[a](b)'})]),
    plainStyle,
  );
  t.notRegex(hostile, /<img|[^\\][|*_`](?=_)|\[a\]/);
});
