import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {selectBackend} from '../../../models/index.ts';
import {drawSample} from '../../../theory/case/drawSample.ts';
import {mainTheorem} from '../../../theory/claims/estimation/main-theorem.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {pointMass} from '../../../theory/laws/pool.ts';
import {withDrawnSigns} from '../../experiments/drawnSigns.ts';
import {jsonText} from '../../files/jsonText.ts';
import {hasRealData, realData} from '../data/realData.ts';
import {textData, wordBags} from '../data/textData.ts';
import {bestLinearPredictor} from '../pretext/bestLinearPredictor.ts';
import {poolSettings} from '../trained/poolSettings.ts';
import type {PoolSetting} from '../trained/setting.ts';
import {trainBatch} from '../trained/trainBatch.ts';
import {loadBrown} from './loadBrown.ts';
import {PASSAGE, passagesOf} from './textSet.ts';
import {fineTunedOn, halfOfClasses, without} from './textTasks.ts';

/** A folder in the package's format. */
function folder(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'brown-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return directory;
}

test('words by frequency, without their parts of speech and capitals; genres by the letter', (t) => {
  const directory = folder({
    README: 'no text',
    ca01: '\n\tThe/at jury/nn said/vbd ,/, and//cc 1/2/cd the/at end/nn ./.\n',
    cr09: 'the/at end/nn ,/,',
  });
  const {words, starts, classes} = loadBrown({directory});
  t.deepEqual([...starts], [0, 9, 12]);
  t.deepEqual([...classes], [0, 14]);
  // the 3; "," and end 2 each, in the order of their characters; then ., 1/2, and/, jury, said.
  t.deepEqual([...words], [0, 6, 7, 1, 5, 4, 0, 2, 3, 0, 2, 1]);
  t.is(loadBrown({directory}).words, words);
});

test('folders and files that are not what they should be are refused', (t) => {
  const message = (files: Readonly<Record<string, string>>) =>
    t.throws(() => loadBrown({directory: folder(files)}))!.message;
  t.regex(message({}), /directory: expected files ca01 to cr09, got "none of them"/);
  t.regex(message({ca01: 'the/at jury'}), /ca01: expected words such as jury\/nn, got "jury"/);
  t.regex(
    t.throws(() => loadBrown({directory: '/no such folder'}))!.message,
    /directory: expected a readable folder, got "ENOENT"/,
  );
  t.throws(() => passagesOf(loadBrown({directory: folder({ca01: 'the/at jury/nn'})})), {
    message: /expected a text of at least 128 words/,
  });
});

test('a bag of words: roots of shares, less their means over the corpus but for the last', (t) => {
  // Two parts of 4 words in 3 columns: counts 2, 1, 1 and 0, 0, 4.
  const words = Int32Array.of(0, 0, 1, 7, 2, 5, 9, 2);
  const bags = wordBags(words, words, 4, 3);
  const [half, root] = [Math.SQRT1_2, 0.5];
  const expected = [half, root, root, -half, -root, 1].map((x) => Math.round(256 * x) / 256);
  t.deepEqual([...bags], expected);
});

const present = hasRealData('brown');
const withPackage = present ? test : test.skip;

withPackage('the package: 500 texts in 15 genres, as many passages as the set says', (t) => {
  const texts = loadBrown();
  t.is(texts.classes.length, 500);
  t.is(texts.words.length, 1_161_192);
  const {words, labels} = passagesOf(texts);
  t.is(words.length, labels.length * PASSAGE);
  const {classes, most} = realData('brown');
  t.is(new Set(labels).size, classes.length);
  t.true(labels.length >= most);
});

withPackage('halves of a passage and its tokens: the same words', (t) => {
  const data = {kind: 'brown', passages: 50, classes: [0, 9]} as const;
  const context = {kind: 'context', inputs: 49, widths: [4], outputs: 49, activation: 'tanh'} as const;
  const halves = textData(data, context, 3);
  const masked = {
    kind: 'masked',
    tokens: 2,
    inputs: 49,
    width: 4,
    blocks: 1,
    heads: 1,
    hidden: 4,
    activation: 'tanh',
  } as const;
  const tokens = textData(data, masked, 3);
  t.deepEqual(halves.groups, tokens.groups);
  for (let j = 0; j < 50; j++) {
    const row = (table: ArrayLike<number>, at: number) => Array.from(table).slice(49 * at, 49 * (at + 1));
    t.deepEqual(row(halves.inputs, j), row(tokens.inputs, 2 * j));
    t.deepEqual(row(halves.targets!, j), row(tokens.inputs, 2 * j + 1));
  }
  const {rare} = halves.features();
  t.true(rare!.every((x) => x > 0.2 && x < 0.9));
  const message = (change: object, a: object = context) =>
    t.throws(() => textData({...data, ...change}, {...context, ...a} as never, 3))!.message;
  t.regex(message({passages: 5000}), /passages: expected at most 1287, those of the classes, got 5000/);
  t.regex(message({}, {outputs: 3}), /inputs = outputs, for the halves of a passage/);
  t.regex(message({}, {...masked, tokens: 3}), /tokens that divide the 128 words/);
});

test('classes of U and of T: about half of the positive ones and of the others', (t) => {
  const {classes, positive} = realData('brown');
  for (let seed = 0; seed < 20; seed++) {
    const random = generator(seed);
    const unseen = halfOfClasses(classes, positive, random);
    t.is(unseen.length, 7);
    t.is(unseen.filter((c) => positive.includes(c)).length, 2);
    const [all] = fineTunedOn(classes, unseen, random, true);
    t.deepEqual(all, without(classes.filter((c) => !unseen.includes(c)))[0]);
    const [some] = fineTunedOn(classes, unseen, random, false);
    t.deepEqual(some!.kind === 'dropSupport' && some!.groups, unseen);
  }
});

/** Small settings of one encoder that is pretrained on some genres, the second used on the others. */
function small(encoder: 'context' | 'masked'): PoolSetting[] {
  const runs = Array.from({length: 20}, (_, seed) => poolSettings(`${encoder}-brown`, {seed, count: 5}));
  const five = runs.find(([first]) => first!.shiftU)!;
  return [five[0]!, five[4]!].map((s) => ({
    ...s,
    data: {kind: 'brown', passages: 300, classes: realData('brown').classes},
    reference: {kind: 'bestMember', steps: 60},
    n: 8,
    training: {...s.training, steps: 150},
  }));
}

for (const encoder of ['context', 'masked'] as const) {
  (present ? test.serial : test.skip)(
    `${encoder} on texts: pretrained on some genres, used on others; evidence repeats`,
    async (t) => {
      const backend = await selectBackend();
      const settings = small(encoder);
      const made = await trainBatch(backend, settings);
      const evidence = (all: typeof made) =>
        all.map(({case: c}) =>
          jsonText(mainTheorem.prepare(withDrawnSigns(c, generator(1)))(drawSample(c, generator(2)))),
        );
      t.deepEqual(evidence(await trainBatch(backend, settings)), evidence(made));
      const [first, second] = made.map(({case: c}) => c);
      t.is(first!.representation, second!.representation);
      const {U, T, size} = second!.pool;
      const both = Array.from({length: size}, (_, j) => Math.min(pointMass(U, j), pointMass(T, j)));
      t.true(
        both.every((mass) => mass === 0),
        'the wide setting is on genres that U does not have',
      );
      const {trained, world} = made[0]!;
      t.true(trained.risk < trained.curves.pretext![0]!);
      const {architecture} = settings[0]!;
      t.true(bestLinearPredictor(architecture, world.inputs, world.rows) > 0);
    },
  );
}
