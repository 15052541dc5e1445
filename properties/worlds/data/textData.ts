import {encoderOf} from '../../../models/encoders/index.ts';
import {inputError, positiveInteger} from '../../../theory/errors.ts';
import {drawDistinct} from '../../../theory/laws/draw.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {Architecture} from '../../../theory/networks/architecture.ts';
import {PASSAGE, passagesOf} from '../text/textSet.ts';
import {TEXT_SETS, type TextSetName} from '../text/textSets.ts';
import {half} from './imageData.ts';
import type {WorldInputs} from './worldInputs.ts';

/**
 * Real text: passages of 128 words, read as bags of words. A part of a passage becomes one row of `inputs` numbers: the
 * square roots of the shares of the inputs - 1 most frequent words, minus their mean over the corpus and doubled, and last
 * that of all other words as it is. Vectors: the first half of a passage is visible, the second half the target, inputs = outputs. Tokens: a passage
 * is cut into as many equal parts. Genres are the groups of the shifts, and `rare` is the share of words that are not among
 * the 100 most frequent.
 */
export interface TextData {
  readonly kind: TextSetName;
  /** Passages in the pool, a seeded uniform subset of the classes. */
  readonly passages: number;
  readonly classes: readonly number[];
}

export const isTextData = (data: {readonly kind: string}): data is TextData =>
  Object.hasOwn(TEXT_SETS, data.kind);

/** Leaves room for masses divided by any mask size up to 16 below the largest total. */
const TOTAL = 2 ** 26;
const FREQUENT = 100;
/** Values are rounded to multiples of 2^-8, as those of images are. */
const GRID = 256;

/** The square roots of the shares of words in parts of `length` words, [parts x columns]. */
function wordShares(words: Int32Array, length: number, columns: number): Float64Array {
  const bags = new Float64Array((words.length / length) * columns);
  for (const [at, word] of words.entries())
    bags[Math.floor(at / length) * columns + Math.min(word, columns - 1)]! += 1;
  return bags.map((count) => Math.sqrt(count / length));
}

/** Of each column but the last, which is left as it is: heads and encoders without a bias need a constant. */
function columnMeans(table: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (const [at, x] of table.entries()) if (at % columns < columns - 1) sums[at % columns]! += x;
  return sums.map((sum) => (sum * columns) / table.length);
}

/** The rows of parts of `length` words, [parts x columns]. @param corpus what means are over */
export function wordBags(
  words: Int32Array,
  corpus: Int32Array,
  length: number,
  columns: number,
): Float32Array {
  const means = columnMeans(wordShares(corpus, length, columns), columns);
  return Float32Array.from(wordShares(words, length, columns), (x, at) => {
    const i = at % columns;
    return Math.round(GRID * (i < columns - 1 ? 2 * (x - means[i]!) : x)) / GRID;
  });
}

/** Words of a part. */
function partLength(a: Architecture): number {
  const {tokens, inputs, outputs} = encoderOf(a, 'textData');
  if (tokens === undefined && inputs !== outputs)
    throw inputError('textData', 'architecture', 'inputs = outputs, for the halves of a passage', a);
  const length = PASSAGE / (tokens ?? 2);
  if (!Number.isInteger(length))
    throw inputError('textData', 'architecture', `tokens that divide the ${PASSAGE} words of a passage`, a);
  return length;
}

export function textData(data: TextData, a: Architecture, seed: number): WorldInputs {
  const length = partLength(a);
  const size = positiveInteger('textData', 'passages', data.passages);
  const all = passagesOf(TEXT_SETS[data.kind].load());
  const eligible = Int32Array.from(all.labels.keys()).filter((j) => data.classes.includes(all.labels[j]!));
  if (size > eligible.length)
    throw inputError('textData', 'passages', `at most ${eligible.length}, those of the classes`, size);
  const random = generator(seed).derive('points of the pool');
  const chosen = drawDistinct(eligible.length, size, random)
    .sort()
    .map((k) => eligible[k]!);
  const words = new Int32Array(size * PASSAGE);
  for (const [i, j] of chosen.entries())
    words.set(all.words.subarray(j * PASSAGE, (j + 1) * PASSAGE), i * PASSAGE);
  const {tokens, inputs: columns} = encoderOf(a);
  const bags = wordBags(words, all.words, length, columns);
  const rare = () =>
    Float64Array.from({length: size}, (_, i) => {
      const own = words.subarray(i * PASSAGE, (i + 1) * PASSAGE);
      return own.filter((word) => word >= FREQUENT).length / PASSAGE;
    });
  const shared = {
    groups: Int32Array.from(chosen, (j) => all.labels[j]!),
    features: () => ({rare: rare()}),
    total: TOTAL,
  };
  return tokens === undefined
    ? {...shared, inputs: half(bags, columns, 0), targets: half(bags, columns, 1)}
    : {...shared, inputs: bags};
}
