import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {trained} from './train.ts';

const small = {points: 8, draws: 20, steps: 5, labelled: 4};

/** What is at the file after a training whose signal comes at a moment. */
async function signalled(when: 'before' | 'after'): Promise<{complete: boolean; replaced: boolean}> {
  const folder = await mkdtemp(join(tmpdir(), 'transferbound-train-'));
  try {
    const save = join(folder, 'w.safetensors');
    await writeFile(save, 'earlier');
    const controller = new AbortController();
    if (when === 'before') controller.abort();
    const {complete} = await trained({...small, save, signal: controller.signal}, undefined, () =>
      controller.abort(),
    );
    return {complete, replaced: (await readFile(save, 'latin1')) !== 'earlier'};
  } finally {
    await rm(folder, {recursive: true});
  }
}

test('a signal while the result is shown stops nothing: the training is whole, and so is its file', async (t) => {
  t.deepEqual(await signalled('after'), {complete: true, replaced: true});
});

test('a training that was stopped replaces no result', async (t) => {
  t.deepEqual(await signalled('before'), {complete: false, replaced: false});
});
