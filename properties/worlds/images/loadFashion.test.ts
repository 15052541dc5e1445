import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {hasImages} from './imageSets.ts';
import {loadFashion} from './loadFashion.ts';

/** A folder in the package's format: `images` of each class, pixel k of image j of class c being (c + j + k) mod 256. */
function folder(images: number, changed: (text: string, label: number) => string = (text) => text): string {
  const directory = mkdtempSync(join(tmpdir(), 'fashion-'));
  for (let c = 0; c < 10; c++) {
    const data = Array.from({length: images}, (_, j) =>
      Array.from({length: 784}, (_, k) => (c + j + k) % 256),
    );
    writeFileSync(join(directory, `${c}.json`), changed(JSON.stringify({data: [...data, []]}), c));
  }
  return directory;
}

test('classes in turn, every byte as in the files', (t) => {
  const directory = folder(2);
  const {count, pixels, labels} = loadFashion({directory});
  t.is(count, 20);
  t.is(pixels.length, 20 * 784);
  for (const [j, label] of labels.entries()) {
    t.is(label, j % 10);
    for (let k = 0; k < 784; k++) t.is(pixels[784 * j + k], (label + Math.floor(j / 10) + k) % 256);
  }
  t.is(loadFashion({directory}).pixels, pixels);
});

test('files that are not what they should be are refused', (t) => {
  const message = (changed: (text: string, label: number) => string) =>
    t.throws(() => loadFashion({directory: folder(1, changed)}))!.message;
  t.regex(
    message((text) => text.replace('[0,', '[256,')),
    /numbers up to 255, got 256/,
  );
  t.regex(
    message((text) => text.replace('[0,', '[')),
    /images of 784 numbers, got 783/,
  );
  t.regex(
    message((text, label) => (label === 3 ? '{"data":[[]]}' : text)),
    /3.json: expected 1 images/,
  );
  t.regex(
    t.throws(() => loadFashion({directory: '/no such folder'}))!.message,
    /a readable file, got "ENOENT"/,
  );
});

(hasImages('fashion') ? test : test.skip)('the package: 70,000 images, 7,000 per class', (t) => {
  const {count, pixels, labels} = loadFashion();
  t.is(count, 70_000);
  t.is(labels.length, count);
  // Mean ink of Fashion-MNIST.
  const mean = pixels.reduce((sum, x) => sum + x, 0) / pixels.length;
  t.true(Math.abs(mean - 72.97) < 0.5, String(mean));
});
