import test from 'ava';
import {parseHTML} from 'linkedom';
import {fixtureText} from '../properties/fixtures/fixture.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {claims} from '../theory/claims/index.ts';
import {committedFixtures} from './committedFixtures.ts';
import {reportPage} from './reportPage.ts';
import {parseRunFile, type RunFile} from './runFile.ts';
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
  const row = rows.find(
    (one) =>
      one.closest('[data-sortable]') && one.querySelector('th a')?.getAttribute('href') === '#change-of-law',
  );
  const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());
  t.deepEqual(cells, ['✓ holds', '40 of 40', '0', '0', '1', '1', '–', '–', '1 of 1']);
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

const runOf = (change: (rows: Record<string, unknown>[]) => object[]): RunFile => {
  const document = JSON.parse(run);
  return parseRunFile(JSON.stringify({...document, results: change(document.results)}), 'run.json');
};

test('what is to be read first is open, the rest is folded, and every claim and mutant with it', (t) => {
  const document = bodyOf(page);
  const parts = [...document.querySelectorAll('main > section')].map((section) => [
    section.querySelector('h2').textContent,
    section.querySelector('details.part') !== null,
  ]);
  t.deepEqual(parts, [
    ['Verdicts', false],
    ['Claims', false],
    ['How tight', true],
    ['What the bounds are made of', true],
    ['Sweeps, experiments, training', true],
    ['Claim by claim', true],
    ['Mutants', true],
  ]);
  t.is(document.querySelectorAll('details[open]').length, 0);
  t.is(document.querySelectorAll('details.fold > article.claim').length, 6);
});

test('on top: what is no pass, the most severe first, with its worlds and why', (t) => {
  const file = runOf(([row]) => [
    {...row, verdict: 'untested', test: 'untested: 5 trials'},
    {...row, verdict: 'holds', world: 'digits'},
    ...['context', 'masked'].map((world, i) => ({
      ...row,
      world,
      verdict: 'vacuous',
      kept: 30 + i,
      levels: {of: 30 + i, vacuous: 30 + i, trivial: 0, informative: 0, undecided: 0},
    })),
  ]);
  const section = bodyOf(reportPage([file], NO_FIXTURES)).querySelector('main > section');
  t.is(section.querySelector('h2').textContent, 'Read this first');
  const cells = [...section.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()),
  );
  t.deepEqual(cells, [
    ['∅ vacuous', 'context; masked', 'none of 31 bounds is informative, mostly by B TV(T,U) (on masked)'],
    ['· untested', 'finite', '5 trials'],
  ]);
});

test('the verdicts by claims and worlds are those of the screen of check', (t) => {
  const file = runOf(([row]) => [row!, {...row, world: 'digits', verdict: 'untested', test: 'few'}]);
  const matrix = bodyOf(reportPage([file], NO_FIXTURES)).querySelector('[aria-labelledby=matrix] table');
  t.is(matrix.querySelector('tr:nth-child(1) th').textContent, 'claim');
  t.regex(matrix.querySelector('tbody').textContent, /✓1 hold\s*·1 untested/);
});

test("a claim of one's own: its title, statement and hypotheses, and commands that name its file", async (t) => {
  const mine = {
    ...claims[0]!,
    id: 'mine',
    title: 'My own title',
    statement: 'a \\le b',
    source: 'my notes',
    hypotheses: [{name: 'my own hypothesis', holds: () => true}],
    evaluate: () => {
      throw new Error('its code is in another process');
    },
  } as Claim;
  const command = 'transferbound check ./mine.ts --seed 1 --runs 40 --world finite';
  const {fixture} = (await committedFixtures('counterexamples')).get('decomposition-without-tv')!;
  const saved = {...fixture, claim: 'mine', made: {...fixture.made, command}};
  const refuted = runOf(([row]) => [
    {...row, claim: 'mine', verdict: 'refuted', command, counterexample: {setting: fixture.setting}},
  ]);
  const given = {...parseRunFile(fixtureText(saved), 'mine.json'), made: {path: 'found/mine.json'}};
  const document = bodyOf(reportPage([refuted, given], NO_FIXTURES, [mine]));
  const fold = document.querySelector('article#mine').parentElement.textContent.replace(/\s+/g, ' ');
  t.regex(fold, /My own title ✗ refuted mine/);
  t.truthy(document.querySelector('article#mine math'));
  t.regex(fold, /Hypotheses: my own hypothesis my notes/);
  t.regex(fold, /npx transferbound replay found\/mine\.json --claims \.\/mine\.ts/);
  t.is(fold.match(/Counterexample/g)?.length, 1, 'the run and the file are about one setting');
});

