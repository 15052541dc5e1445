/**
 * Every export of index.ts and of its namespaces has a docstring, and every value an example, which is compiled and run
 * against the built package. `EXPRESSION; // => VALUE` in an example is compared bit for bit; `// ~ VALUE` within 0.1% of
 * each number. The code blocks of docs/library.md are compiled and run the same way.
 */
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {cp, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import {publicExports} from '../properties/testing/publicFace.ts';
import {bundle} from '../scripts/bundle.ts';

const root = process.cwd();
const all = publicExports('index.ts');
const folder = await realpath(await mkdtemp(join(tmpdir(), 'transferbound-examples-')));
const installed = join(folder, 'transferbound');
const project = join(folder, 'project');
test.after.always(() => rm(folder, {recursive: true, force: true}));

/** Typed arrays as lists, -0 as 0. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return value + 0;
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

function near(came: unknown, expected: unknown): boolean {
  if (typeof came === 'number' && typeof expected === 'number')
    return came === expected || Math.abs(came - expected) <= 1e-3 * Math.abs(expected);
  if (typeof came !== 'object' || typeof expected !== 'object' || !came || !expected)
    return came === expected;
  const [a, b] = [came, expected] as [Record<string, unknown>, Record<string, unknown>];
  return (
    isDeepStrictEqual(Object.keys(a), Object.keys(b)) && Object.keys(a).every((key) => near(a[key], b[key]))
  );
}

const agrees = (mark: string, came: unknown, expected: unknown): boolean =>
  (mark === '=>' ? isDeepStrictEqual : near)(plain(came), plain(expected));

/** An example as a module whose default export lists what is to be compared. */
function moduleOf(code: string): string {
  const body = code.replace(
    /^(.*); \/\/ (=>|~) (.*)$/gm,
    (_, expression, mark, value) =>
      `compared.push([${JSON.stringify(expression)}, '${mark}', ${expression}, ${value}]);`,
  );
  return `const compared: unknown[] = [];\n${body}\nexport default compared;\n`;
}

const examples = new Map(
  all.flatMap(({name, examples: codes}) => codes.map((code, i) => [`${name}${i > 0 ? `.${i}` : ''}`, code])),
);
for (const [i, [, code]] of [
  ...readFileSync('docs/library.md', 'utf8').matchAll(/^```ts\n([\s\S]*?)\n```$/gm),
].entries())
  examples.set(`library.${i}`, code!);

test.before('the package is built, and the examples compiled against it', async () => {
  await mkdir(join(installed, 'node_modules'), {recursive: true});
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name.startsWith('.')) continue;
    await symlink(join(root, 'node_modules', name), join(installed, 'node_modules', name), 'junction');
  }
  await cp(join(root, 'package.json'), join(installed, 'package.json'));
  await symlink(join(root, 'fixtures'), join(installed, 'fixtures'), 'junction');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [
    tsc,
    '-p',
    join(root, 'tsconfig.build.json'),
    '--outDir',
    join(installed, 'dist'),
  ]);
  await bundle(root, join(installed, 'dist'));
  await mkdir(join(project, 'node_modules/@types'), {recursive: true});
  await symlink(installed, join(project, 'node_modules/transferbound'), 'junction');
  await symlink(
    join(root, 'node_modules/@types/node'),
    join(project, 'node_modules/@types/node'),
    'junction',
  );
  for (const [name, code] of examples) await writeFile(join(project, `${name}.ts`), moduleOf(code));
  await writeFile(join(project, 'package.json'), '{"type": "module"}');
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    skipLibCheck: false,
    types: ['node'],
  };
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify({compilerOptions}));
  try {
    execFileSync(process.execPath, [tsc, '-p', project], {encoding: 'utf8', cwd: project});
  } catch (error) {
    throw new Error(`the examples do not compile:\n${(error as {stdout?: string}).stdout}`);
  }
  process.chdir(project);
});

test('every export has a docstring, and every value an example', (t) => {
  for (const {name, isType, file, doc, examples: codes} of all) {
    t.truthy(doc, `${name} (${file}) has no docstring`);
    if (!isType) t.true(codes.length > 0, `${name} (${file}) has no @example`);
  }
});

test.serial('the exports read from the sources are those of the built package', async (t) => {
  const face = (await import(pathToFileURL(join(installed, 'dist/index.js')).href)) as Record<string, object>;
  const spaces = new Set(all.filter(({name}) => name.includes('.')).map(({name}) => name.split('.')[0]!));
  const built = Object.entries(face).flatMap(([name, value]) =>
    spaces.has(name) ? Object.keys(value).map((member) => `${name}.${member}`) : [name],
  );
  t.deepEqual(all.flatMap(({name, isType}) => (isType ? [] : [name])).sort(), built.sort());
});

for (const name of examples.keys()) {
  test.serial(name, async (t) => {
    const {default: compared} = (await import(pathToFileURL(join(project, `${name}.js`)).href)) as {
      default: [string, string, unknown, unknown][];
    };
    t.true(compared.length > 0, 'an example shows at least one value');
    for (const [expression, mark, came, expected] of compared)
      t.true(
        agrees(mark, came, expected),
        `${expression}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(plain(came))}`,
      );
  });
}

test('a value other than the one written is found', (t) => {
  t.true(agrees('=>', Float64Array.of(1, 2), [1, 2]));
  t.false(agrees('=>', {lo: 0.1 + 0.2, hi: 1}, {lo: 0.3, hi: 1}));
  t.true(agrees('~', {lo: 0.1 + 0.2, hi: 1}, {lo: 0.3, hi: 1}));
  t.false(agrees('~', {lo: 0.3, hi: 1}, {lo: 0.301, hi: 1}));
  t.false(agrees('~', {lo: 0.3, hi: 1}, {lo: 0.3}));
});
