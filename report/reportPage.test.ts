import test from 'ava';
import {parseHTML} from 'linkedom';
import {claims} from '../theory/claims/index.ts';
import {reportPage} from './reportPage.ts';
import {parseRunFile} from './runFile.ts';
import {documents, NO_FIXTURES, parsedDocuments, shownFixtures} from './testing.ts';

const texts = await documents();
const fixtures = await shownFixtures();
const page = reportPage(parsedDocuments(texts), fixtures);
// biome-ignore lint/suspicious/noExplicitAny: no DOM types here
const bodyOf = (text: string): any => parseHTML(text).document;
const {run} = texts;

test('one row per claim: verdict, settings, slack, tightness, mutants', (t) => {
  const document = bodyOf(page);
  const rows = [...document.querySelectorAll('section table')].flatMap((table) => [
    ...table.querySelectorAll('tbody tr'),
  ]);
  const row = rows.find((one) => one.querySelector('th a')?.getAttribute('href') === '#change-of-law');
  const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());
  t.deepEqual(cells, ['✓ holds', '40 of 40', '0', '0', '1', '1', '–', '1 of 1']);
});

test('every claim has its card with a statement, every setting a picture and a fixture to copy', (t) => {
  const document = bodyOf(page);
  for (const id of ['change-of-law', 'deep-network-perturbation', 'subgradient-convergence']) {
    const card = document.querySelector(`article#${id}`);
    t.truthy(card?.querySelector('math'), id);
    t.truthy(card?.querySelector('figure svg[role=img][aria-label]'), id);
    t.regex(card.textContent, /npx transferbound replay fixtures\/witnesses\//, id);
    t.regex(card.textContent, /"format": "transferbound fixture"/, id);
  }
  t.is(document.querySelectorAll('.gallery article').length, 2);
  for (const card of document.querySelectorAll('.gallery article'))
    t.truthy(card.querySelector('figure svg'));
});

test('the fixtures on the page are what replay reads, of runs as well', (t) => {
  const document = bodyOf(reportPage(parsedDocuments({run, mutants: texts.mutants}), NO_FIXTURES));
  const found = [...document.querySelectorAll('pre code')]
    .map((code) => code.textContent as string)
    .filter((text) => text.startsWith('{'));
  t.true(found.length >= 6);
  for (const text of found) t.notThrows(() => parseRunFile(text, 'copied.json'), text.slice(0, 200));
});

test('nothing is loaded from anywhere', (t) => {
  const urls = page.match(/\b(?:https?:)?\/\/[a-z][\w.-]*/g) ?? [];
  t.deepEqual(
    [...new Set(urls)].filter((url) => !url.startsWith('http://www.w3')),
    [],
  );
  t.regex(page, /Content-Security-Policy" content="default-src &#39;none&#39;;/);
  t.notRegex(page, /<(?:img|link(?! rel="icon" href="data:,")|iframe|object)\b/);
});

test('equal files give equal pages', (t) => {
  t.is(reportPage(parsedDocuments(texts), fixtures), page);
});

test('a row whose bounds are vacuous is vacuous on the page, with how many of them are informative', (t) => {
  const document = JSON.parse(run);
  const row = document.results.find(({claim}: {claim: string}) => claim === 'main-theorem');
  Object.assign(row, {
    verdict: 'vacuous',
    levels: {...row.levels, of: row.kept, vacuous: row.kept - 1, trivial: 1, informative: 0, undecided: 0},
  });
  const shown = bodyOf(reportPage([parseRunFile(JSON.stringify(document), 'run.json')], NO_FIXTURES));
  const card = shown.querySelector('article#main-theorem').textContent.replace(/\s+/g, ' ');
  t.regex(card, /∅ vacuous/);
  t.regex(card, new RegExp(`of ${row.kept}: ${row.kept - 1} vacuous, 1 trivial`));
});

test('a document of an earlier version, without what came later', (t) => {
  const old = JSON.parse(run);
  for (const row of old.results) {
    for (const key of ['ratios', 'means', 'vacuous', 'levels']) delete row[key];
    delete row.tightest?.inequality;
  }
  const document = bodyOf(reportPage([parseRunFile(JSON.stringify(old), 'old.json')], NO_FIXTURES));
  t.truthy(document.querySelector('article#change-of-law figure svg'));
  t.is(document.querySelector('#terms'), null);
});

test('a claim of somebody else, a hostile name, an undrawable setting', (t) => {
  const document = JSON.parse(run);
  const [row] = document.results;
  document.results = [
    {...row, claim: '<img src=x onerror=alert(1)>', world: '<b>finite</b>'},
    {...row, claim: claims[0]!.id, tightest: {ratio: 2, setting: {family: 'finite', representation: 7}}},
    {...row, claim: 'own', verdict: 'refuted', counterexample: {setting: {world: 'mine'}}},
  ];
  const text = reportPage([parseRunFile(JSON.stringify(document), 'own.json')], NO_FIXTURES);
  t.notRegex(text, /<img|<b>finite/);
  t.regex(bodyOf(text).querySelector('.answer').textContent, /1 claim refuted/);
  t.regex(text, /No table to draw: mine world/);
});

test('the line on top says what is most severe', (t) => {
  const answer = (run: object, mutants: object) =>
    bodyOf(
      reportPage(
        [parseRunFile(JSON.stringify(run), 'r.json'), parseRunFile(JSON.stringify(mutants), 'm.json')],
        NO_FIXTURES,
      ),
    ).querySelector('.answer').textContent;
  const checked = () => {
    const document = JSON.parse(run);
    for (const row of document.results) if (row.verdict === 'vacuous') row.verdict = 'holds';
    return document;
  };
  const score = () => JSON.parse(texts.mutants);
  t.regex(answer(checked(), score()), /^No claim refuted on \d+ settings\.$/);
  const open = checked();
  open.results[0].verdict = 'vacuous';
  t.regex(answer(open, score()), /settings, 1 vacuous\.$/);
  open.results[1].verdict = 'untested';
  t.regex(answer(open, score()), /settings, 1 vacuous, 1 untested\.$/);
  open.results[0].verdict = 'undecided';
  t.regex(answer(open, score()), /settings, 1 undecided, 1 untested\.$/);
  const survived = score();
  survived.rows[0].result.verdict = 'not refuted';
  t.is(answer(open, survived), '1 mutant not refuted.');
  const wrong = score();
  wrong.rows.find((row: {mutates?: string}) => !row.mutates).result.verdict = 'refuted';
  t.is(answer(checked(), wrong), '1 claim refuted.');
});

test('experiments: a panel each, with a table and their command', (t) => {
  const document = bodyOf(page);
  t.truthy(document.querySelector('#sweeps'));
  const text = document.querySelector('#sweeps').parentElement.textContent;
  t.regex(text, /npx transferbound experiment shrinkage --seed 1/);
  t.regex(text, /\+1\.0 \(−2\.0 to \+4\.0\)/);
});
