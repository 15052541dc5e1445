/** TensorFlow.js, imported only where it is chosen: it takes a second to start. */
import {createRequire} from 'node:module';
import util from 'node:util';
import type * as TensorFlowNamespace from '@tensorflow/tfjs-core';
import type {Backend} from '../../backend.ts';
import {registerGradients} from './registerGradients.ts';
import type {TensorFlowName} from './tensorFlowName.ts';

export type TensorFlowModule = typeof TensorFlowNamespace;

/** What its operations are called on. */
export interface TensorFlow {
  readonly tf: TensorFlowModule;
}

export const registeredAs = {native: 'tensorflow', wasm: 'wasm', cpu: 'cpu'} as const;

/**
 * What must hold before TensorFlow.js is imported. Read by the C library when it starts, so later is too
 * late: no start-up lines, one thread, and no oneDNN, whose results differ between kinds of CPU. Nor its
 * matrix kernel inside Eigen: that one moves the stack pointer into a heap buffer, and a signal handled
 * meanwhile, a Ctrl-C or a profiler's tick, then corrupts the heap.
 */
function prepareProcess(): void {
  const settings = {
    TF_CPP_MIN_LOG_LEVEL: '3',
    TF_ENABLE_ONEDNN_OPTS: '0',
    TENSORFLOW_USE_CUSTOM_CONTRACTION_KERNEL: 'false',
    TF_NUM_INTRAOP_THREADS: '1',
    TF_NUM_INTEROP_THREADS: '1',
  };
  for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;
  // tfjs-node 4.22 calls this on its first matMul; Node 22 warns of it and Node 23 removed it.
  Object.assign(util, {isNullOrUndefined: (value: unknown) => value === null || value === undefined});
}

/** Imports without the warning that a dependency of TensorFlow.js causes on Node >= 21 (its use of punycode). */
async function quietImport(specifier: string): Promise<unknown> {
  const emitWarning = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (!rest.includes('DEP0040')) Reflect.apply(emitWarning, process, [warning, ...rest]);
  }) as typeof process.emitWarning;
  try {
    return await import(specifier);
  } finally {
    process.emitWarning = emitWarning;
  }
}

let core: Promise<TensorFlowModule> | undefined;

export function loadTensorFlow(): Promise<TensorFlowModule> {
  core ??= (async () => {
    prepareProcess();
    const module = (await quietImport('@tensorflow/tfjs-core')) as TensorFlowModule & {
      default?: TensorFlowModule;
    };
    const tf = module.default ?? module;
    registerGradients(tf);
    return tf;
  })();
  return core;
}

/** Why a backend cannot be used here, or undefined once it can be. Never prints. */
export async function loadBackend(name: TensorFlowName, tf: TensorFlowModule): Promise<string | undefined> {
  try {
    if (name === 'native') {
      createRequire(import.meta.url).resolve('@tensorflow/tfjs-node');
      await quietImport('@tensorflow/tfjs-node');
    }
    if (name === 'wasm') await quietImport('@tensorflow/tfjs-backend-wasm');
    if (name === 'cpu') {
      await quietImport('@tensorflow/tfjs-backend-cpu');
      // Its first use prints an advertisement for the native backend.
      Object.assign(tf.findBackend('cpu') ?? {}, {firstUse: false});
    }
    if (tf.findBackendFactory(registeredAs[name]) === null) return 'it did not register itself';
    return undefined;
  } catch (error) {
    const [line = 'unknown'] = (error instanceof Error ? error.message : String(error)).split('\n');
    // Where the package lies on this machine is nobody's business in an output.
    return line.replace(/(?:[A-Za-z]:)?(?:[\\/][^\s\\/'"]+)+[\\/]([^\s\\/'"]+)/g, '$1');
  }
}

/** A backend of TensorFlow.js with its operations. */
export const isTensorFlow = (backend: Backend): backend is Backend & TensorFlow => 'tf' in backend;