test('what is above 1 is not drawn as attained, nor counted so', (t) => {
  const file = runOf(([row]) => [
    {
      ...row,
      verdict: 'refuted',
      counterexample: {setting: {}},
      tightest: {ratio: 1.5, setting: {}},
      ratios: [...Array(20).fill(1), 3],
    },
  ]);
  const document = bodyOf(reportPage([file], NO_FIXTURES));
  t.regex(document.querySelector('.tiles').textContent, /0 of 1 reach equality/);
  const plot = document.querySelector('[data-inside=tightness] svg');
  t.regex(plot.getAttribute('aria-label'), /above 1/);
  const cells = [...plot.querySelectorAll('rect')].map((one) => [
    one.getAttribute('fill'),
    Number(one.getAttribute('fill-opacity')),
  ]);
  const opacity = (count: number) => 0.12 + 0.88 * Math.sqrt(count / 23);
  const [above, attained] = [cells.at(-1)!, cells.at(-2)!];
  t.is(above[0], 'var(--bad)');
  t.true(Math.abs(Number(above[1]) - opacity(1)) < 0.01, 'one setting refutes');
  t.true(Math.abs(Number(attained[1]) - opacity(2)) < 0.01, 'two reach equality');
  t.regex(document.querySelector('[data-sortable]').innerHTML, /<span class="above">1\.5<\/span>/);
  t.false(bodyOf(page).querySelector('[data-inside=tightness]').textContent.includes('> 1'));
});

test('drawn samples above 1 of a claim that is not refuted are no alarm, and not drawn as attained either', (t) => {
  const file = runOf(([row]) => [
    {...row, verdict: 'not refuted', tightest: {ratio: 7, setting: {}}, ratios: [...Array(20).fill(1), 3]},
  ]);
  const document = bodyOf(reportPage([file], NO_FIXTURES));
  t.regex(document.querySelector('.tiles').textContent, /0 of 1 reach equality/);
  t.is(document.querySelector('[data-sortable] .above'), null);
  const fills = [...document.querySelectorAll('[data-inside=tightness] .wide rect')].slice(-2);
  t.deepEqual(
    fills.map((one) => one.getAttribute('fill')),
    ['var(--t1)', 'var(--t1)'],
  );
  t.is(
    document.querySelectorAll('[data-inside=tightness] .wide rect').length,
    22,
    'a track, twenty bins, one above',
  );
});

test('when, how and by which version a run was made', (t) => {
  const file = {
    ...parseRunFile(run, 'run.json'),
    made: {date: '2026-01-02T03:04:05.678Z', command: 'transferbound check --runs 40', milliseconds: 2500},
  };
  const text = bodyOf(reportPage([file], NO_FIXTURES)).querySelector('.files').textContent;
  t.regex(text, /^run\.json \(2026-01-02 03:04 UTC, 2\.5 s\): check of 5 claims by transferbound \d/);
  t.regex(text, /, transferbound check --runs 40; finite --runs 40; seed 1/);
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
  const text = document.querySelector('[data-inside=sweeps]').textContent;
  t.regex(text, /npx transferbound experiment shrinkage --seed 1/);
  t.regex(text, /\+1\.0 \(−2\.0 to \+4\.0\)/);
});
