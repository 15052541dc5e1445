/**
 * npm run lint: the folders in the order in which they may import, each only those before it. Biome's `noImportCycles`
 * finds circles of files; this finds an arrow that points the wrong way. docs/architecture.md draws the same order.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';

/** A folder stands for everything below it, unless a longer name is listed too. */
const ORDER = [
  'theory/errors.ts',
  'theory/arithmetic',
  'theory/statement',
  'theory/linear',
  'theory/laws',
  'theory/heads',
  'theory/case',
  'theory/pretext',
  'theory/transfer',
  'theory/rademacher',
  'theory/estimation',
  'theory/networks',
  'theory/covering',
  'theory/endToEnd',
  'theory/radReg',
  'theory/certificate',
  'theory/sequential',
  'theory/contrastive',
  'theory/spectral',
  'theory/conditionalIndependence',
  'theory/likelihood',
  'theory/claim',
  'theory/claims',
  'models',
  'properties/files',
  'properties/arrays',
  'properties/claimRegistry',
  'properties/settings',
  'properties/worlds',
  'properties/evaluate',
  'properties/record',
  'properties/worldKinds',
  'properties/run',
  'properties/hunt',
  'properties/fixtures',
  'properties/sharpen',
  'properties/proof',
  'properties/power',
  'properties/experiments',
  'properties/certify',
  'properties/compare',
  'properties/commands',
  'api',
  'index.ts',
  'report',
  'cli',
  'ci',
  'scripts',
];

/** The place of a file's folder in the order; undefined where the order does not name it. */
function placeOf(file: string): number | undefined {
  for (let folder = file; folder !== '.'; folder = dirname(folder)) {
    const place = ORDER.indexOf(folder);
    if (place >= 0) return place;
  }
  return undefined;
}

const IMPORT = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

// Tests and what serves them stand outside of the order: a test may need what comes later.
const files = ['theory', 'models', 'properties', 'api', 'report', 'cli', 'ci', 'scripts']
  .flatMap((top) => readdirSync(top, {recursive: true, encoding: 'utf8'}).map((name) => `${top}/${name}`))
  .concat('index.ts')
  .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
  .filter((file) => !/\.test\.ts$|(^|\/)testing\//.test(file));

const faults: string[] = [];
for (const file of files) {
  const from = placeOf(file);
  if (from === undefined) faults.push(`${file}: its folder is not in the order of scripts/importOrder.ts`);
  for (const [, specifier] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const target = normalize(join(dirname(file), specifier!));
    const to = placeOf(target);
    if (existsSync(target) && from !== undefined && to !== undefined && to > from)
      faults.push(`${file} imports ${target}: ${ORDER[to]} comes after ${ORDER[from]}`);
  }
}
for (const fault of faults) console.error(fault);
if (files.length < 100) faults.push('no files found');
process.exitCode = faults.length > 0 ? 1 : 0;
