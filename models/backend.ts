/**
 * What trains. `fused` needs nothing installed and gives the same bits on every machine; the others are TensorFlow.js,
 * one per process, whose results are float32 as well and agree to rounding.
 */
import {inputError} from '../theory/errors.ts';
import {fusedBackend} from './engine/fused/fusedBackend.ts';
import type {Graph} from './engine/graph.ts';
import {tensorFlowBackend} from './engine/tfjs/tensorFlowBackend.ts';
import type {TensorFlowName} from './engine/tfjs/tensorFlowName.ts';
import type {Trainer, UpdateRule} from './engine/trainer.ts';
import type {TrainingKeeper} from './training/kept.ts';

export type BackendName = 'fused' | TensorFlowName;
export type BackendChoice = 'auto' | BackendName;

/** Fastest first: the order in which `auto` tries them. */
export const backendNames: readonly BackendName[] = ['fused', 'native', 'wasm', 'cpu'];

export interface Backend {
  readonly name: BackendName;
  /** For people: the name, what computes, and versions. */
  readonly description: string;
  /** Of the engine, or of TensorFlow.js. */
  readonly version: string;
  /** In how many parts it can compute one case, with other rounding; see `UpdateRule.parts`. */
  readonly parts: number;
  /**
   * In how many portions of so many rows to compute a case of a graph of all of them, so that the memory is small that
   * they have in common; see `UpdateRule.portions`. The numbers are the same. Undefined: always one.
   */
  portions?(graph: Graph, rows: number): number;
  /** Rows of a forward pass over all cases that suit it. */
  readonly forwardRows: number;
  /** Keeps what is trained on it, for a run that may be killed; default: nothing does. */
  readonly keeper?: TrainingKeeper;
  /** Trains so many cases of a graph. */
  trainer(graph: Graph, rule: UpdateRule, count: number): Trainer;
}

/** The backend of a name, or why it cannot be used here. Never prints. */
export async function loadedBackend(name: BackendName): Promise<Backend | string> {
  return name === 'fused' ? fusedBackend : tensorFlowBackend(name);
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
 * TRANSFERBOUND_BACKEND decides, and without that `auto`: fused, native, wasm or cpu, whichever comes first and works.
 *
 * @throws InputError for an unknown choice, and for an explicit one that cannot be used here.
 */
export async function selectBackend(choice?: BackendChoice): Promise<Backend> {
  const wanted = backendChoice(choice);
  const reasons: string[] = [];
  for (const name of wanted === 'auto' ? backendNames : [wanted]) {
    const found = await loadedBackend(name);
    if (typeof found !== 'string') return found;
    reasons.push(`${name}: ${found}`);
  }
  const expected = `a backend that works here (${reasons.join('; ')}; the doctor command says what to run)`;
  throw inputError('selectBackend', 'choice', expected, wanted);
}
