import type {Backend} from '../../backend.ts';
import type {TensorFlow} from '../tfjs/loadTensorFlow.ts';
import {tensorFlowBackend} from '../tfjs/tensorFlowBackend.ts';
import type {TensorFlowName} from '../tfjs/tensorFlowName.ts';

/** A backend of TensorFlow.js, the oracle of tests. */
export async function tfjsOn(name: TensorFlowName): Promise<Backend & TensorFlow> {
  const found = await tensorFlowBackend(name);
  if (typeof found === 'string') throw new Error(`${name}: ${found}`);
  return found;
}
