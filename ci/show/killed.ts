/**
 * npm run show:killed [-- SEED [COMMAND...]]: kill -9 at 20 random moments of check, hunt, mutants, experiment and train. What was there
 * before must be whole, and the same command with --resume must end with the same evidence.
 */
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {KILLABLE, killedAndResumed, run, TRAINING} from '../../properties/testing/killedRuns.ts';
import {generator} from '../../theory/laws/generator.ts';

const MOMENTS = 20;

const random = generator(Number(process.argv[2] ?? 1)).derive('moments');
const folder = await mkdtemp(join(tmpdir(), 'transferbound-killed-'));
let wrong = 0;
try {
  const [, , , ...names] = process.argv;
  for (const killable of [...KILLABLE, TRAINING]) {
    if (names.length > 0 && !names.includes(killable.name)) continue;
    const began = Date.now();
    await run(folder, killable.args);
    const took = Date.now() - began;
    const before = await readFile(join(folder, killable.result), 'latin1');
    let [bad, killed] = [0, 0];
    for (let k = 0; k < MOMENTS; k++) {
      const moment = Math.floor(random.uniform() * took);
      const pause = () => async (ended: () => boolean) => {
        await new Promise<void>((resolve) => setTimeout(resolve, moment));
        if (!ended()) killed++;
      };
      const found = await killedAndResumed(folder, killable, before, pause);
      if (found) {
        bad++;
        console.log(`${killable.name}, killed after ${moment} ms: ${found}`);
      }
    }
    wrong += bad;
    console.log(`${killable.name}: ${killed} of ${MOMENTS} runs killed before their end, ${bad} wrong`);
  }
} finally {
  await rm(folder, {recursive: true, force: true});
}
process.exitCode = wrong > 0 ? 1 : 0;
