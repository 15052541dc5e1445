import {differentiate} from '../differentiate.ts';
import type {Graph} from '../graph.ts';
import type {Program, Step} from '../program.ts';
import type {UpdateRule} from '../trainer.ts';
import {moduleBuilder} from './assembler/moduleBuilder.ts';
import {type Module, webAssembly} from './assembler/webAssembly.ts';
import {eachOf} from './kernels/emitRows.ts';
import {emitStep} from './kernels/emitStep.ts';
import {emitSteps} from './kernels/emitSteps.ts';
import {emitSumOfParts} from './kernels/emitSumOfParts.ts';
import {emitClimb, emitUpdate} from './kernels/emitUpdate.ts';
import {type FusedLayout, fusedLayout, setting, VECTOR} from './layout.ts';
import {accumulating} from './portions.ts';

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
  const steps = (name: string, list: readonly Step[]) =>
    m.define(name, ['i32', 'i32'], undefined, (f) => {
      for (const step of list) emitStep(m, f, layout, step);
    });
  const forward = steps('forward steps', program.forward);
  m.export(
    'forward',
    m.define('forward', group, undefined, (f) => {
      f.put(0, 0);
      f.call(forward);
    }),
  );
  if (program.terms > 0) {
    const {portions = 1} = rule;
    const backward = steps('backward steps', portions > 1 ? accumulating(program) : program.backward);
    const gradient = m.define('gradient', group, undefined, (f) => {
      const at = f.local('i32');
      const clear = (address: number, count: number) => {
        f.i32(address);
        f.set(at);
        eachOf(f, count, [at], (element) => f.put(element, [0], 'store'));
      };
      for (let term = 0; term < program.terms; term++) {
        f.get(0);
        f.f32x4(0);
        f.store((setting.terms + term) * VECTOR);
      }
      if (portions > 1) clear(layout.gradient, program.parameterCount);
      f.get(0);
      f.set(at);
      f.times(portions, () => {
        for (const index of [forward, backward]) {
          f.put(0, at);
          f.call(index);
        }
        f.advance(at, layout.portion);
      });
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
