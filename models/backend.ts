/**
 * The choice of a TensorFlow.js backend. One backend serves a process at a time (TensorFlow.js keeps it
 * globally); results are float32 on each and agree between them to rounding, not to the bit.
 */
import {createRequire} from 'node:module';
import util from 'node:util';
import type * as TensorFlow from '@tensorflow/tfjs';
import {inputError} from '../theory/errors.ts';

export type TensorFlowModule = typeof TensorFlow;
export type BackendName = 'native' | 'wasm' | 'cpu';
export type BackendChoice = 'auto' | BackendName;

/** Fastest first: the order in which `auto` tries them. */
export const backendNames: readonly BackendName[] = ['native', 'wasm', 'cpu'];

export interface Backend {
  readonly name: BackendName;
  /** For people: the name, what computes, and versions. */
  readonly description: string;
  /** Of TensorFlow.js. */
  readonly version: string;
  readonly tf: TensorFlowModule;
}

const engineName = {native: 'tensorflow', wasm: 'wasm', cpu: 'cpu'} as const;
const computedBy = {
  native: 'TensorFlow C library, one thread',
  wasm: 'WebAssembly, one thread',
  cpu: 'plain JavaScript',
} as const;

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

function loadCore(): Promise<TensorFlowModule> {
  core ??= (async () => {
    prepareProcess();
    const module = (await quietImport('@tensorflow/tfjs')) as TensorFlowModule & {default?: TensorFlowModule};
    return module.default ?? module;
  })();
  return core;
}

/** Why a backend cannot be used here, or undefined once it can be. Never prints. */
async function load(name: BackendName, tf: TensorFlowModule): Promise<string | undefined> {
  try {
    if (name === 'native') {
      createRequire(import.meta.url).resolve('@tensorflow/tfjs-node');
      await quietImport('@tensorflow/tfjs-node');
    }
    if (name === 'wasm') await quietImport('@tensorflow/tfjs-backend-wasm');
    if (name === 'cpu') {
      // Its first use prints an advertisement for the native backend.
      Object.assign(tf.findBackend('cpu') ?? {}, {firstUse: false});
    }
    if (tf.findBackendFactory(engineName[name]) === null) return 'it did not register itself';
    return undefined;
  } catch (error) {
    const [line = 'unknown'] = (error instanceof Error ? error.message : String(error)).split('\n');
    // Where the package lies on this machine is nobody's business in an output.
    return line.replace(/(?:[A-Za-z]:)?(?:[\\/][^\s\\/'"]+)+[\\/]([^\s\\/'"]+)/g, '$1');
  }
}

/** For each backend, undefined where it can be used and otherwise the reason why not. */
export async function backendProblems(): Promise<Record<BackendName, string | undefined>> {
  const tf = await loadCore();
  return {native: await load('native', tf), wasm: await load('wasm', tf), cpu: await load('cpu', tf)};
}

/** The choice that an argument or, failing that, the environment variable TRANSFERBOUND_BACKEND makes. */
export function backendChoice(choice?: string): BackendChoice {
  const {TRANSFERBOUND_BACKEND: environment} = process.env;
  const source = choice === undefined && environment ? 'TRANSFERBOUND_BACKEND' : 'choice';
  const wanted = choice ?? (environment || 'auto');
  const known: readonly string[] = ['auto', ...backendNames];
  if (!known.includes(wanted)) {
    throw inputError('selectBackend', source, `one of ${known.join(', ')}`, wanted);
  }
  return wanted as BackendChoice;
}

/**
 * Makes a backend the process's current one. Without an argument the environment variable
 * TRANSFERBOUND_BACKEND decides, and without that `auto`: native, wasm or cpu, whichever comes first and works.
 *
 * @throws InputError for an unknown choice, and for an explicit one that cannot be used here.
 */
export async function selectBackend(choice?: BackendChoice): Promise<Backend> {
  const wanted = backendChoice(choice);
  const tf = await loadCore();
  const reasons: string[] = [];
  for (const name of wanted === 'auto' ? backendNames : [wanted]) {
    const problem = await load(name, tf);
    if (problem === undefined && (await tf.setBackend(engineName[name]))) {
      await tf.ready();
      if (name === 'cpu') await load('cpu', tf);
      const version = tf.version.tfjs;
      return {name, version, tf, description: `${name} (${computedBy[name]}, TensorFlow.js ${version})`};
    }
    reasons.push(`${name}: ${problem ?? 'it did not start'}`);
  }
  const expected = `a backend that works here (${reasons.join('; ')}; the doctor command says what to run)`;
  throw inputError('selectBackend', 'choice', expected, wanted);
}
