// The forms on small files whose numbers are known, the checks that refuse one, and limits against what a population says.
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {binomialUpper} from '../../theory/certificate/binomialUpper.ts';
import {InputError} from '../../theory/errors.ts';
import {matrix} from '../../theory/linear/matrix.ts';
import {certify} from '../commands/certify.ts';
import type {CertifyOptions} from '../commands/certifyOptions.ts';
import {certificateDocument} from './certificateDocument.ts';
import {halfForms} from './halfForms.ts';
import {halvesOf} from './halves.ts';
import {proposedMeans} from './posterior.ts';

const folder = await mkdtemp(join(tmpdir(), 'transferbound-certify-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

async function csv(name: string, rows: readonly (number | readonly number[])[]): Promise<string> {
  const path = join(folder, `${name}.csv`);
  await writeFile(path, rows.map((row) => [row].flat().join(',')).join('\n'));
  return path;
}

/** Points on a circle, +1 in the right half; a draw is an angle. */
const circle = (angles: readonly number[]) => angles.map((a) => [Math.cos(a), Math.sin(a)]);
const signs = (angles: readonly number[]) => angles.map((a) => (Math.cos(a) > 0 ? 1 : -1));
/** Angles that no two samples share, spread evenly. */
const angles = (n: number, offset: number) => Array.from({length: n}, (_, i) => offset + i * 2.399963);

const D = angles(200, 0.1);
const held = angles(300, 0.7);
const pool = angles(400, 1.9);

let both: Required<
  Pick<CertifyOptions, 'embeddings' | 'labels' | 'testEmbeddings' | 'testLabels' | 'normalise'>
>;
test.before("files of D and D'", async () => {
  both = {
    embeddings: await csv('train', circle(D)),
    labels: await csv('train-labels', signs(D)),
    testEmbeddings: await csv('test', circle(held)),
    testLabels: await csv('test-labels', signs(held)),
    normalise: true,
  };
});

const formsOf = async (options: CertifyOptions) => {
  const {forms, ...rest} = await certify(options);
  return {...rest, forms: new Map(forms.map((form) => [form.key, form]))};
};

const message = async (
  t: {true(x: boolean, text?: string): void},
  options: CertifyOptions,
): Promise<string> => {
  const error = await certify(options).catch((reason: unknown) => reason);
  t.true(error instanceof InputError, String(error));
  return (error as Error).message;
};

test('scores alone: errors are counted, a score of 0 is one', async (t) => {
  const testScores = await csv('scores', [2, -1, 0, 3, -2]);
  const testLabels = await csv('scores-labels', [1, 1, 1, 1, -1]);
  const {forms, held: size} = await formsOf({testScores, testLabels, delta: 0.1});
  t.is(size, 5);
  t.is(forms.get('test-zero-one')?.limit?.hi, binomialUpper(2, 5, 0.1).hi);
  t.deepEqual([...forms.keys()], ['test-zero-one', 'test-betting', 'test-bernstein', 'test-hoeffding']);
  t.true(forms.get('test-zero-one')!.requires.some(({status}) => status === 'assumed'));
});

test('every form is there, and the document is what report reads', async (t) => {
  const found = await certify({
    ...both,
    pretextLosses: await csv(
      'pretext',
      Array.from({length: 500}, (_, i) => (i % 10) / 100),
    ),
    pretextTop: 1,
    transferConstant: 0.5,
    discrepancy: 0.01,
  });
  t.deepEqual(
    found.forms.map(({key}) => key),
    [
      'test-zero-one',
      'test-betting',
      'test-bernstein',
      'test-hoeffding',
      'half-zero-one',
      'pac-bayes-half',
      'pac-bayes',
      'pac-bayes-twice',
      'rademacher',
      'estimation',
      'estimation-held-out',
      'chained',
      'chained-held-out',
    ],
  );
  t.notThrows(() => certificateDocument.check(JSON.parse(JSON.stringify(found)), 'certificate.json'));
  for (const {limit, largest, terms, requires} of found.forms) {
    t.true(limit !== undefined && limit.lo <= limit.hi && limit.hi <= largest);
    t.true(terms.length > 0 && requires.length > 0);
  }
});

test('the reference losses are taken off row by row', async (t) => {
  const losses = Array.from({length: 400}, (_, i) => 0.2 + (i % 7) / 100);
  const chained = async (more: CertifyOptions) => {
    const {forms} = await formsOf({...both, pretextTop: 1, transferConstant: 1, discrepancy: 0, ...more});
    return forms.get('chained')!.terms.find(({key}) => key === 'transfer')!.value.hi;
  };
  const pretextLosses = await csv('pretext-2', losses);
  const alone = await chained({pretextLosses});
  const against = await chained({pretextLosses, referenceLosses: await csv('reference', losses)});
  t.true(against < alone);
  // By Hoeffding the mean difference 0 in [-1, 1] has a closed form: 2 sqrt(ln(2/delta)/(2m)) under the root.
  const hoeffding = await chained({
    pretextLosses,
    referenceLosses: await csv('reference', losses),
    pretextLimit: 'hoeffding',
  });
  t.true(
    Math.abs(hoeffding - Math.sqrt(2 * Math.sqrt(Math.log(2 / 0.05) / 1000) * Math.sqrt(1000 / 800))) < 1e-9,
  );
});

test("rows of D in D' are found, and what rests on D' is refused", async (t) => {
  const shared = [...held.slice(0, 299), D[3]!];
  const options = {
    ...both,
    testEmbeddings: await csv('shared', circle(shared)),
    testLabels: await csv('shared-labels', signs(shared)),
  };
  const {forms} = await formsOf(options);
  for (const key of ['test-zero-one', 'test-betting', 'estimation-held-out']) {
    t.is(forms.get(key)?.limit, undefined, key);
    t.true(
      forms
        .get(key)!
        .requires.some(({text, status}) => status === 'failed' && /^1 row of D' of 300/.test(text)),
    );
  }
  t.true(forms.get('pac-bayes')?.limit !== undefined);
  const allowed = await formsOf({...options, withReplacement: true});
  t.true(allowed.forms.get('test-zero-one')?.limit !== undefined);
});

test('a known population: no limit is below what it says, and a sample of another one is not measured on it', async (t) => {
  const population = {
    population: await csv('population', circle([...D, ...held, ...pool])),
    populationLabels: await csv('population-labels', signs([...D, ...held, ...pool])),
  };
  const {forms, measured} = await formsOf({...both, ...population});
  t.is(measured?.['risk']?.lo, forms.get('test-zero-one')?.measured?.lo);
  for (const form of forms.values()) t.true(form.measured!.lo <= form.limit!.hi, form.key);
  // All labels are right: the best head of a large ball errs near the boundary only.
  t.true(measured!['risk']!.hi < 0.03);
  const other = await formsOf({
    ...both,
    population: await csv('other', circle(pool)),
    populationLabels: await csv('other-labels', signs(pool)),
  });
  t.is(other.measured, undefined);
  t.true(other.notes.some(({status, text}) => status === 'failed' && /^200 rows of D/.test(text)));
});

test('weights of a population: U and T give the discrepancy', async (t) => {
  const points = [0.2, 1.2, 2.8, 4];
  const options: CertifyOptions = {
    ...both,
    embeddings: await csv('four', circle([...points, ...points])),
    labels: await csv('four-labels', signs([...points, ...points])),
    population: await csv('four-population', circle(points)),
    populationLabels: await csv('four-population-labels', signs(points)),
    populationWeights: await csv('T', [1, 1, 1, 1]),
    pretrainingWeights: await csv('U', [2, 0, 1, 1]),
    populationReference: await csv('four-reference', circle(points)),
    pretextLosses: await csv('pretext-3', [0.1, 0.2]),
    pretextTop: 1,
    transferConstant: 1,
    loss: 'hinge',
    radius: 1,
  };
  const {forms} = await formsOf(options);
  const {terms, measured} = forms.get('chained')!;
  // TV = 1/4, B = 1 + R = 2: 2 B TV = 1.
  t.true(Math.abs(terms.find(({key}) => key === 'discrepancy')!.value.hi - 1) < 1e-8);
  // The reference is h itself, so the excess over it is that over the best head on h.
  t.true(Math.abs(measured!.hi) < 1e-4);
});

test('more labels, smaller balls: the suggestions are the forms computed again', async (t) => {
  const {forms} = await formsOf(both);
  const {helps, requires} = forms.get('test-zero-one')!;
  const [, errors] = requires.flatMap(({text}) => /^(\d+) errors in 300 draws/.exec(text) ?? []);
  t.is(
    helps.find(({change}) => /D'/.test(change))?.limit,
    binomialUpper(4 * Number(errors), 4 * 300, 0.05).hi,
  );
  const half = await formsOf({...both, radius: 5});
  t.is(
    forms.get('test-bernstein')!.helps.find(({change}) => /radius/.test(change))?.limit,
    half.forms.get('test-bernstein')!.limit!.hi,
  );
  // The excess over the best head of a smaller ball is another quantity.
  t.false(forms.get('estimation')!.helps.some(({change}) => /radius/.test(change)));
});

test('halves of D: a head of one, the errors of the other', (t) => {
  const n = 201;
  const labels = Int8Array.from({length: n}, (_, j) => (j < 60 ? -1 : 1));
  const rows = Array.from(labels, (y, j) => [y * (j % 10 === 0 ? -1 : 1), 0.5 + (j % 7) / 8]);
  const {halves} = halvesOf({table: matrix(rows), labels}, {loss: 'logistic', radius: 4});
  const {head, second} = halves!;
  t.deepEqual([second.n, head.radius], [101, 4]);
  // The file is sorted by label, the halves are not.
  const minus = second.labels.filter((y) => y === -1).length;
  t.true(minus > 15 && minus < 45, String(minus));
  const evidence = {delta: 0.05, halves: halves!, assumptions: {beta: 0.5}, disjoint: [], norms: []};
  const {forms, posterior} = halfForms(evidence);
  t.is(forms[0]!.limit!.hi, binomialUpper(second.errors, 101, 0.05).hi);
  // Paid from the prior, not from 0.
  t.true(posterior!.kl.hi < 40 && Math.hypot(...posterior!.mean) > 20);
  t.true(forms[1]!.limit!.lo > posterior!.risk.hi);
  const one = {table: matrix([[1]]), labels: Int8Array.of(1)};
  t.deepEqual(halvesOf(one, {loss: 'logistic', radius: 4}), {});
});

test('the proposed posterior is not worse than the best multiple of the head', async (t) => {
  const table = {rows: 200, columns: 2, data: Float64Array.from(circle(D).flat())};
  const labels = Int8Array.from(signs(D));
  const {mean, alongHead} = proposedMeans({table, labels}, Float64Array.of(0.6, 0.8), 200, 0.05);
  t.true(Math.abs(alongHead[0]! / alongHead[1]! - 0.75) < 1e-12);
  // The labels are the sign of the first coordinate.
  t.true(mean[0]! > 5 * Math.abs(mean[1]!));
});

test('what does not go together is refused by name', async (t) => {
  const {embeddings, labels, testEmbeddings, testLabels} = both;
  t.regex(await message(t, {}), /^certify: files: expected embeddings or scores with labels/);
  t.regex(await message(t, {embeddings}), /^certify: embeddings: expected labels with it, got "none"/);
  t.regex(await message(t, {labels}), /labels: expected embeddings or scores with it/);
  t.regex(await message(t, {testEmbeddings, testLabels}), /testEmbeddings: expected embeddings with it/);
  t.regex(
    await message(t, {embeddings, labels: testLabels}),
    /^test-labels\.csv: rows: expected 200 as train\.csv has, got 300/,
  );
  t.regex(await message(t, {...both, positive: [1]}), /positive: expected negative with it/);
  t.regex(
    await message(t, {...both, normalise: false, normBound: 0.5}),
    /norm bound: expected at least 1(\.\d+)?, the largest norm/,
  );
  t.regex(
    await message(t, {
      ...both,
      testEmbeddings: await csv(
        'wide',
        held.map(() => [1, 2, 3]),
      ),
    }),
    /wide\.csv: columns: expected 2 as train\.csv has, got 3/,
  );
  t.regex(
    await message(t, {...both, referenceRadius: 11}),
    /reference radius: expected at most the radius, 10, got 11/,
  );
  const pretextLosses = await csv('pretext-4', [0.5, 1.5]);
  t.regex(await message(t, {...both, pretextLosses}), /pretext top: expected the largest value/);
  t.regex(
    await message(t, {...both, pretextLosses, pretextTop: 1}),
    /pretext loss of row 1: expected a number in \[0, 1\], got 1\.5/,
  );
});
