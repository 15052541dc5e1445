/**
 * npm run show:certificates [-- DRAWS]: an encoder trained on digits and one on clothes; on each task 1,000 labels are drawn again and again, a
 * head is trained and certified, and every certificate is compared with the exact risk on the population by a sequential test. Writes the table of
 * docs/certificates.md.
 */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {readLabels, readMatrix, readVector, readWeights} from '../../properties/arrays/readArrays.ts';
import {complexityForms} from '../../properties/certify/complexityForms.ts';
import type {Evidence} from '../../properties/certify/evidence.ts';
import {normalised} from '../../properties/certify/givenFiles.ts';
import {halfForms} from '../../properties/certify/halfForms.ts';
import {halvesOf} from '../../properties/certify/halves.ts';
import {measuredOn} from '../../properties/certify/measured.ts';
import {pacBayesForms} from '../../properties/certify/pacBayesForms.ts';
import {testForms} from '../../properties/certify/testForms.ts';
import {scored, trainedHead} from '../../properties/certify/trainHead.ts';
import {train} from '../../properties/commands/train.ts';
import {outward} from '../../properties/files/format.ts';
import {readText} from '../../properties/files/textFile.ts';
import {writeFileAtomic} from '../../properties/files/writeFileAtomic.ts';
import {cumulative, drawIndex} from '../../theory/laws/draw.ts';
import {type Generator, generator} from '../../theory/laws/generator.ts';
import {type Matrix, rowsAt} from '../../theory/linear/matrix.ts';
import {freshTrials, type TrialSource} from '../../theory/sequential/freshTrials.ts';
import {
  divideAlpha,
  observe,
  outcome,
  type SequentialTest,
  sequentialTest,
} from '../../theory/sequential/sequentialTest.ts';
import {sequentialVerdict} from '../../theory/sequential/sequentialVerdict.ts';

const DRAWS = Number(process.argv[2] ?? 1000);
const N = 1000;
const DELTA = 0.05;
const SEED = 1;
/** The forms of the 0-1 loss, of the head or of the randomised head. */
const KEYS = [
  'test-zero-one',
  'half-zero-one',
  'pac-bayes-half',
  'pac-bayes',
  'pac-bayes-twice',
  'rademacher',
];

interface Task {
  readonly name: string;
  readonly world: 'mlp-digits' | 'mlp-fashion';
  /** Classes; the default labels of the world where none are given. */
  readonly positive?: number;
  readonly negative?: number;
}

const TASKS: readonly Task[] = [
  {name: 'digits, 1 against 0', world: 'mlp-digits', positive: 1, negative: 0},
  {name: 'digits, {1, 4, 7, 9} against the others', world: 'mlp-digits'},
  {name: 'clothes, trousers against ankle boots', world: 'mlp-fashion', positive: 1, negative: 9},
  {name: 'clothes, tops against the others', world: 'mlp-fashion'},
];

interface World {
  readonly table: Matrix;
  readonly labels: Int8Array;
  readonly groups: Float64Array;
  readonly T: Float64Array;
}

async function trainedWorld(world: Task['world'], folder: string): Promise<World> {
  const file = join(folder, `${world}.npz`);
  await train({
    world,
    points: 4000,
    draws: 4000,
    referenceSteps: 0,
    labelled: N,
    seed: SEED,
    embeddings: file,
  });
  return {
    table: normalised(await readMatrix(`${file}#population`)),
    labels: await readLabels(`${file}#population_labels`),
    groups: await readVector(`${file}#groups`),
    T: await readWeights(`${file}#T`),
  };
}

/** T on the two classes of a task alone, which give the labels. */
function populationOf({positive, negative}: Task, {table, labels, groups, T}: World) {
  if (positive === undefined) return {table, labels, T};
  const rows = [...groups.keys()].filter((j) => groups[j] === positive || groups[j] === negative);
  return {
    table: rowsAt(table, rows),
    labels: Int8Array.from(rows, (j) => (groups[j] === positive ? 1 : -1)),
    T: Float64Array.from(rows, (j) => T[j]!),
  };
}

