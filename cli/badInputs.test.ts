/**
 * Inputs that once hung, crashed, passed in silence or destroyed a file, one row each: what is given, the exit code, what is
 * said, and that nothing is left behind. Those that take processes or signals are in other tests, which the table names.
 */
import {execFileSync} from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {sumOf} from '../properties/files/journal.ts';
import {startSession} from './testing/session.ts';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'transferbound-bad-'));
const session = startSession(folder);
test.after.always(() => {
  session.end();
  rmSync(folder, {recursive: true, force: true});
});

interface Row {
  readonly about: string;
  readonly words: readonly string[];
  readonly code: number;
  /** Of standard error, or of the output where the code is none of an error. */
  readonly says: RegExp;
  /** Files that it makes; all others stay as they are. */
  readonly makes?: readonly string[];
}

const place = (name: string): string => join(folder, name);
const write = (name: string, text: string): string => {
  writeFileSync(place(name), text);
  return `./${name}`;
};
const quick = ['--world', 'finite', '--runs', '5', '--no-report'];
const witness = readFileSync(join(root, 'fixtures/witnesses/change-of-law.json'), 'utf8');

/** A file of one true claim, but for the parts given. */
function claim(
  name: string,
  parts: {id?: string; needs?: string; body?: string; top?: string; end?: string} = {},
): string {
  const {id = "'own'", needs = '{}', body = '', top = '', end = ''} = parts;
  const one = '{lo: 1, hi: 1}';
  return write(
    name,
    `${top}\nexport const own = {id: ${id}, title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: ${needs}, hypotheses: [],
  evaluate() { ${body} return {lhs: {lo: 0, hi: 0}, rhs: ${one}, slack: ${one}, terms: [{key: 'a', name: 'a', value: ${one}}]}; }};\n${end}\n`,
  );
}

// --- outputs: every command that writes, in every way in which it cannot

const WAYS: readonly (readonly [way: string, file: string, says: RegExp])[] = [
  ['a file in the way', 'file/x.json', /expected a file that can be written, got ENOTDIR/],
  [
    'a name too long',
    `${'n'.repeat(300)}.json`,
    /expected a file that can be written, got (a name of more than 255 bytes|ENAMETOOLONG)/,
  ],
  ['a folder', 'folder', /expected a file that can be written, got a folder/],
  ['under /proc', '/proc/x/y.json', /got a place that the system keeps/],
  ['a device', '/dev/full', /got a device, a pipe or a socket/],
  ['a pipe', 'pipe', /got a device, a pipe or a socket/],
];

const WRITERS: readonly (readonly [command: string, words: (file: string) => readonly string[]])[] = [
  ['check --out', (file) => ['check', 'change-of-law', ...quick, '--out', file]],
  ['report', (file) => ['report', 'witness.json', '--out', file]],
  ['regress --update', (file) => ['regress', '--update', '--each', '1', '--baseline', file]],
  ['train --save', (file) => ['train', '--save', file]],
  ['mutants --out', (file) => ['mutants', 'data-processing-reversed', '--out', file]],
];

const FOLDERS: readonly (readonly [command: string, words: (folder: string) => readonly string[]])[] = [
  [
    'check --counterexamples',
    (to) => ['check', 'data-processing-reversed', ...quick, '--counterexamples', to],
  ],
  ['hunt --witnesses', (to) => ['hunt', 'change-of-law', '--evaluations', '2', '--witnesses', to]],
  ['experiment --out', (to) => ['experiment', 'signs', '--out', to]],
];

const writing = (): Row[] => [
  ...WRITERS.flatMap(([command, words]) =>
    WAYS.map(([way, file, says]): Row => ({about: `${command}: ${way}`, words: words(file), code: 2, says})),
  ),
  ...FOLDERS.flatMap(([command, words]) =>
    [WAYS[0]!, WAYS[3]!].map(
      ([way, file, says]): Row => ({about: `${command}: ${way}`, words: words(file), code: 2, says}),
    ),
  ),
];

// --- files that are read

/** A text with its n-th match replaced; throws where there is none, as the row would then test nothing. */
function changed(text: string, pattern: RegExp, by: string): string {
  const found = text.replace(pattern, by);
  if (found === text) throw new Error(`nothing to change: ${pattern}`);
  return found;
}

const signs = (version: unknown) =>
  JSON.stringify({command: 'transferbound experiment signs', version, rows: [], complete: true});

