import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import test from 'ava';
import {InputError} from '../theory/errors.ts';
import {type BackendChoice, selectBackend} from './backend.ts';
import {diagnose} from './diagnose.ts';
import {pretrain} from './pretrain.ts';
import {contextCase, maskedCase, smallContext, smallMasked} from './testCases.ts';

/** What a fresh process prints that selects a backend and multiplies on it. */
async function fresh(choice: string | undefined, environment: Record<string, string> = {}) {
  const script = `
    import {selectBackend} from ${JSON.stringify(new URL('backend.js', import.meta.url).href)};
    import {createRequire} from 'node:module';
    const {name, tf} = await selectBackend(${JSON.stringify(choice)});
    tf?.matMul(tf.ones([2, 3]), tf.ones([3, 2])).dataSync();
    const loaded = Object.keys(createRequire('/').cache).some((path) => path.includes('tensorflow'));
    process.stdout.write(name + (loaded ? ', TensorFlow.js loaded' : ''));`;
  const {stdout, stderr} = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script],
    {env: {...process.env, ...environment}},
  );
  return {stdout, stderr};
}

test.serial('auto works and prints nothing; so does the plain one, which would advertise', async (t) => {
  const on = (name: string) => ({stdout: `${name}, TensorFlow.js loaded`, stderr: ''});
  // What takes a second to start is not even imported.
  t.deepEqual(await fresh('auto'), {stdout: 'fused', stderr: ''});
  t.deepEqual(await fresh('cpu'), on('cpu'));
  t.deepEqual(await fresh(undefined, {TRANSFERBOUND_BACKEND: 'cpu'}), on('cpu'));
  t.deepEqual(await fresh('wasm', {TRANSFERBOUND_BACKEND: 'cpu'}), on('wasm'));
});

test.serial('a choice that cannot be had says what was expected and what came', async (t) => {
  const expected = {
    instanceOf: InputError,
    message: /choice: expected one of auto, fused, native, wasm, cpu, got "gpu"/,
  };
  await t.throwsAsync(selectBackend('gpu' as BackendChoice), expected);
  const variable = 'TRANSFERBOUND_BACKEND';
  process.env[variable] = 'fast';
  await t.throwsAsync(selectBackend(), {message: /TRANSFERBOUND_BACKEND: expected one of .* got "fast"/});
  delete process.env[variable];
  const {backends} = await diagnose();
  for (const {name, works, problem, remedy} of backends) {
    if (works) t.is((await selectBackend(name)).name, name);
    else {
      t.truthy(problem);
      t.regex(remedy!, /npm/);
      await t.throwsAsync(selectBackend(name), {
        instanceOf: InputError,
        message: new RegExp(`got "${name}"`),
      });
    }
  }
});

test.serial('the backends that work here train to the same losses', async (t) => {
  const {backends} = await diagnose();
  const working = backends.filter(({works}) => works).map(({name}) => name);
  t.true(working.includes('wasm') && working.includes('cpu'));
  for (const [architecture, c] of [
    [smallContext, contextCase(3)],
    [smallMasked, maskedCase(3)],
  ] as const) {
    const risks: number[] = [];
    for (const name of working) {
      const [done] = await pretrain(await selectBackend(name), architecture, [c]);
      risks.push(done!.risk);
    }
    for (const risk of risks) t.true(Math.abs(risk - risks[0]!) <= 1e-3 * risks[0]!);
  }
});
