/**
 * npm run show:site [-- PAGE...]: the documentation as a site, each page in Chromium, light and dark, 1280 and 390 px wide. Ends with 1 where
 * a page says something on the console, asks another host, is wider than its window or breaks a rule of axe; 2 without Chromium.
 */
import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, resolve, sep} from 'node:path';
import axe from 'axe-core';
import {type BrowserContext, chromium} from 'playwright-core';

const DIST = resolve('site/dist');
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
if (!executablePath) {
  console.error('no Chromium here (Debian: chromium)');
  process.exit(2);
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const server = createServer(async ({url}, response) => {
  const path = join(DIST, decodeURIComponent(new URL(url ?? '/', 'http://localhost').pathname));
  try {
    if (!path.startsWith(DIST + sep)) throw new Error('outside');
    const body = await readFile(path);
    response.writeHead(200, {'content-type': TYPES[extname(path)] ?? 'application/octet-stream'}).end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function faults(context: BrowserContext, name: string, width: number): Promise<string[]> {
  const page = await context.newPage();
  const found: string[] = [];
  page.on('console', (message) => found.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => found.push(`console: ${error}`));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin))
      found.push(`asks ${request.url()}`);
  });
  await page.goto(`${origin}/${name}`, {waitUntil: 'networkidle'});
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  if (Number(wide) > width) found.push(`${wide} px wide`);
  await page.evaluate(axe.source);
  const {violations} = (await page.evaluate('axe.run()')) as {
    violations: {id: string; nodes: {html: string}[]}[];
  };
  for (const {id, nodes} of violations)
    found.push(`axe: ${id}, ${nodes.length} times, first ${nodes[0]?.html.slice(0, 160)}`);
  await page.close();
  return found;
}

const wanted = process.argv.slice(2);
const names = (await readdir(DIST, {recursive: true}))
  .filter(
    (name) => name.endsWith('.html') && (wanted.length === 0 || wanted.includes(name.replace(/\.html$/, ''))),
  )
  .sort();
const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu']});
let bad = 0;
for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    const context = await browser.newContext({colorScheme, viewport: {width, height: 900}, bypassCSP: true});
    for (const name of names) {
      const found = await faults(context, name, width);
      for (const fault of found) console.log(`${name}, ${colorScheme}, ${width} px: ${fault}`);
      if (found.length > 0) bad++;
    }
    await context.close();
  }
}
await browser.close();
server.close();
console.log(
  `${names.length} pages, each light and dark, 1280 and 390 px: ${bad} of ${4 * names.length} with a fault`,
);
process.exitCode = bad > 0 || names.length === 0 ? 1 : 0;
