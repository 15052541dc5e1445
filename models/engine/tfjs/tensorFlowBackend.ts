import type {Backend} from '../../backend.ts';
import {loadBackend, loadTensorFlow, registeredAs, type TensorFlow} from './loadTensorFlow.ts';
import type {TensorFlowName} from './tensorFlowName.ts';
import {tfjsTrainer} from './tfjsTrainer.ts';

const computedBy = {
  native: 'TensorFlow C library, one thread',
  wasm: 'WebAssembly, one thread',
  cpu: 'plain JavaScript',
} as const;

/** A backend of TensorFlow.js, which keeps one per process as the current one. Or why it cannot be used here. */
export async function tensorFlowBackend(name: TensorFlowName): Promise<(Backend & TensorFlow) | string> {
  const tf = await loadTensorFlow();
  const problem = await loadBackend(name, tf);
  if (problem !== undefined) return problem;
  if (!(await tf.setBackend(registeredAs[name]))) return 'it did not start';
  await tf.ready();
  if (name === 'cpu') await loadBackend('cpu', tf);
  const version = tf.version_core;
  return {
    name,
    version,
    tf,
    description: `${name} (${computedBy[name]}, TensorFlow.js ${version})`,
    parts: 1,
    forwardRows: 32_768,
    trainer: (graph, rule, count) => tfjsTrainer({tf}, graph, rule, count),
  };
}
