/**
 * npm run bench:workers [-- --settings N] [--repeat R]: a check of trained worlds by one process, by two worker processes
 * and, where there are as many cores, by four. Prints the times and their ratios and compares the evidence byte for byte.
 * Exit code 1 where the evidence differs.
 */
import {availableParallelism} from 'node:os';
import {parseArgs} from 'node:util';
import {jsonText} from '../../properties/files/jsonText.ts';
import {runCheck} from '../../properties/run/runCheck.ts';
import {claims as all} from '../../theory/claims/index.ts';
import {positiveInteger} from '../../theory/errors.ts';

const {values} = parseArgs({
  options: {settings: {type: 'string', default: '2000'}, repeat: {type: 'string', default: '1'}},
});
const settings = positiveInteger('bench:workers', '--settings', Number(values.settings));
const repeat = positiveInteger('bench:workers', '--repeat', Number(values.repeat));
const ids = ['transfer-decomposition', 'context-encoder-transferability', 'main-theorem'];
const claims = all.filter(({id}) => ids.includes(id));

async function run(workers: number): Promise<{readonly seconds: number; readonly text: string}> {
  const started = performance.now();
  const found = await runCheck(claims, {
    worlds: ['context', 'masked'],
    runs: 1,
    imageRuns: 1,
    trainedRuns: settings / 2,
    trainedImageRuns: 1,
    trials: 150,
    nu: 0.1,
    seed: 8,
    alpha: 1e-6,
    workers,
  });
  return {seconds: (performance.now() - started) / 1000, text: jsonText(found)};
}

console.log(`${settings} trained settings, ${ids.length} claims, ${availableParallelism()} cores`);
const counts = [1, 2, 4].filter((workers) => workers <= Math.max(2, availableParallelism()));
for (let round = 1; round <= repeat; round++) {
  let one: Awaited<ReturnType<typeof run>> | undefined;
  for (const workers of counts) {
    const found = await run(workers);
    one ??= found;
    const same = found.text === one.text;
    if (!same) process.exitCode = 1;
    console.log(
      `${String(workers).padStart(2)} worker${workers === 1 ? ' ' : 's'}: ${found.seconds.toFixed(1)} s, ${(one.seconds / found.seconds).toFixed(2)}x, evidence ${same ? 'equal byte for byte' : 'DIFFERENT'}`,
    );
  }
}
