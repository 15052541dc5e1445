import {differentiate} from '../differentiate.ts';
import type {Graph} from '../graph.ts';
import type {Program} from '../program.ts';
import type {UpdateRule} from '../trainer.ts';
import {moduleBuilder} from './assembler/moduleBuilder.ts';
import {type Module, webAssembly} from './assembler/webAssembly.ts';
import {emitStep} from './kernels/emitStep.ts';
import {emitSteps} from './kernels/emitSteps.ts';
import {emitSumOfParts} from './kernels/emitSumOfParts.ts';
import {emitClimb, emitUpdate} from './kernels/emitUpdate.ts';
import {type FusedLayout, fusedLayout} from './layout.ts';

export interface Compiled {
  readonly program: Program;
  readonly layout: FusedLayout;
  /** Imports `engine.memory`; holds no addresses of cases, so any number of trainers share it. */
  readonly module: Module;
}

/** The module's exports, each of which is called with the address of a group of four cases. */
export interface FusedExports {
  forward(group: number): void;
  /** Terms, and the gradient of their sum. */
  gradient(group: number): void;
  update(group: number): void;
  climb(group: number): void;
  /** See `emitSteps`; not where parameters climb. */
  steps(group: number, count: number, schedule: number, history: number): void;
}

const KEPT = 64;
const cache = new Map<string, Compiled>();

/** The bytes of the module that trains a graph by a rule. */
export function emitModule(
  graph: Graph,
  rule: UpdateRule,
): Omit<Compiled, 'module'> & {readonly bytes: Uint8Array<ArrayBuffer>} {
  const program = differentiate(graph);
  const layout = fusedLayout(program, rule);
  const m = moduleBuilder();
  const group = ['i32'] as const;
  const steps = (name: string, list: Program['forward']) =>
    m.define(name, group, undefined, (f) => {
      for (const step of list) emitStep(m, f, layout, step);
    });
  const forward = steps('forward', program.forward);
  m.export('forward', forward);
  if (program.terms > 0) {
    const backward = steps('backward', program.backward);
    const gradient = m.define('gradient', group, undefined, (f) => {
      for (const index of [forward, backward]) {
        f.get(0);
        f.call(index);
      }
      if (rule.parts) emitSumOfParts(f, layout, program);
    });
    m.export('gradient', gradient);
    const update = m.define('update', group, undefined, (f) => emitUpdate(f, layout, program, rule));
    m.export('update', update);
    if (rule.ascentFrom === undefined) {
      const params = ['i32', 'i32', 'i32', 'i32'] as const;
      m.export(
        'steps',
        m.define('steps', params, undefined, (f) => emitSteps(f, {gradient, update}, program.terms)),
      );
    } else {
      const climb = m.define('climb', group, undefined, (f) => emitClimb(f, layout, program, rule));
      m.export('climb', climb);
    }
  }
  return {program, layout, bytes: m.encoded()};
}

/** The compiled module; the last ones used are kept by what they compute. */
export function compile(graph: Graph, rule: UpdateRule): Compiled {
  const key = JSON.stringify([graph.key, rule]);
  const known = cache.get(key);
  cache.delete(key);
  let compiled = known;
  if (compiled === undefined) {
    const {bytes, ...rest} = emitModule(graph, rule);
    compiled = {...rest, module: new webAssembly.Module(bytes)};
  }
  cache.set(key, compiled);
  for (const oldest of cache.keys()) {
    if (cache.size <= KEPT) break;
    cache.delete(oldest);
  }
  return compiled;
}
