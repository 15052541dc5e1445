import {appendFile, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {type Backend, pretrain, selectBackend} from '../../models/index.ts';
import {contextCase, smallContext} from '../../models/testCases.ts';
import {checkpointFile, openTrainingJournal} from './trainingJournal.ts';

const backend = await selectBackend('fused');
const folder = await mkdtemp(join(tmpdir(), 'transferbound-training-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

/** Told of each step, a loop takes one at a time. */
const onStep = () => {};
/** Two trainings, one after the other. */
const trainings = async (on: Backend) => [
  ...(await pretrain(on, smallContext, [contextCase(1)], {batchSize: 4, onStep})),
  ...(await pretrain(on, smallContext, [contextCase(2), contextCase(3)], {onStep})),
];
let whole: Awaited<ReturnType<typeof trainings>>;
test.before(async () => {
  whole = await trainings(backend);
});

/** As if the process were killed after it has kept something so many times. @returns how many steps were done in all */
async function attempt(result: string, most: number, identity = 'a run') {
  const {keeper, end} = openTrainingJournal(result, identity, true, 0);
  let times = 0;
  const dying: Backend['keeper'] = {
    next(loop) {
      const {found, due, keep} = keeper.next(loop);
      return {
        found,
        due,
        keep(...kept) {
          keep(...kept);
          if (++times === most) throw new Error('killed');
        },
      };
    },
  };
  try {
    const done = await trainings({...backend, keeper: dying});
    end(true);
    return {done, times};
  } catch {
    end(false);
    return {times};
  }
}

for (const most of [1, 30, 50, 51, 70]) {
  test.serial(
    `trainings that were killed after ${most} steps go on from there with the same bits`,
    async (t) => {
      const result = join(folder, 'weights');
      t.is((await attempt(result, most)).times, most);
      const {done, times} = await attempt(result, Number.POSITIVE_INFINITY);
      // A loop is kept after each of its steps; what is finished says so once more.
      t.true(times <= 101 - most, `${times}`);
      t.deepEqual(done, whole);
      t.deepEqual(await readdir(folder), [], 'nothing is left');
    },
  );
}

test.serial('a checkpoint that is broken, or of another run, is as if it were not there', async (t) => {
  const result = join(folder, 'broken');
  const file = checkpointFile(result);
  await attempt(result, 60);
  const bytes = await readFile(file);
  const at = bytes.length - 40;
  bytes[at] = bytes[at]! ^ 1;
  await writeFile(file, bytes);
  await appendFile(`${result}.journal`, 'half a li');
  const {done, times} = await attempt(result, Number.POSITIVE_INFINITY);
  t.deepEqual(done, whole);
  t.is(times, 50, 'the first training was finished, the second begins again');
  await attempt(result, 60);
  t.throws(() => openTrainingJournal(result, 'another run', true), {message: /journal of the same command/});
  // Begun anew, nothing of it is left.
  openTrainingJournal(result, 'another run', false).end(true);
  t.deepEqual(await readdir(folder), []);
});
