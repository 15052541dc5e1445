import {mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {InputError} from '../theory/errors.ts';
import {initialWeights} from './initialWeights.ts';
import {decodeTensors, encodeTensors} from './safetensors.ts';
import {smallContext, smallMasked} from './testCases.ts';
import {decodeWeights, encodeWeights, loadWeights} from './weightsFile.ts';

test('weights come back bit for bit, and nothing else is left in the folder', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'weights-'));
  try {
    for (const architecture of [smallContext, smallMasked]) {
      const weights = initialWeights(architecture, 7);
      await writeFile(join(folder, 'a.safetensors'), encodeWeights(weights, {seed: '7'}));
      t.deepEqual(await loadWeights(join(folder, 'a.safetensors')), {...weights, notes: {seed: '7'}});
    }
    t.deepEqual(await readdir(folder), ['a.safetensors']);
    await t.throwsAsync(loadWeights(join(folder, 'none')), {instanceOf: InputError, message: /ENOENT/});
    await writeFile(join(folder, 'b'), 'not weights at all');
    await t.throwsAsync(loadWeights(join(folder, 'b')), {instanceOf: InputError});
  } finally {
    await rm(folder, {recursive: true});
  }
});

test('every truncation is refused, and a longer file too', (t) => {
  const bytes = encodeWeights(initialWeights(smallContext, 1));
  for (let length = 0; length < bytes.length; length++) {
    t.throws(() => decodeWeights(bytes.subarray(0, length)), {instanceOf: InputError});
  }
  t.throws(() => decodeWeights(Uint8Array.of(...bytes, 0)), {instanceOf: InputError});
});

test('corrupted headers are refused or read as what they say, never a crash', (t) => {
  const bytes = encodeWeights(initialWeights(smallContext, 1));
  const header = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
  for (let i = 0; i < header; i++) {
    for (const flip of [1, 0x80]) {
      const changed = bytes.slice();
      changed[i]! ^= flip;
      try {
        decodeWeights(changed);
      } catch (error) {
        if (!(error instanceof InputError)) t.fail(`byte ${i}: ${error}`);
      }
    }
  }
  t.pass();
});

test('the layout is the published one', (t) => {
  const tensors = new Map([['w', {shape: [1, 2], values: Float32Array.of(1, -2)}]]);
  const bytes = encodeTensors({tensors, metadata: {a: 'b'}});
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  t.is(length % 8, 0);
  t.deepEqual(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))), {
    __metadata__: {a: 'b'},
    w: {dtype: 'F32', shape: [1, 2], data_offsets: [0, 8]},
  });
  t.deepEqual([...bytes.subarray(8 + length)], [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
  t.deepEqual(decodeTensors(bytes).tensors, tensors);
});
