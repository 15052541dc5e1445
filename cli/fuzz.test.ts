/**
 * Thousands of seeded inputs over all commands, files and disk faults: each is a right result or an error in a few lines with
 * its exit code; nothing hangs, shows a stack, or leaves half a file. Claim files and signals are in runaway.test.ts too.
 */
import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import type {Outcome} from './testing/commandSession.ts';
import {type Session, startSession} from './testing/session.ts';

const SEED = 1;
const root = process.cwd();
const folder = await mkdtemp(join(tmpdir(), 'transferbound-fuzz-'));
const session: Session = startSession(folder);
let total = 0;
test.after.always(async () => {
  session.end();
  await rm(folder, {recursive: true, force: true});
});

/** No input is an internal fault (70) or says that something waits for what never comes (13). */
const CODES: readonly number[] = [0, 1, 2, 3];
const LONGEST = 6_000;

/** Files that a command left half-written. */
function halfWritten(place: string): string[] {
  return readdirSync(place, {recursive: true, encoding: 'utf8'}).filter((name) => {
    if (/\.tmp$/.test(name)) return true;
    if (!/^(made|counterexamples|witnesses)\b.*\.json$/.test(name)) return false;
    try {
      JSON.parse(readFileSync(join(place, name), 'utf8'));
      return false;
    } catch {
      return statSync(join(place, name)).isFile();
    }
  });
}

/** What is wrong with how a command line ended, all of it, so that one run shows every fault. */
let problems: string[] = [];

async function tried(words: readonly string[], codes = CODES): Promise<Outcome | undefined> {
  total++;
  const found = await session.run(words);
  const note = (what: string) => problems.push(`${JSON.stringify(words).slice(0, 400)}: ${what}`);
  if (typeof found === 'string') {
    note(found);
    return undefined;
  }
  const {code, out, err} = found;
  if (!codes.includes(code)) note(`exit code ${code}: ${err.slice(0, 400)}`);
  if (/^\s+at .*:\d+:\d+/m.test(err) && !/claim-\d+\.mjs:\d+:\d+/.test(err))
    note(`a stack: ${err.slice(0, 400)}`);
  if (code === 2 && !(err.length > 0 && err.length < LONGEST)) note(`${err.length} characters of error`);
  // After `--` nothing is an option.
  if (code !== 2 && words.includes('--json') && !words.includes('--')) {
    try {
      JSON.parse(out);
    } catch {
      note(`no document: ${out.slice(0, 200)}`);
    }
  }
  return found;
}

const fine = async (words: readonly string[], codes = CODES): Promise<number | undefined> =>
  (await tried(words, codes))?.code;

function noProblems(t: ExecutionContext): void {
  const found = [...problems, ...halfWritten(folder).map((name) => `half-written: ${name}`)];
  problems = [];
  t.deepEqual(found, []);
}

const examples = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(arbitrary, {seed: SEED, numRuns: count});

// --- command lines

/** What no option should take, and some that many do. */
const ODD = [
  '',
  ' ',
  '-1',
  '0',
  '1.5',
  '1e12',
  '1e309',
  'NaN',
  'Infinity',
  '-0',
  '0x10',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'ü',
  '\u0000x',
  '💥',
  '../..',
  '/',
  '/dev/null',
  '/dev/full',
  '/proc/self/mem',
  'a'.repeat(5_000),
  '--',
  '-',
  '--json=1',
  '--nope',
  '-x',
  '{"a":1}',
  '*',
  '1,2',
  ',',
  '1/0',
  '2/1',
  '%00',
  '\n',
  'file:',
  'file:/nope',
  'https://example.invalid',
  'change-of-law',
  'no-such-claim',
  './no.ts',
  './no.py',
];

