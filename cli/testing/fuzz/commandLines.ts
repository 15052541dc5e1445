/** Command lines that are right, each with one word changed. */
import fc from 'fast-check';

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
  'train --world no-such-world | --steps 3 --points 8 --width 2 --labelled 4 --seed 1 --save made/w.safetensors --load made/w.safetensors --rate 0.1 --json',
  'certify | --delta 0.05 --kl 1 --risk 0.1 --n 100 --json',
  'certify | --delta 0.05 --errors 3 --n 100 --json',
  'certify | --embeddings made/none.npy --labels made/none.csv --delta 0.05 --json',
  'power no-such-claim | --worlds context --seed 1 --nu 0.1 --alpha 1e-6 --json',
  'experiment signs --draws 0 | --seed 1 --out made --backend cpu --json',
  'experiment radreg --settings 0 | --seed 1 --out made --json --encoder context',
  'experiment no-such-experiment | --seed 1',
  'check change-of-law --world finite --runs 3 --no-report --out made/kept.json | --resume --json --seed 1',
  'distribute contraction --world finite --runs 3 --no-report | --workers 1 --json --strict --nu 0.1',
  'prove fixtures/reversed.json --out made | --python no-python --json',
  'show contraction | main-theorem --json',
  'sharpen contraction --evaluations 2 | --seed 1 --json --counterexamples made --out made/sharp.json --resume',
  'sharpen | --all --evaluations 0',
  'train --steps 2 --points 8 --labelled 4 | --seed 1 --json --save made/w.safetensors --resume --shift flip:0.2 --rate 0.1',
  'certify --embeddings arrays/h.npy --labels arrays/y.npy | --delta 0.05 --json --radius 1 --normalise',
  'check change-of-law --world file:world --file-runs 1 --no-report --runs 3 | --seed 1 --json',
  'compare --world views --repeats 1 --base --out made | --seed 1 --json --delta 0.1 --loss hinge --time 5s',
  'init made/project | --json --package file:x',
  'list | --mutants --json',
  'doctor | --json',
];

/** Those that start processes or train, which take longer. */
const SLOWER = [
  'experiment signs --draws 2 --encoder context --out made | --seed 1 --resume --json --backend cpu',
  'hunt ./claim-own.mjs --evaluations 3 --witnesses made | --seed 1 --json --timeout 5s --resume',
  'regress --claims ./claim-own.mjs --baseline made/own.json | --update --each 1 --json --timeout 5s',
];

const LINES = [...RIGHT, ...SLOWER].map((line) => line.split(' '));

const OPTIONS = new Set(LINES.flat().filter((word) => word.startsWith('--')));

export const edit = fc.record({
  line: fc.oneof(
    {weight: 15, arbitrary: fc.nat(RIGHT.length - 1)},
    {weight: 1, arbitrary: fc.integer({min: RIGHT.length, max: LINES.length - 1})},
  ),
  kind: fc.constantFrom('replace', 'insert', 'drop', 'twice', 'swap', 'none'),
  at: fc.nat(1_000),
  word: fc.oneof(
    {weight: 4, arbitrary: fc.constantFrom(...ODD)},
    {weight: 1, arbitrary: fc.string({maxLength: 20})},
    {weight: 1, arbitrary: fc.constantFrom(...OPTIONS)},
  ),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

export function commandLine({line, kind, at, word}: Edit): string[] {
  const all = LINES[line]!;
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
