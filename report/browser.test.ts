/** The page in a real browser: nothing is said on the console, nothing is asked of the network, all can be read. */
import {existsSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import test from 'ava';
import axe from 'axe-core';
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core';
import {examplePage} from './testing.ts';

const EXECUTABLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Browser;
let folder: string;
let file: string;

test.before(async (t) => {
  if (!EXECUTABLE)
    return t.log('no Chromium here (Debian: chromium): the page is not looked at in a browser');
  folder = await mkdtemp(join(tmpdir(), 'transferbound-report-'));
  file = join(folder, 'report.html');
  await writeFile(file, await examplePage());
  browser = await chromium.launch({executablePath: EXECUTABLE, args: FLAGS});
});

test.after.always(async () => {
  await browser?.close();
  if (folder) await rm(folder, {recursive: true, force: true});
});

interface Opened {
  readonly page: Page;
  readonly said: string[];
  readonly asked: string[];
}

async function open(options: BrowserContextOptions): Promise<Opened> {
  const page = await (await browser.newContext(options)).newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return {page, said, asked};
}

const looked = EXECUTABLE ? test : test.skip;

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 390],
] as const) {
  looked(`${colorScheme}, ${width} px: quiet, alone, no finding of axe`, async (t) => {
    const {page, said, asked} = await open({colorScheme, viewport: {width, height: 900}});
    const violations = async () => {
      const found = (await page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})",
      )) as {violations: {id: string; nodes: {html: string; failureSummary: string}[]}[]};
      return found.violations.map(({id, nodes}) => [id, nodes[0]?.html, nodes[0]?.failureSummary]);
    };
    await page.evaluate(axe.source);
    t.deepEqual(await violations(), [], 'as it is opened');
    // Everything that can be opened is looked at too.
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    for (const other of [width, 390, 680, 840, 1280]) {
      await page.setViewportSize({width: other, height: 900});
      t.is(await page.evaluate('document.documentElement.scrollWidth'), other, 'wider than the page');
    }
    await page.setViewportSize({width, height: 900});
    t.deepEqual(await violations(), [], 'with all parts open');
    t.deepEqual(said, []);
    t.deepEqual(asked, [pathToFileURL(file).href]);
  });
}

looked('without JavaScript: the tables are there, buttons that would do nothing are not', async (t) => {
  const {page} = await open({javaScriptEnabled: false, viewport: {width: 1280, height: 900}});
  t.true(
    await page
      .getByRole('row', {name: /^change-of-law/})
      .first()
      .isVisible(),
  );
  t.true(await page.getByRole('cell', {name: 'holds'}).first().isVisible());
  t.is(await page.getByRole('button').count(), 0);
});

looked('the theme can be switched and text copied with the keyboard', async (t) => {
  const {page, said} = await open({colorScheme: 'light', viewport: {width: 1280, height: 900}});
  const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const before = await background();
  await page.keyboard.press('Tab');
  t.is(await page.evaluate('document.activeElement.className'), 'skip');
  await page.getByRole('button', {name: /light and dark/}).focus();
  await page.keyboard.press('Enter');
  t.not(await background(), before);
  await page.evaluate(
    "for (const one of document.querySelectorAll('details.part, details.fold')) one.open = true",
  );
  const details = page.locator('article.claim details').first();
  await details.locator('summary').focus();
  await page.keyboard.press('Enter');
  const copy = details.getByRole('button').first();
  await copy.focus();
  await page.keyboard.press('Enter');
  t.regex(await page.evaluate('String(getSelection())'), /^npx transferbound replay /);
  t.deepEqual(said, []);
});

const column = "[...document.querySelectorAll('[data-sortable] tbody tr')].filter((row) => !row.hidden)";

looked('claims are filtered by words and verdict, and sorted by a column and back', async (t) => {
  const {page, said} = await open({viewport: {width: 1280, height: 900}});
  const names = () =>
    page.evaluate(
      `${column}.filter((row) => row.closest('[aria-labelledby=claims-table]')).map((row) => row.querySelector('a').textContent)`,
    ) as Promise<string[]>;
  const all = await names();
  await page.getByRole('searchbox', {name: 'Filter'}).fill('TRANSFER sharp');
  t.deepEqual(await names(), ['transfer-decomposition']);
  t.is(await page.getByRole('status').textContent(), '1 of 6 claims');
  await page.getByRole('searchbox', {name: 'Filter'}).fill('');
  await page.getByRole('combobox', {name: 'Verdict'}).selectOption('holds');
  t.deepEqual(
    await names(),
    all.filter((name) => name !== 'data-processing'),
    'of which only a mutant was hunted',
  );
  await page.getByRole('combobox', {name: 'Verdict'}).selectOption('');
  const slack = page.getByRole('button', {name: 'smallest slack'});
  const sorted = async () => {
    await slack.click();
    const values = (await page.evaluate(
      `${column}.filter((row) => row.closest('[aria-labelledby=claims-table]')).map((row) => Number(row.children[4].dataset.order))`,
    )) as number[];
    return [await page.getByRole('columnheader', {name: 'smallest slack'}).getAttribute('aria-sort'), values];
  };
  const [down, fromLargest] = await sorted();
  t.is(down, 'descending');
  t.deepEqual(
    fromLargest,
    [...(fromLargest as number[])].sort((a, b) => b - a),
  );
  const [up, fromSmallest] = await sorted();
  t.is(up, 'ascending');
  t.deepEqual(
    fromSmallest,
    [...(fromSmallest as number[])].sort((a, b) => a - b),
  );
  t.is((await sorted())[0], null);
  t.deepEqual(await names(), all);
  t.deepEqual(said, []);
});

for (const javaScriptEnabled of [true, false]) {
  looked(
    `a link to a folded claim opens it${javaScriptEnabled ? '' : ', without JavaScript too'}`,
    async (t) => {
      const {page} = await open({javaScriptEnabled, viewport: {width: 1280, height: 900}});
      const card = page.locator('article#change-of-law');
      t.false(await card.isVisible());
      await page.getByRole('link', {name: 'change-of-law', exact: true}).first().click();
      await card.waitFor({state: 'visible'});
      t.pass();
    },
  );
}
