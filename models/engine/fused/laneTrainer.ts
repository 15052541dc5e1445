import {type Graph, sizeOf} from '../graph.ts';
import {
  type CaseRule,
  projected,
  type StepOutcome,
  type StepsOutcome,
  type Trainer,
  type UpdateRule,
} from '../trainer.ts';
import {instantiate} from './assembler/webAssembly.ts';
import {compile, type FusedExports} from './compile.ts';
import {historyVectors, SCHEDULE_VECTORS} from './kernels/emitSteps.ts';
import {LANES, laneMemory} from './laneMemory.ts';
import {BALL_VECTORS, setting, VECTOR} from './layout.ts';
import {rowGatherer} from './rowGatherer.ts';

const BETA1 = 0.9;
const BETA2 = 0.999;

/**
 * Trains on WebAssembly made for the graph: four cases to a vector, so that no case's numbers depend on the others,
 * and all cases' parameters, moments and data in one memory.
 */
export function laneTrainer(graph: Graph, rule: UpdateRule, count: number): Trainer {
  const {program, layout, module} = compile(graph, rule);
  const memory = laneMemory(layout, count);
  const exports = instantiate<FusedExports>(module, memory.linear);
  const rows = rowGatherer(memory);
  const {groupOf, element, write, copy} = memory;
  const sizes = new Map([...graph.parameters, ...graph.data].map((t) => [t.name, sizeOf(t)]));
  const powers = Array.from({length: count}, () => [1, 1] as [number, number]);
  const adam = rule.optimizer === 'adam';
  /** Of `steps`: room for so many steps' schedule, and after it their history. */
  let plan = {at: 0, steps: 0};

  const vector = (index: number, which: number) => element(index, groupOf(index) + which * VECTOR);
  const portions = [...Array(rule.portions ?? 1).keys()];
  const dataAt = (index: number, name: string, portion: number) =>
    groupOf(index) + layout.data + portion * layout.portion + program.offsets.get(name)! * VECTOR;
  const termsOf = (index: number) => copy(index, groupOf(index) + setting.terms * VECTOR, program.terms);
  const gradientOf = (index: number) => copy(index, layout.gradient, program.parameterCount);
  const read = (index: number) => copy(index, groupOf(index) + layout.parameters, program.parameterCount);
  const activate = (group: number, lanes: readonly number[]) => {
    for (let k = 0; k < LANES; k++) {
      const index = group * LANES + k;
      memory.integers()[vector(index, setting.active)] = lanes.includes(index) ? -1 : 0;
    }
  };
  const byGroup = (active: readonly number[]) => {
    const groups = new Map<number, number[]>();
    for (const index of active) {
      const group = Math.floor(index / LANES);
      const known = groups.get(group);
      if (known) known.push(index);
      else groups.set(group, [index]);
    }
    return groups;
  };
  /** Sets a case's rate and correction of its next step as elements of two vectors. */
  const schedule = (index: number, learningRate: number, rate: number, correction: number) => {
    const power = powers[index]!;
    power[0] *= BETA1;
    power[1] *= BETA2;
    memory.floats()[rate] = adam ? learningRate / (1 - power[0]) : learningRate;
    memory.floats()[correction] = 1 / (1 - power[1]);
  };

  return {
    graph,
    load(index, parameters, {l2, radii}: CaseRule) {
      const group = groupOf(index);
      const start = projected(parameters, rule, radii);
      write(index, group + layout.parameters, start);
      memory.floats()[vector(index, setting.l2)] = l2;
      for (const [i, {centred}] of rule.balls.entries()) {
        const first = layout.balls / VECTOR + i * BALL_VECTORS;
        const radius = radii[i];
        memory.integers()[vector(index, first)] = radius === undefined ? 0 : -1;
        const wide = (group + (first + 1) * VECTOR) / 8 + (index % LANES);
        memory.doubles()[wide] = radius ?? Number.POSITIVE_INFINITY;
        if (centred) write(index, group + layout.centres, parameters);
      }
      for (const at of adam ? [layout.first, layout.second] : []) {
        write(index, group + at, new Float32Array(program.parameterCount));
      }
      powers[index] = [1, 1];
    },
    feed(index, name, values) {
      const size = sizes.get(name)!;
      if (values.length !== size && values.length !== size * portions.length)
        throw new RangeError(`feed ${name}: expected ${size} numbers, got ${values.length}`);
      for (const k of portions) {
        const own = values.length === size ? values : values.subarray(k * size, (k + 1) * size);
        write(index, dataAt(index, name, k), own);
      }
    },
    gather(index, parts, indices) {
      const count = indices.length / portions.length;
      for (const k of portions)
        rows.set(
          index,
          parts.map((part) => ({...part, to: dataAt(index, part.name, k)})),
          indices.subarray(k * count, (k + 1) * count),
        );
    },
    measure(index) {
      rows.refresh(Math.floor(index / LANES));
      exports.gradient(groupOf(index));
      return {terms: termsOf(index), gradient: gradientOf(index)};
    },
    step(active, scalars, ready) {
      const outcome = new Map<number, StepOutcome>();
      for (const [group, cases] of byGroup(active)) {
        rows.refresh(group);
        const start = groupOf(cases[0]!);
        let pending = cases;
        for (let round = 0; pending.length > 0; round++) {
          exports.gradient(start);
          const now = ready
            ? pending.filter((index) =>
                ready(index, round, {
                  terms: termsOf(index),
                  parameters: read(index),
                  gradient: gradientOf(index),
                }),
              )
            : pending;
          for (const index of pending) {
            const {learningRate, ascentRate = 0} = scalars(index, round);
            memory.floats()[vector(index, setting.ascent)] = ascentRate;
            if (now.includes(index))
              schedule(index, learningRate, vector(index, setting.rate), vector(index, setting.correction));
          }
          if (now.length > 0) {
            activate(group, now);
            exports.update(start);
            for (const index of now) {
              const finite = memory.integers()[vector(index, setting.finite)] !== 0;
              outcome.set(index, {terms: termsOf(index), finite});
            }
          }
          pending = pending.filter((index) => !now.includes(index));
          if (pending.length > 0) {
            activate(group, pending);
            exports.climb(start);
          }
        }
      }
      return active.map((index) => outcome.get(index)!);
    },
    steps(active, many, learningRate) {
      const {terms} = program;
      const each = {schedule: SCHEDULE_VECTORS * VECTOR, history: historyVectors(terms) * VECTOR};
      if (many > plan.steps) plan = {at: memory.reserve(many * (each.schedule + each.history)), steps: many};
      const historyAt = plan.at + many * each.schedule;
      const outcome = new Map<number, StepsOutcome>();
      for (const [group, cases] of byGroup(active)) {
        rows.refresh(group);
        for (const index of cases)
          for (let k = 0; k < many; k++) {
            const rate = element(index, plan.at + k * each.schedule);
            schedule(index, learningRate(index, k), rate, rate + LANES);
          }
        activate(group, cases);
        exports.steps(groupOf(cases[0]!), many, plan.at, historyAt);
        for (const index of cases) {
          const found = new Float32Array(many * terms);
          let taken = 0;
          for (let k = 0; k < many; k++) {
            const own = element(index, historyAt + k * each.history);
            for (let t = 0; t < terms; t++) found[k * terms + t] = memory.floats()[own + t * LANES]!;
            if (memory.integers()[own + terms * LANES] !== 0) taken++;
          }
          outcome.set(index, {terms: found, taken});
        }
      }
      return active.map((index) => outcome.get(index)!);
    },
    read,
    state(index) {
      const moments = (at: number) =>
        adam ? copy(index, groupOf(index) + at, program.parameterCount) : new Float32Array();
      return {
        parameters: read(index),
        first: moments(layout.first),
        second: moments(layout.second),
        powers: [...powers[index]!],
      };
    },
    restore(index, {parameters, first, second, powers: own}) {
      const group = groupOf(index);
      write(index, group + layout.parameters, parameters);
      if (adam) {
        write(index, group + layout.first, first);
        write(index, group + layout.second, second);
      }
      powers[index] = [...own];
    },
    outputs(active) {
      let last = -1;
      return active.map((index) => {
        const group = Math.floor(index / LANES);
        rows.refresh(group);
        // Neighbours come one after the other.
        if (group !== last) exports.forward(groupOf(index));
        last = group;
        return program.outputs.map((buffer) => copy(index, layout.addressOf(buffer).at, buffer.size));
      });
    },
    dispose: memory.dispose,
  };
}
