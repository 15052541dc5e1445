/** What the `doctor` command shows about training: what is there, what is missing, what to run. */
import {createRequire} from 'node:module';
import {availableParallelism} from 'node:os';
import {type BackendName, backendNames, backendProblems, selectBackend} from './backend.ts';

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
  if (name !== 'native') return 'npm ci';
  return packageInstalled('@tensorflow/tfjs-node')
    ? 'npm run tensorflow:build (the package is there, its native library is not)'
    : 'npm install --include=optional; where its download is closed, npm run tensorflow:build';
}

/** Tries every backend. Leaves the process on the one that `auto` chooses. */
export async function diagnose(): Promise<Diagnosis> {
  const problems = await backendProblems();
  const backends: BackendDiagnosis[] = [];
  let version = 'none';
  for (const name of backendNames) {
    let problem = problems[name];
    if (problem === undefined) {
      try {
        const {tf, version: found} = await selectBackend(name);
        version = found;
        const sum = tf.tidy(() => tf.add(tf.tensor1d([1]), tf.tensor1d([1])).dataSync()[0]);
        if (sum !== 2) problem = `1 + 1 came out as ${sum}`;
      } catch (error) {
        problem = (error as Error).message;
      }
    }
    backends.push(
      problem === undefined ? {name, works: true} : {name, works: false, problem, remedy: remedy(name)},
    );
  }
  const chosen = backends.find(({works}) => works)?.name;
  if (chosen !== undefined) await selectBackend(chosen);
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