type Population = ReturnType<typeof populationOf>;

function drawn({table, labels, T}: Population, random: Generator) {
  const below = cumulative(T);
  const rows = Array.from({length: N}, () => drawIndex(below, random));
  return {table: rowsAt(table, rows), labels: Int8Array.from(rows, (j) => labels[j]!)};
}

/** The certificates of one draw of D and D', with what they are certificates of. */
function certificates(population: Population, random: Generator) {
  const [D, held] = [drawn(population, random.derive('D')), drawn(population, random.derive("D'"))];
  const settings = {loss: 'logistic', radius: 10} as const;
  const head = trainedHead(D, settings);
  const evidence: Evidence = {
    delta: DELTA,
    head,
    train: scored(D, head),
    test: scored(held, head),
    ...halvesOf(D, settings),
    assumptions: {beta: 0.5},
    disjoint: [],
    norms: [],
  };
  const {forms, posterior} = pacBayesForms(evidence);
  const half = halfForms(evidence);
  const {halves} = evidence;
  const measured = measuredOn(
    population,
    {head, posterior, half: halves && {head: halves.head, posterior: half.posterior}},
    10,
    true,
  );
  return [...testForms(evidence), ...half.forms, ...forms, ...complexityForms(evidence)]
    .filter(({key}) => KEYS.includes(key))
    .map(({key, name, of, limit}) => ({key, name, limit: limit!, truth: measured[of]!}));
}

interface Row {
  readonly name: string;
  test: SequentialTest;
  readonly source: TrialSource;
  readonly limits: number[];
  readonly truths: number[];
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const up = (x: number) => outward(x, 'up', 3);

function tableOf(task: Task, population: Population): string[] {
  const rows = new Map<string, Row>();
  const alpha = divideAlpha({claims: KEYS.length * TASKS.length});
  for (let k = 0; k < DRAWS; k++) {
    const random = generator(SEED).derive(`${task.name}, draw ${k}`);
    for (const {key, name, limit, truth} of certificates(population, random)) {
      const row: Row = rows.get(key) ?? {
        name,
        test: sequentialTest({alpha}),
        source: freshTrials(generator(SEED).derive(`${task.name}, ${key}`)),
        limits: [],
        truths: [],
      };
      rows.set(key, row);
      row.test = observe(row.test, row.source.draw(DELTA), outcome(truth, limit));
      row.limits.push(limit.hi);
      row.truths.push(truth.hi);
    }
    if ((k + 1) % 100 === 0) process.stderr.write(`${task.name}: ${k + 1} of ${DRAWS} draws\n`);
  }
  return [...rows.values()].map(({name, test, limits, truths}) => {
    const {kind, violations, rateLimit} = sequentialVerdict(test);
    const cells = [
      task.name,
      name,
      up(mean(truths)),
      up(mean(limits)),
      up(Math.max(...limits)),
      violations,
      `${kind}, rate <= ${up(rateLimit)}`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
}

const folder = await mkdtemp(join(tmpdir(), 'transferbound-certificates-'));
try {
  const worlds = new Map<string, World>();
  const lines: string[] = [];
  for (const task of TASKS) {
    const world = worlds.get(task.world) ?? (await trainedWorld(task.world, folder));
    worlds.set(task.world, world);
    lines.push(...tableOf(task, populationOf(task, world)));
  }
  const table = [
    '| task | form | risk, mean | certificate, mean | largest | below the risk | sequential test |',
    '|---|---|---:|---:|---:|---:|---|',
    ...lines,
  ].join('\n');
  console.log(table);
  const PAGE = 'docs/certificates.md';
  const page = await readText(PAGE).catch(() => undefined);
  const between = /(<!-- draws: [^>]*-->\n\n)[\s\S]*?(\n\n<!-- end of draws -->)/;
  if (page && DRAWS >= 1000)
    await writeFileAtomic(
      PAGE,
      page.replace(between, (_, before, after) => `${before}${table}${after}`),
    );
} finally {
  await rm(folder, {recursive: true, force: true});
}