/** Command lines that are right and take milliseconds; `|` ends what may not be dropped. */
const RIGHT = [
  'check change-of-law | --world finite --runs 3 --no-report --json --seed 1 --nu 0.1 --alpha 1e-6 --trials 5 --workers 1 --backend cpu --counterexamples made --out made/run.json --strict --exact',
  'check data-processing-reversed | --world finite --runs 30 --no-report --counterexamples made --json --verbose',
  'check main-theorem | --sampled --world finite --runs 3 --trials 4 --no-report --detect 0.5 --shard 1/2 --out made/part.json --json',
  'check contraction | --preset quick --world finite --runs 3 --report made/report.html --reporter table --grep contraction --bail --time 5s',
  'merge | made/part.json --out made/run.json --json --no-report',
  'distribute | --worker --once --lock 5s --redis nowhere',
  'mutants no-such-mutant | --evaluations 3 --budget 1s --seed 1 --workers 1 --json --out made/score.json --counterexamples made',
  'hunt no-such-claim | --evaluations 3 --seed 1 --json --witnesses made --counterexamples made --budget 1s --random --sampled',
  'regress | --baseline made/baseline.json --tolerance 0 --json',
  'regress --update --baseline made/none/../baseline.json --each 0 | --seed 1 --json',
  'replay | fixtures/change-of-law.json fixtures/contraction.json --json --timeout 5s',
  'report | fixtures/change-of-law.json --out made/report.html --json',
  'train --world no-such-world | --steps 3 --points 8 --width 2 --n 4 --seed 1 --save made/w.safetensors --load made/w.safetensors --rate 0.1 --json',
  'certify | --delta 0.05 --kl 1 --risk 0.1 --n 100 --json',
  'certify | --delta 0.05 --errors 3 --n 100 --json',
  'certify | --embeddings made/none.npy --labels made/none.csv --delta 0.05 --json',
  'power no-such-claim | --worlds context --seed 1 --nu 0.1 --alpha 1e-6 --json',
  'experiment signs --draws 0 | --seed 1 --out made --backend cpu --json',
  'experiment radreg --settings 0 | --seed 1 --out made --json --encoder context',
  'experiment no-such-experiment | --seed 1',
  'list | --mutants --json',
  'doctor | --json',
].map((line) => line.split(' '));

const edit = fc.record({
  line: fc.nat(RIGHT.length - 1),
  kind: fc.constantFrom('replace', 'insert', 'drop', 'twice', 'swap', 'none'),
  at: fc.nat(1_000),
  word: fc.oneof(
    {weight: 4, arbitrary: fc.constantFrom(...ODD)},
    {weight: 1, arbitrary: fc.string({maxLength: 20})},
    {weight: 1, arbitrary: fc.constantFrom(...new Set(RIGHT.flat().filter((word) => word.startsWith('--'))))},
  ),
});

function commandLine({
  line,
  kind,
  at,
  word,
}: {
  line: number;
  kind: string;
  at: number;
  word: string;
}): string[] {
  const all = RIGHT[line]!;
  const fixed = all.indexOf('|');
  const words = all.filter((one) => one !== '|');
  const place = fixed + (at % Math.max(1, words.length - fixed));
  const edited = {
    replace: words.with(Math.min(place, words.length - 1), word),
    insert: words.toSpliced(place, 0, word),
    drop: words.toSpliced(place, 1),
    twice: [...words, ...words.slice(place, place + 2)],
    swap: words.toSpliced(place, 2, ...words.slice(place, place + 2).reverse()),
    none: words,
  }[kind]!;
  // All built-in claims, or thousands of settings, are right too, and take minutes.
  const count = edited.indexOf('--runs');
  return edited[0] === 'check' && !(count >= 0 && edited[count + 1]!.length <= 2)
    ? [...edited, '--runs', '3']
    : edited;
}

test.serial('command lines', async (t) => {
  mkdirSync(join(folder, 'made'), {recursive: true});
  mkdirSync(join(folder, 'fixtures'), {recursive: true});
  for (const name of ['change-of-law', 'contraction'])
    writeFileSync(
      join(folder, `fixtures/${name}.json`),
      readFileSync(join(root, `fixtures/witnesses/${name}.json`)),
    );
  for (const words of examples(edit, 900).map(commandLine)) await fine(words);
  noProblems(t);
});

