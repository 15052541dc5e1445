import {spawn} from 'node:child_process';
import test from 'ava';
import {loadedBackend} from './backend.ts';

const native = await loadedBackend('native');
const run = typeof native === 'string' ? test.skip : test;

run('signals handled while the native backend trains do no harm', async (t) => {
  const models = new URL('index.js', import.meta.url).href;
  const script = `
    import {drawMasks, pretrain, selectBackend} from ${JSON.stringify(models)};
    import {generator} from ${JSON.stringify(new URL('../theory/laws/generator.js', import.meta.url).href)};
    const backend = await selectBackend('native');
    const architecture = {kind: 'masked', tokens: 16, inputs: 8, width: 32, blocks: 1, heads: 4, hidden: 64,
      activation: 'relu'};
    const source = generator(1);
    const inputs = Float64Array.from({length: 16 * 16 * 8}, () => source.normal());
    const masks = drawMasks({kind: 'count', count: 8}, 16, 16, source);
    const draws = Array.from({length: 16}, (_, i) => i);
    const one = {inputs, masks, draws, seed: 1, steps: 60, learningRate: 1e-3};
    let handled = 0;
    process.on('SIGUSR2', () => handled++);
    process.stdout.write('started');
    await pretrain(backend, architecture, Array.from({length: 8}, () => one));
    process.stdout.write('ended');
    await new Promise((resolve) => setTimeout(resolve, 300));
    process.exitCode = handled > 0 ? 0 : 3;`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let timer: NodeJS.Timeout | undefined;
  // No signal after the end: a process that is leaving has no handler any more.
  child.stdout.on('data', (text) => {
    clearInterval(timer);
    if (String(text) === 'started') timer = setInterval(() => child.kill('SIGUSR2'), 1);
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (...ended) => resolve(ended)),
  );
  clearInterval(timer);
  t.deepEqual([code, signal], [0, null]);
});
