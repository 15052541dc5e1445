import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import test from 'ava';
import {ENTRIES, FOLDERS} from './bundle.ts';

/** How sources name what they start by its file. */
const STARTED = [
  /import\.meta\.url,\s*'\.\/(\w+)'/g,
  /new URL\(['`](?:\.\/)?(\w+)\.(?:js|\$\{ending\})['`], import\.meta\.url\)/g,
];

test('whatever is started by its file is an entry of the bundle', (t) => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, {recursive: true}).map((name) => join(folder, String(name))),
  ).filter((name) => /(?<!\.test|\.d)\.ts$/.test(name) && !name.split(/[\\/]/).includes('testing'));
  const started = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return STARTED.flatMap((pattern) =>
      [...text.matchAll(pattern)].map(([, name]) => `${dirname(file).replaceAll('\\', '/')}/${name}`),
    );
  });
  t.deepEqual([...new Set(['index', 'cli/main', 'cli/program', ...started])].sort(), [...ENTRIES].sort());
});
