import test from 'ava';
import {selectBackend} from '../../../models/index.ts';
import {InputError} from '../../../theory/errors.ts';
import {hasImages} from '../../worlds/images/imageSets.ts';
import {loadDigits} from '../../worlds/images/loadDigits.ts';
import {accuracy} from '../accuracy.ts';
import {markdown} from '../experiment.ts';
import {benefit, differences} from './benefit.ts';
import {benefitExperiment} from './benefitExperiment.ts';
import {imageSplit, POSITIVE} from './imageSplit.ts';
import {labelCounts, linearHead} from './linearHead.ts';
import {studentInterval, studentQuantile} from './studentInterval.ts';

test('Student quantiles of tables', (t) => {
  for (const [f, value] of [
    [1, 12.706],
    [4, 2.776],
    [30, 2.042],
  ] as const)
    t.true(Math.abs(studentQuantile(f, 0.05) - value) < 1e-3);
  const {mean, lo, hi} = studentInterval([1, 2, 3], 0.05);
  t.is(mean, 2);
  t.true(Math.abs(hi - 2 - 4.3027 / Math.sqrt(3)) < 1e-3 && Math.abs(lo + hi - 4) < 1e-12);
  t.deepEqual(studentInterval([0, 0], 0.05), {mean: 0, lo: 0, hi: 0});
  t.is(studentInterval([1, 1], 0.05).lo, Number.NEGATIVE_INFINITY);
  t.throws(() => studentInterval([1], 0.05), {instanceOf: InputError});
});

test('a linear head separates what is separable; a score of 0 is an error', (t) => {
  const labels = Int8Array.of(1, -1, 1, -1, 1, -1);
  const table = {rows: 6, columns: 1, data: Float64Array.of(2, -1, 1, -2, 3, -3)};
  const all = [0, 1, 2, 3, 4, 5];
  t.is(accuracy(labelCounts(labels, all), table, linearHead(table, labels, all)), 1);
  t.is(accuracy(labelCounts(labels, all), table, [0]), 0);
});

const images = hasImages('digits') ? test.serial : test.skip;

images('pretraining, S, labelled and test images are all different', (t) => {
  const sizes = {pretraining: 20, unlabelled: 10, labelled: 30, test: 15};
  const digits = loadDigits();
  for (const encoder of ['context', 'masked'] as const) {
    const split = imageSplit(encoder, digits, sizes, 3);
    t.deepEqual(split, imageSplit(encoder, digits, sizes, 3));
    const width = split.pretraining.inputs.length / 30;
    const rows = (table: ArrayLike<number>) =>
      Array.from({length: table.length / width}, (_, j) =>
        Array.from({length: width}, (_, i) => table[j * width + i]!).join(),
      );
    const seen = [...rows(split.pretraining.inputs), ...rows(split.downstream.inputs)];
    t.is(seen.length, 75);
    t.is(new Set(seen).size, 75);
    t.deepEqual(
      [...split.draws, ...split.sample],
      Array.from({length: 30}, (_, i) => i),
    );
    t.is(split.labels.length, 45);
  }
  t.is(new Set(POSITIVE).size, 4);
});

images('a tiny run: every cell, equal runs, a table', async (t) => {
  const backend = await selectBackend();
  const options = {
    backend,
    encoder: 'context' as const,
    seeds: 2,
    lambdas: [3],
    l2: [0.01],
    sizes: [10, 20],
    steps: 4,
    tuneSteps: 2,
    images: 20,
    test: 20,
    seed: 1,
  };
  const at: number[] = [];
  const report = await benefit({...options, onProgress: (done, of) => at.push(done / of)});
  t.is(at.at(-1), 1);
  t.is(report.cells.length, 3 * 2 * 2);
  t.true(
    report.cells.every(
      ({accuracies}) => accuracies.length === 2 && accuracies.every((x) => x >= 0 && x <= 1),
    ),
  );
  t.deepEqual(await benefit(options), report);
  t.regex(markdown(benefitExperiment.view({command: '', ...report})), /\| context \| full \| RadReg 3 \|/);
});

test('differences are paired by seed', (t) => {
  const cell = {encoder: 'context', mode: 'full', size: 50} as const;
  const none = {name: 'none', strength: 0} as const;
  const arm = {name: 'RadReg', strength: 1} as const;
  const report = {
    cells: [
      {...cell, arm: none, accuracies: [0.5, 0.7, 0.6]},
      {...cell, arm, accuracies: [0.625, 0.8, 0.75]},
    ],
  };
  const [found] = differences(report, 0.05);
  t.true(Math.abs(found!.mean - 0.125) < 1e-12);
  t.true(found!.lo > 0 && found!.hi < 0.2);
});