// --- files

const JUNK: readonly string[] = [
  'null',
  '-1',
  '1e400',
  '1e300',
  '"x"',
  '[]',
  '{}',
  '[[]]',
  'true',
  '"__proto__"',
  '0.5',
  '""',
];

const damage = fc.record({
  file: fc.nat(1_000),
  kind: fc.constantFrom(
    'cut',
    'flip',
    'value',
    'key',
    'twice',
    'proto',
    'delete',
    'deep',
    'bytes',
    'empty',
    'none',
  ),
  at: fc.double({min: 0, max: 1, noNaN: true}),
  bit: fc.nat(7),
  junk: fc.constantFrom(...JUNK),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

/** Places of tokens in a JSON text: a value after a colon, a comma or a bracket. */
const VALUE = /(?<=[:,[]\s*)("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/g;
const KEY = /"(?:[^"\\]|\\.)*"(?=\s*:)/g;

function damaged(text: string, {kind, at, bit, junk}: Damage): Buffer {
  const pick = (pattern: RegExp) => {
    const all = [...text.matchAll(pattern)];
    const found = all[Math.floor(at * (all.length - 1))];
    return found ? ([found.index, found[0]] as const) : ([0, ''] as const);
  };
  const replaced = ([place, was]: readonly [number, string], by: string) =>
    text.slice(0, place) + by + text.slice(place + was.length);
  switch (kind) {
    case 'cut':
      return Buffer.from(text.slice(0, Math.floor(at * text.length)));
    case 'flip': {
      const bytes = Buffer.from(text);
      const place = Math.floor(at * (bytes.length - 1));
      bytes[place]! ^= 1 << bit;
      return bytes;
    }
    case 'bytes':
      return Buffer.concat([Buffer.from(text.slice(0, 20)), Buffer.from([0xff, 0xfe, 0, bit])]);
    case 'value':
      return Buffer.from(replaced(pick(VALUE), junk));
    case 'key':
      return Buffer.from(replaced(pick(KEY), '"unheard"'));
    case 'twice': {
      const [place, key] = pick(KEY);
      return Buffer.from(replaced([place, ''], `${key}: ${junk}, `));
    }
    case 'proto':
      return Buffer.from(replaced([pick(KEY)[0], ''], `"__proto__": ${junk}, `));
    case 'delete':
      return Buffer.from(replaced(pick(VALUE), ''));
    case 'deep':
      return Buffer.from(replaced(pick(VALUE), '['.repeat(20_000) + ']'.repeat(20_000)));
    case 'empty':
      return Buffer.from('');
    default:
      return Buffer.from(text);
  }
}

/** As experiment signs prints. */
const SIGNS = {
  command: 'transferbound experiment signs --draws 2',
  version: 1,
  backend: {name: 'cpu', version: '1'},
  seed: 1,
  rows: [
    {
      encoder: 'context',
      parameters: 3,
      draws: 2,
      parametric: 1.5,
      normBased: 2.5,
      trivial: 1,
      upper: 1,
      achieved: {lo: 0.5, hi: 0.5},
      exact: true,
      signVectors: 4,
      ratio: 2,
      verdict: 'holds',
    },
  ],
  complete: true,
};

/** One file of each kind, made by the commands themselves. */
async function originals(): Promise<
  readonly {name: string; text: string; command: (file: string) => string[]}[]
> {
  const small = ['--world', 'finite', '--runs', '5', '--no-report'];
  const make = async (name: string, words: readonly string[]): Promise<string> => {
    const found = await session.run(words);
    if (typeof found === 'string' || found.code > 1) {
      problems.push(`${name}: ${JSON.stringify(found)}`);
      return '{}';
    }
    return name.startsWith('part') ? readFileSync(join(folder, name), 'utf8') : found.out;
  };
  const report = (file: string) => ['report', file, '--out', 'made/page.html'];
  return [
    {name: 'run', text: await make('run', ['check', 'main-theorem', ...small, '--json']), command: report},
    {
      name: 'part',
      text: await make('part.json', [
        'check',
        'change-of-law',
        ...small,
        '--shard',
        '1/1',
        '--out',
        'part.json',
      ]),
      command: (file) => ['merge', file, '--json', '--no-report'],
    },
    {
      name: 'hunt',
      text: await make('hunt', [
        'hunt',
        'change-of-law',
        '--evaluations',
        '20',
        '--json',
        '--witnesses',
        'made',
      ]),
      command: report,
    },
    {
      name: 'score',
      text: await make('score', ['mutants', 'data-processing-reversed', '--evaluations', '30', '--json']),
      command: report,
    },
    {name: 'signs', text: JSON.stringify(SIGNS), command: report},
    {
      name: 'fixture',
      text: readFileSync(join(root, 'fixtures/witnesses/change-of-law.json'), 'utf8'),
      command: (file) => ['replay', file, '--json'],
    },
    {
      name: 'counterexample',
      text: readFileSync(join(root, 'fixtures/counterexamples/data-processing-reversed.json'), 'utf8'),
      command: (file) => ['replay', file],
    },
    {
      name: 'baseline',
      text: '{"format":"transferbound baseline","version":1,"seed":1,"entries":[]}',
      command: (file) => ['regress', '--baseline', file, '--json'],
    },
  ];
}

test.serial('damaged files', async (t) => {
  const kinds = await originals();
  for (const how of examples(damage, 1_000)) {
    const {text, command} = kinds[how.file % kinds.length]!;
    writeFileSync(join(folder, 'damaged.json'), damaged(text, how));
    const code = await fine(command('damaged.json'));
    // What nobody asked for is never let through in silence.
    if (['twice', 'proto', 'empty', 'deep'].includes(how.kind))
      t.is(code, 2, `${how.kind} of ${JSON.stringify(how)}`);
  }
  noProblems(t);
});

// --- disks

/** Places where nothing can be written, each in its own way. */
function badPlaces(): string[] {
  const places = [
    '/dev/full',
    '/dev/null',
    '/dev/null/x',
    '/proc/x',
    '/sys/x/y',
    '.',
    `${'n'.repeat(300)}.json`,
    'file/x.json',
    'loop',
    'bad\u0000name',
  ];
  writeFileSync(join(folder, 'file'), 'a file in the way');
  return places;
}

const WRITERS: readonly ((place: string) => string[])[] = [
  (place) => ['check', 'change-of-law', '--world', 'finite', '--runs', '2', '--no-report', '--out', place],
  (place) => ['check', 'change-of-law', '--world', 'finite', '--runs', '2', '--report', place],
  (place) => [
    'check',
    'data-processing-reversed',
    '--world',
    'finite',
    '--runs',
    '30',
    '--no-report',
    '--json',
    '--counterexamples',
    place,
  ],
  (place) => [
    'check',
    'change-of-law',
    '--world',
    'finite',
    '--runs',
    '2',
    '--no-report',
    '--shard',
    '1/1',
    '--out',
    place,
  ],
  (place) => [
    'check',
    'change-of-law',
    '--world',
    'finite',
    '--runs',
    '2',
    '--no-report',
    '--reporter',
    `junit=${place}`,
  ],
  (place) => ['report', 'fixtures/change-of-law.json', '--out', place],
  (place) => ['regress', '--update', '--each', '1', '--baseline', place],
  (place) => ['train', '--steps', '2', '--points', '8', '--save', place],
  (place) => ['experiment', 'signs', '--out', place],
  (place) => ['mutants', 'data-processing-reversed', '--out', place],
];

test.serial('places that cannot be written', async (t) => {
  for (const place of badPlaces()) {
    for (const [k, writer] of WRITERS.entries()) {
      // A folder to write into may be a plain one.
      if (place === '.' && (k === 2 || k === 8)) continue;
      if (place === 'loop' && k !== 0) continue;
      const words = writer(place === 'loop' ? 'file/x/../y' : place);
      await fine(words, [2]);
    }
  }
  noProblems(t);
});

test.serial('a disk that is full', async (t) => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k,nr_inodes=8', 'tmpfs', disk], {stdio: 'ignore'});
  } catch {
    t.pass('a small disk needs the rights to mount one');
    return;
  }
  try {
    const before = '{"format":"transferbound run","complete":true}';
    writeFileSync(join(disk, 'kept.json'), before);
    writeFileSync(join(disk, 'filler'), 'x'.repeat(8_000));
    for (const place of ['disk/kept.json', 'disk/new.json', 'disk/a/b/c/d/e/f/g/h/i.json']) {
      const words = [
        'check',
        'main-theorem',
        'transfer-decomposition',
        '--world',
        'finite',
        '--runs',
        '40',
        '--no-report',
        '--json',
        '--out',
        place,
      ];
      await fine(words, [2]);
    }
    await fine(['report', 'fixtures/change-of-law.json', '--out', 'disk/page.html'], [2]);
    t.is(readFileSync(join(disk, 'kept.json'), 'utf8'), before);
    noProblems(t);
  } finally {
    execFileSync('umount', [disk]);
    rmSync(disk, {recursive: true, force: true});
  }
});

