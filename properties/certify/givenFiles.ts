/** The files that `certify` was given, read and checked against each other. */
import {basename} from 'node:path';
import {inputError} from '../../theory/errors.ts';
import type {Matrix} from '../../theory/linear/matrix.ts';
import {type Classes, readLabels, readMatrix, readVector, readWeights} from '../arrays/readArrays.ts';

/** Paths by option. */
export interface CertifyFiles {
  readonly embeddings?: string;
  readonly labels?: string;
  readonly testEmbeddings?: string;
  readonly testLabels?: string;
  readonly scores?: string;
  readonly testScores?: string;
  readonly pretextLosses?: string;
  readonly referenceLosses?: string;
  readonly population?: string;
  readonly populationLabels?: string;
  readonly populationWeights?: string;
  readonly pretrainingWeights?: string;
  readonly populationReference?: string;
}

/** A labelled sample: embeddings or scores. */
export interface LabelledFile {
  readonly labels: Int8Array;
  readonly table?: Matrix;
  readonly scores?: Float64Array;
}

export interface Population {
  readonly table: Matrix;
  readonly labels: Int8Array;
  /** Of T; all 1 where none were given. */
  readonly T: Float64Array;
  readonly U?: Float64Array;
  readonly reference?: Matrix;
}

export interface GivenFiles {
  readonly train?: LabelledFile;
  readonly test?: LabelledFile;
  readonly pretext?: Float64Array;
  readonly referencePretext?: Float64Array;
  readonly population?: Population;
}

type Named = (option: string) => string;

function sameLength(found: number, file: string, expected: number, than: string): void {
  if (found !== expected)
    throw inputError(basename(file), 'rows', `${expected} as ${basename(than)} has`, found);
}

/** Rows divided by their norms; a row of zeros stays. */
export function normalised({rows, columns, data}: Matrix): Matrix {
  const scaled = new Float64Array(data.length);
  for (let j = 0; j < rows; j++) {
    const norm = Math.hypot(...data.subarray(j * columns, (j + 1) * columns));
    if (norm > 0) for (let i = 0; i < columns; i++) scaled[j * columns + i] = data[j * columns + i]! / norm;
  }
  return {rows, columns, data: scaled};
}

/** What goes only together: an option, and the one that it needs. */
const NEEDS: readonly (readonly [keyof CertifyFiles, keyof CertifyFiles])[] = [
  ['embeddings', 'labels'],
  ['scores', 'labels'],
  ['testEmbeddings', 'testLabels'],
  ['testScores', 'testLabels'],
  ['testEmbeddings', 'embeddings'],
  ['referenceLosses', 'pretextLosses'],
  ['pretextLosses', 'embeddings'],
  ['population', 'populationLabels'],
  ['population', 'embeddings'],
  ['populationLabels', 'population'],
  ['populationWeights', 'population'],
  ['pretrainingWeights', 'population'],
  ['populationReference', 'population'],
];

function checkTogether(files: CertifyFiles, named: Named): void {
  for (const [option, other] of NEEDS)
    if (files[option] !== undefined && files[other] === undefined)
      throw inputError('certify', named(option), `${named(other)} with it`, 'none');
  for (const [one, other] of [
    ['embeddings', 'scores'],
    ['testEmbeddings', 'testScores'],
  ] as const)
    if (files[one] !== undefined && files[other] !== undefined)
      throw inputError('certify', named(one), `either ${named(one)} or ${named(other)}`, 'both');
  if (files.labels !== undefined && files.embeddings === undefined && files.scores === undefined)
    throw inputError(
      'certify',
      named('labels'),
      `${named('embeddings')} or ${named('scores')} with it`,
      'none',
    );
  if (files.testLabels !== undefined && files.testEmbeddings === undefined && files.testScores === undefined)
    throw inputError(
      'certify',
      named('testLabels'),
      `${named('testEmbeddings')} or ${named('testScores')} with it`,
      'none',
    );
}

async function labelledFile(
  [embeddings, scores, labelled]: readonly (string | undefined)[],
  classes: Classes | undefined,
  toUnit: boolean,
): Promise<LabelledFile | undefined> {
  const from = embeddings ?? scores;
  if (from === undefined || labelled === undefined) return undefined;
  const labels = await readLabels(labelled, classes);
  if (embeddings === undefined) {
    const read = await readVector(from);
    sameLength(labels.length, labelled, read.length, from);
    return {labels, scores: read};
  }
  const table = await readMatrix(embeddings);
  sameLength(labels.length, labelled, table.rows, embeddings);
  return {labels, table: toUnit ? normalised(table) : table};
}

async function populationOf(
  files: CertifyFiles,
  classes: Classes | undefined,
  toUnit: boolean,
): Promise<Population | undefined> {
  const {population, populationLabels, populationWeights, pretrainingWeights, populationReference} = files;
  if (population === undefined) return undefined;
  const {table, labels} = (await labelledFile([population, undefined, populationLabels], classes, toUnit))!;
  const weights = async (file: string) => {
    const read = await readWeights(file);
    sameLength(read.length, file, labels.length, population);
    return read;
  };
  const reference = populationReference === undefined ? undefined : await readMatrix(populationReference);
  if (reference) sameLength(reference.rows, populationReference!, labels.length, population);
  return {
    table: table!,
    labels,
    T:
      populationWeights === undefined
        ? new Float64Array(labels.length).fill(1)
        : await weights(populationWeights),
    ...(pretrainingWeights === undefined ? {} : {U: await weights(pretrainingWeights)}),
    ...(reference ? {reference: toUnit ? normalised(reference) : reference} : {}),
  };
}

/**
 * @param classes which labels are +1 and -1, where they are not -1 and +1 themselves
 * @param toUnit whether rows are divided by their norms
 * @throws InputError where a file is none, or what was given does not go together or has other lengths
 */
export async function readGivenFiles(
  files: CertifyFiles,
  {classes, toUnit = false, named = (option) => option}: {classes?: Classes; toUnit?: boolean; named?: Named},
): Promise<GivenFiles> {
  checkTogether(files, named);
  const train = await labelledFile([files.embeddings, files.scores, files.labels], classes, toUnit);
  const test = await labelledFile(
    [files.testEmbeddings, files.testScores, files.testLabels],
    classes,
    toUnit,
  );
  const population = await populationOf(files, classes, toUnit);
  for (const [other, option] of [
    [test?.table, 'testEmbeddings'],
    [population?.table, 'population'],
  ] as const)
    if (train?.table && other && other.columns !== train.table.columns)
      throw inputError(
        basename(files[option]!),
        'columns',
        `${train.table.columns} as ${basename(files.embeddings!)} has`,
        other.columns,
      );
  const pretext = files.pretextLosses === undefined ? undefined : await readVector(files.pretextLosses);
  const referencePretext =
    files.referenceLosses === undefined ? undefined : await readVector(files.referenceLosses);
  if (pretext && referencePretext)
    sameLength(referencePretext.length, files.referenceLosses!, pretext.length, files.pretextLosses!);
  return {
    ...(train ? {train} : {}),
    ...(test ? {test} : {}),
    ...(pretext ? {pretext} : {}),
    ...(referencePretext ? {referencePretext} : {}),
    ...(population ? {population} : {}),
  };
}
