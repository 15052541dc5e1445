// What is written is what is read, by our reader and (fixtures/embeddings, docs) by NumPy's; equal arrays give equal bytes.
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {npyBytes, npzBytes} from './npyBytes.ts';
import {readLabels, readMatrix, readVector} from './readArrays.ts';

const folder = await mkdtemp(join(tmpdir(), 'transferbound-npy-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

testProp(
  'a table comes back bit for bit',
  [
    fc.integer({min: 1, max: 9}).chain((columns) =>
      fc
        .array(
          fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {
            minLength: columns,
            maxLength: columns,
          }),
          {
            minLength: 1,
            maxLength: 30,
          },
        )
        .map((rows) => ({shape: [rows.length, columns], values: Float64Array.from(rows.flat())})),
    ),
  ],
  async (t, array) => {
    const bytes = npyBytes(array);
    const path = join(folder, 'a.npy');
    await writeFile(path, bytes);
    const {rows, columns, data} = await readMatrix(path);
    t.deepEqual([[rows, columns], data], [array.shape, array.values]);
    // Values begin at a multiple of 64, as numpy.save has it.
    t.is((bytes.length - 8 * array.values.length) % 64, 0);
  },
  {numRuns: 50},
);

test('several arrays in one file, the same bytes each time', async (t) => {
  const arrays = {
    x: {shape: [2], values: Float64Array.of(0.5, -3)},
    y: {shape: [2], values: Int8Array.of(1, -1)},
  };
  const path = join(folder, 'b.npz');
  await writeFile(path, npzBytes(arrays));
  t.deepEqual([...(await readVector(`${path}#x`))], [0.5, -3]);
  t.deepEqual([...(await readLabels(`${path}#y`))], [1, -1]);
  t.deepEqual(npzBytes(arrays), npzBytes(arrays));
});
