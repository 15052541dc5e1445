// train --embeddings, then certify: the head of train's own sample on its population.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {readMatrix, readWeights} from '../arrays/readArrays.ts';
import {certify} from '../commands/certify.ts';
import {train} from '../commands/train.ts';

const folder = await mkdtemp(join(tmpdir(), 'transferbound-embeddings-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

test('a small training: what it measures, certify measures too', async (t) => {
  const embeddings = join(folder, 'h.npz');
  const {quantities} = (await train({
    points: 12,
    draws: 40,
    steps: 5,
    labelled: 60,
    noise: 0.1,
    loss: 'logistic',
    embeddings,
  })) as unknown as {quantities: {fineTunedRisk: {lo: number; hi: number}; totalVariation: {hi: number}}};
  const table = await readMatrix(`${embeddings}#population`);
  // Both labels of a point have mass where labels are noisy.
  t.is(table.rows, 24);
  t.is((await readMatrix(`${embeddings}#train`)).rows, 60);
  t.is((await readWeights(`${embeddings}#T`)).length, 24);
  const {measured, notes} = await certify({
    embeddings: `${embeddings}#train`,
    labels: `${embeddings}#train_labels`,
    testEmbeddings: `${embeddings}#test`,
    testLabels: `${embeddings}#test_labels`,
    population: `${embeddings}#population`,
    populationLabels: `${embeddings}#population_labels`,
    populationWeights: `${embeddings}#T`,
    pretrainingWeights: `${embeddings}#U`,
    populationReference: `${embeddings}#reference`,
    withReplacement: true,
    radius: 2,
    normBound: 100,
  });
  t.true(notes.some(({text}) => text === 'every row of D is a row of the population'));
  const {loss} = measured!;
  t.true(
    Math.abs(loss!.hi - quantities.fineTunedRisk.hi) < 1e-3,
    `${loss!.hi} ${quantities.fineTunedRisk.hi}`,
  );
});