// --- claim files

const CLAIM_PARTS = {
  id: ["'own'", "'Own Claim'", "''", '3', 'undefined', "'contraction'", "'../../evil'"],
  kind: ["'deterministic'", "'with-probability'", "'in-expectation'", "'end-to-end'", "'nonsense'", 'null'],
  needs: ['{}', "{heads: 'finite'}", "{head: 'finite'}", '{losses: []}', 'null', "{trained: 'yes'}"],
  hypotheses: [
    '[]',
    'null',
    "[{name: 'x', holds: () => true}]",
    "[{name: 'x', holds: 3}]",
    "[{name: 'x', holds: () => 'maybe'}]",
  ],
  body: [
    'return good;',
    'return 3;',
    'return undefined;',
    'return Promise.resolve(good);',
    "throw 'text';",
    "throw new Error('mine');",
    'return {...good, slack: {lo: 2, hi: 1}};',
    'return {...good, terms: 3};',
    '(function again() { again(); })();',
  ],
  top: [
    '',
    'export default 3;',
    'import nothing from "nowhere";',
    'const x = ;',
    "throw new Error('top');",
    'await 0;',
    'export const own2 = own;',
  ],
} as const;

const claimFile = fc.record(
  Object.fromEntries(
    Object.entries(CLAIM_PARTS).map(([key, list]) => [
      key,
      fc.oneof(
        {weight: 3, arbitrary: fc.constant(list[0])},
        {weight: 1, arbitrary: fc.constantFrom(...list)},
      ),
    ]),
  ) as {[K in keyof typeof CLAIM_PARTS]: fc.Arbitrary<string>},
);

test.serial('claim files', async (t) => {
  for (const [k, {id, kind, needs, hypotheses, body, top}] of examples(claimFile, 24).entries()) {
    const one = '{lo: 0, hi: 1}';
    const name = `claim-${k}.mjs`;
    writeFileSync(
      join(folder, name),
      `const good = {lhs: ${one}, rhs: ${one}, slack: ${one}, terms: []};
export const own = {id: ${id}, title: 't', statement: 's', source: 'mine', kind: ${kind}, needs: ${needs}, hypotheses: ${hypotheses},
  evaluate() { ${body} }, prepare: () => () => { ${body} }};
${top}\n`,
    );
    await tried(['check', `./${name}`, '--world', 'finite', '--runs', '2', '--no-report', '--json']);
  }
  noProblems(t);
});

test.serial('so many inputs', (t) => t.true(total >= 2_000, `${total}`));
