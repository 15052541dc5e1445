/**
 * Thousands of seeded inputs over all commands and files: each is a right result or an error in a few lines with its exit code;
 * nothing hangs, shows a stack, leaves a process or half a file. Journals, signals and disks that are full are in
 * fuzzFaults.test.ts.
 */
import {writeFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {claimText} from './testing/fuzz/claimTexts.ts';
import {commandLine, edit} from './testing/fuzz/commandLines.ts';
import {damage, damaged, damagedBytes} from './testing/fuzz/damage.ts';
import {writeInputFiles} from './testing/fuzz/inputFiles.ts';
import {binaries, documents} from './testing/fuzz/originals.ts';
import {BAD_PLACES, FILE_WRITERS, FOLDER_WRITERS, writing} from './testing/fuzz/places.ts';
import {examples, startTries} from './testing/fuzz/tries.ts';

const folder = await mkdtemp(join(tmpdir(), 'transferbound-fuzz-'));
const tries = startTries(folder);
test.after.always(async () => {
  tries.end();
  await rm(folder, {recursive: true, force: true});
});

test.before('files that the commands read', () => writeInputFiles(folder));

test.serial('command lines', async (t) => {
  for (const words of examples(edit, 900).map(commandLine)) await tries.tried(words);
  tries.noProblems(t);
});

test.serial('damaged documents', async (t) => {
  const kinds = await documents(tries, folder);
  for (const how of examples(damage, 900)) {
    const {name, content, command} = kinds[how.file % kinds.length]!;
    const file = name === 'world' ? 'damaged/world.json' : 'damaged.json';
    writeFileSync(join(folder, file), damaged(content, how));
    const found = await tries.tried(command(file));
    // What nobody asked for is never let through in silence.
    if (['twice', 'proto', 'empty', 'deep'].includes(how.kind))
      t.is(found?.code, 2, `${name}: ${JSON.stringify(how)}`);
  }
  tries.noProblems(t);
});

test.serial('damaged arrays, tables and weights', async (t) => {
  await tries.tried('train --steps 2 --points 8 --labelled 4 --save made/w.safetensors'.split(' '), [0]);
  const kinds = binaries(folder);
  for (const {name, content, command} of kinds) {
    writeFileSync(join(folder, name), content);
    await tries.tried(command(name), [0]);
  }
  for (const [i, how] of examples(damage, 240).entries()) {
    const {name, content, command} = kinds[i % kinds.length]!;
    writeFileSync(join(folder, name), damagedBytes(content, how));
    await tries.tried(command(name));
  }
  tries.noProblems(t);
});

test.serial('places that cannot be written', async (t) => {
  for (const place of BAD_PLACES) {
    for (const writer of FILE_WRITERS) await tries.tried(writing(writer, place), [2]);
    // The folder itself is one to write into.
    if (place !== '.') for (const writer of FOLDER_WRITERS) await tries.tried(writing(writer, place), [2]);
  }
  tries.noProblems(t);
});

test.serial('claim files', async (t) => {
  for (const [k, text] of examples(claimText, 24).entries()) {
    writeFileSync(join(folder, `claim-${k}.mjs`), text);
    await tries.tried(`check ./claim-${k}.mjs --world finite --runs 2 --no-report --json`.split(' '));
  }
  tries.noProblems(t);
});

test.serial('so many inputs', (t) => {
  t.log(`${tries.total()} inputs`);
  t.true(tries.total() >= 2_200);
});
