/** What the `doctor` command shows about training: what is there, what is missing, what to run. */
import {createRequire} from 'node:module';
import {availableParallelism} from 'node:os';
import {type Backend, type BackendName, backendNames, loadedBackend} from './backend.ts';
import {matrix} from './engine/graph.ts';
import {graphBuilder} from './engine/graphBuilder.ts';

export interface Diagnosis {
  readonly node: string;
  readonly platform: string;
  readonly cores: number;
  /** Of TensorFlow.js. */
  readonly version: string;
  /** What `auto` chooses here; undefined where nothing works. */
  readonly chosen: BackendName | undefined;
  /** The environment variable TRANSFERBOUND_BACKEND, where set. */
  readonly environment: string | undefined;
  readonly backends: readonly BackendDiagnosis[];
}

export interface BackendDiagnosis {
  readonly name: BackendName;
  /** Whether it computed 1 + 1 correctly just now. */
  readonly works: boolean;
  /** Why not, in one line. */
  readonly problem?: string;
  /** What to run to get it. */
  readonly remedy?: string;
}

function packageInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

function remedy(name: BackendName): string {
  if (name !== 'native') return name === 'fused' ? 'a Node.js with WebAssembly SIMD' : 'npm ci';
  return packageInstalled('@tensorflow/tfjs-node')
    ? 'npm run tensorflow:build (the package is there, its native library is not)'
    : 'npm install @tensorflow/tfjs-node; in a clone, or where its download is closed, npm run tensorflow:build';
}

/** 1 + 1, as a product of two rows of ones. */
function onePlusOne(backend: Backend): number {
  const g = graphBuilder();
  const sum = g.product(matrix(g.data('x', 1, 2)), matrix(g.parameter('w', 2, 1)));
  const trainer = backend.trainer(g.build([sum]), {optimizer: 'sgd', l2: false, balls: []}, 1);
  try {
    trainer.load(0, Float32Array.of(1, 1), {l2: 0, radii: []});
    trainer.feed(0, 'x', Float32Array.of(1, 1));
    return trainer.outputs([0])[0]![0]![0]!;
  } finally {
    trainer.dispose();
  }
}

/** Tries every backend. */
export async function diagnose(): Promise<Diagnosis> {
  const backends: BackendDiagnosis[] = [];
  let version = 'none';
  for (const name of backendNames) {
    let problem: string | undefined;
    try {
      const found = await loadedBackend(name);
      if (typeof found === 'string') problem = found;
      else {
        if (name !== 'fused') version = found.version;
        const sum = onePlusOne(found);
        if (sum !== 2) problem = `1 + 1 came out as ${sum}`;
      }
    } catch (error) {
      problem = (error as Error).message;
    }
    backends.push(
      problem === undefined ? {name, works: true} : {name, works: false, problem, remedy: remedy(name)},
    );
  }
  const chosen = backends.find(({works}) => works)?.name;
  const {TRANSFERBOUND_BACKEND: environment} = process.env;
  return {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cores: availableParallelism(),
    version,
    chosen,
    environment,
    backends,
  };
}