/** Of a part and a run that the command itself made. */
function reading(part: string, run: string): Row[] {
  const flips = [/"key":/, /"settings":/, /"units":/, /"manifest":/, /"seed":1/].map((pattern, i): Row => {
    const flipped = (text: string) =>
      text.replace(/[a-z](?=")|1$/, (c) => String.fromCharCode(c.charCodeAt(0) ^ 1));
    const name = write(`part-${i}.json`, changed(part, pattern, flipped(part.match(pattern)![0])));
    return {
      about: `a part with one bit of ${pattern.source} flipped`,
      words: ['merge', name, '--no-report', '--json'],
      code: 2,
      says: /^\.\/part-\d\.json: .*expected .*, got /,
    };
  });
  return [
    ...flips,
    ...(
      [
        ['kept above settings', /"kept": \d+/, '"kept": 9999999', /kept|settings/],
        ['1e300 settings', /"settings": \d+/, '"settings": 1e300', /settings/],
        ['a key of __proto__', /"kept":/, '"__proto__": 1, "kept":', /__proto__/],
        ['a key twice', /"kept":/, '"kept": 1, "kept":', /kept.*twice|twice/],
        ['a later version', /"version": 1/, '"version": 9', /version/],
      ] as const
    ).map(
      ([about, pattern, by, says], i): Row => ({
        about: `a run with ${about}`,
        words: ['report', write(`run-${i}.json`, changed(run, pattern, by)), '--out', 'page.html'],
        code: 2,
        says,
      }),
    ),
    ...([9, '1'] as const).map(
      (version): Row => ({
        about: `an experiment of version ${JSON.stringify(version)}`,
        words: [
          'report',
          write(`signs-${version}-${typeof version}.json`, signs(version)),
          '--out',
          'page.html',
        ],
        code: 2,
        says: /version/,
      }),
    ),
    {
      about: 'a fixture of one string of 20 MB',
      words: ['replay', write('long.json', `{"claim": "${'x'.repeat(20_000_000)}"}`)],
      code: 2,
      says: /^.{1,600}\n$/,
    },
  ];
}

// --- claims, options

const claims = (): Row[] => [
  {
    about: 'a need misspelt',
    words: ['check', claim('need.mjs', {needs: "{head: 'finite'}"}), ...quick],
    code: 2,
    says: /needs.*expected.*head/,
  },
  {
    about: 'the value of a need misspelt',
    words: ['check', claim('value.mjs', {needs: "{heads: 'fnite'}"}), ...quick],
    code: 2,
    says: /heads.*expected.*fnite/,
  },
  {
    about: 'the id of a built-in claim',
    words: ['check', claim('built-in.mjs', {id: "'change-of-law'"}), ...quick],
    code: 2,
    says: /change-of-law/,
  },
  {
    about: 'one id twice in a file',
    words: ['check', claim('twice.mjs', {end: 'export const other = {...own};'}), ...quick],
    code: 2,
    says: /each claim once, got "?own twice/,
  },
  {
    about: 'a claim named twice',
    words: ['check', 'change-of-law', 'change-of-law', ...quick],
    code: 2,
    says: /each claim once, got "?change-of-law twice/,
  },
  {
    about: 'an id of 10,000 characters',
    words: ['check', claim('long-id.mjs', {id: `'${'x'.repeat(10_000)}'`}), ...quick],
    code: 2,
    says: /^[^\n]{1,400}\n/,
  },
  {
    about: 'process.exit(0) in a claim',
    words: ['hunt', claim('exits.mjs', {body: 'process.exit(0);'}), '--evaluations', '2'],
    code: 2,
    says: /ended its process with exit code 0/,
    makes: ['witnesses', 'witnesses/own.json.journal'],
  },
  {
    about: 'process.exit(0) in a file',
    words: ['mutants', claim('exits-top.mjs', {top: 'process.exit(0);'}), '--evaluations', '2'],
    code: 2,
    says: /ended its process with exit code 0/,
  },
  {
    about: '# and ? in the name of a file',
    words: ['check', claim('my#claim?x=1%20.ts'), ...quick],
    code: 0,
    says: /1 claim|own/,
  },
  {
    about: 'a rate that is allowed',
    words: ['check', 'main-theorem', ...quick, '--sampled', '--detect', '0.05'],
    code: 2,
    says: /allowed by the claimed nu/,
  },
  {
    about: 'a rate out of reach',
    words: ['check', 'main-theorem', ...quick, '--sampled', '--detect', '0.11'],
    code: 2,
    says: /44139 trials are needed, 20000 allowed/,
  },
  {
    about: 'a network too wide for memory',
    words: ['train', '--width', '100000', '--steps', '1'],
    code: 2,
    says: /^[^\n]{1,400}\n$/,
  },
  {
    about: 'a pool too large for memory',
    words: ['train', '--points', '2000000000', '--steps', '1'],
    code: 2,
    says: /from 2 to 1000000, got "2000000000"/,
  },
];

/** Every file with its kind and, of plain ones, its contents. */
function contents(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'})) {
    const at = lstatSync(place(name));
    found[name] = at.isFile() ? sumOf(readFileSync(place(name))) : `${at.mode}`;
  }
  return found;
}

test.before(async () => {
  for (const made of ['part.json', 'run.json']) {
    const shard = made === 'part.json' ? ['--shard', '1/1'] : [];
    await session.run(['check', 'change-of-law', ...quick, ...shard, '--out', made]);
  }
  write('witness.json', witness);
  write('file', 'in the way');
  mkdirSync(place('folder'));
  execFileSync('mkfifo', [place('pipe')]);
});

test.serial('every bad input ends with its exit code and message, and leaves nothing behind', async (t) => {
  const read = (name: string) => readFileSync(place(name), 'utf8');
  const rows = [...writing(), ...claims(), ...reading(read('part.json'), read('run.json'))];
  const wrong: string[] = [];
  for (const {about, words, code, says, makes = []} of rows) {
    const before = contents();
    const found = await session.run(words);
    if (typeof found === 'string') {
      wrong.push(`${about}: ${found}`);
      continue;
    }
    const text = code === 2 ? found.err : found.out;
    if (found.code !== code) wrong.push(`${about}: exit code ${found.code}: ${text.slice(0, 300)}`);
    else if (!says.test(text)) wrong.push(`${about}: says ${text.slice(0, 300)}`);
    if (/^\s+at .*:\d+:\d+/m.test(text) && !/\.mjs:\d+:\d+/.test(text))
      wrong.push(`${about}: a stack: ${text.slice(0, 300)}`);
    const after = contents();
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      if (before[name] !== after[name] && !makes.includes(name)) wrong.push(`${about}: ${name} is another`);
  }
  t.deepEqual(wrong, []);
  t.log(`${rows.length} bad inputs`);
});

test.serial('a link is kept, and what it leads to is written', async (t) => {
  write('target.json', '{}');
  symlinkSync(place('target.json'), place('link.json'));
  t.like(await session.run(['check', 'change-of-law', ...quick, '--out', 'link.json']), {code: 0});
  t.true(lstatSync(place('link.json')).isSymbolicLink());
  t.like(JSON.parse(readFileSync(place('target.json'), 'utf8')), {complete: true});
});

/** Where the rest is tested: by file, the titles. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'cli/runaway.test.ts': [
    'an endless loop ends after --timeout, with its setting',
    'an endless loop in a hunt ends after --budget, and what was found before is printed',
    'a file that loads for ever can be stopped',
    'ends a run whose claim does not end, sent so often',
    'workers of a parent that was killed end, also deep in a claim',
    'the fault of a claim file is said with its line',
    'what a claim prints goes to standard error, and the document stays whole',
  ],
  'cli/exitCodes.test.ts': [
    'a claim that ends the process is no pass and no refutation',
    'a looser witness does not replace a tighter one',
    'a stopped run ends with 130 and leaves the result of a whole one as it was',
  ],
  'cli/workers.test.ts': [
    'a unit that processes die of is done again once, then reported with its setting',
    'memory that runs out in a claim is said in one line, with the setting',
    'Ctrl-C with workers: what is done so far, and no process is left',
  ],
  'cli/fuzzFaults.test.ts': [
    'signals at seeded moments, to processes and to groups of them',
    'disks that are full, or read-only',
    'output that cannot be written, and files that may not grow',
  ],
  'cli/resume.test.ts': ['killed in the middle of its work'],
};

for (const [file, titles] of Object.entries(ELSEWHERE)) {
  test(`bad inputs of processes and signals are tested in ${file}`, (t) => {
    const text = readFileSync(join(root, file), 'utf8');
    for (const title of titles) t.true(text.includes(title), title);
  });
}
