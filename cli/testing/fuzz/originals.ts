/** A file of each kind that a command reads, and the command. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Tries} from './tries.ts';

export interface Original<T> {
  readonly name: string;
  readonly content: T;
  /** What reads it. */
  readonly command: (file: string) => readonly string[];
}

const root = process.cwd();
const committed = (name: string): Buffer => readFileSync(join(root, 'fixtures', name));
const words = (line: string): string[] => line.split(' ');

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

const report = (file: string) => ['report', file, '--out', 'made/page.html'];

/** What a command prints, by its name, and its words. */
const PRINTED = {
  run: 'check main-theorem --world finite --runs 5 --no-report --json',
  hunt: 'hunt change-of-law --evaluations 20 --json --witnesses made',
  score: 'mutants data-processing-reversed --evaluations 30 --json',
  training: 'train --steps 2 --points 8 --labelled 4 --json',
  certificate: 'certify --embeddings arrays/h.npy --labels arrays/y.npy --json',
};

/** JSON documents, made by the commands themselves where they are quick. */
export async function documents({tried, problem}: Tries, folder: string): Promise<Original<string>[]> {
  const found: Original<string>[] = [];
  for (const [name, line] of Object.entries(PRINTED)) {
    const {code, out} = (await tried(words(line))) ?? {code: 2, out: ''};
    if (code > 1) problem(words(line), `expected ${name}, got exit code ${code}`);
    found.push({name, content: out, command: report});
  }
  await tried(words('check change-of-law --world finite --runs 5 --no-report --shard 1/1 --out part.json'));
  const merge = (file: string) => ['merge', file, '--json', '--no-report'];
  const replay = (file: string) => ['replay', file, '--json'];
  const prove = (file: string) => ['prove', file, '--out', 'made', '--python', 'no-python'];
  const refuted = `${committed('counterexamples/data-processing-reversed.json')}`;
  const baseline = JSON.parse(readFileSync(join(root, 'ci/baseline.json'), 'utf8'));
  return [
    ...found,
    {name: 'part', content: readFileSync(join(folder, 'part.json'), 'utf8'), command: merge},
    {name: 'signs', content: JSON.stringify(SIGNS), command: report},
    {name: 'fixture', content: `${committed('witnesses/change-of-law.json')}`, command: replay},
    {name: 'counterexample', content: refuted, command: (file) => ['replay', file]},
    {name: 'counterexample to prove', content: refuted, command: prove},
    {
      name: 'baseline',
      content: JSON.stringify({...baseline, entries: baseline.entries.slice(0, 1)}),
      command: (file) => ['regress', '--baseline', file, '--json'],
    },
    {
      name: 'world',
      content: `${committed('worlds/brown/world.json')}`,
      command: () => words('check change-of-law --world file:damaged --file-runs 1 --no-report --json'),
    },
  ];
}

/** Arrays, tables and weights. */
export function binaries(folder: string): Original<Buffer>[] {
  const labels = ['--labels', 'arrays/y.npy'];
  const embeddings = (array: string) => (file: string) => [
    'certify',
    '--embeddings',
    `${file}${array}`,
    ...labels,
    '--json',
  ];
  return [
    {name: 'x.npy', content: committed('arrays/float32.npy'), command: embeddings('')},
    {name: 'x.npz', content: committed('arrays/two.npz'), command: embeddings('#h')},
    {name: 'x.safetensors', content: committed('arrays/two.safetensors'), command: embeddings('#h')},
    {name: 'x.parquet', content: committed('arrays/columns-zstd.parquet'), command: embeddings('#h')},
    {
      name: 'y.csv',
      content: Buffer.from('label,weight\n1,0.5\n-1,0.5\n'),
      command: (file) => words(`certify --embeddings arrays/h.npy --labels ${file}#label --json`),
    },
    {
      name: 'w.safetensors',
      content: readFileSync(join(folder, 'made/w.safetensors')),
      command: (file) => words(`train --load ${file} --steps 2 --points 8 --labelled 4 --json`),
    },
  ];
}
