import {type Graph, sizeOf} from '../graph.ts';
import {type CaseRule, projected, type StepOutcome, type Trainer, type UpdateRule} from '../trainer.ts';
import {instantiate} from './assembler/webAssembly.ts';
import {compile, type FusedExports} from './compile.ts';
import {type Gather, gatherOf} from './gather.ts';
import {BALL_VECTORS, setting, VECTOR} from './layout.ts';
import {acquireMemory, growMemory, releaseMemory} from './memoryPool.ts';

const LANES = 4;
const BETA1 = 0.9;
const BETA2 = 0.999;

/** A group's rows to gather: the same rows of several tables for each lane. */
interface Batch {
  readonly parts: readonly {readonly to: number; readonly width: number; readonly tables: Int32Array}[];
  /** [rows x lanes] */
  readonly indices: Int32Array;
  changed: boolean;
}

/**
 * Trains on WebAssembly made for the graph: four cases to a vector, so that no case's numbers depend on the others,
 * and all cases' parameters, moments and data in one memory.
 */
export function laneTrainer(graph: Graph, rule: UpdateRule, count: number): Trainer {
  const {program, layout, module} = compile(graph, rule);
  const groups = Math.ceil(count / LANES);
  /** Four table addresses, then indices, then tables, as they come. */
  const staging = layout.groups + groups * layout.groupBytes;
  let end = staging;
  const memory = acquireMemory(staging + VECTOR);
  new Uint8Array(memory.buffer, 0, staging).fill(0);
  const exports = instantiate<FusedExports>(module, memory);
  let floats = new Float32Array(memory.buffer);
  let integers = new Int32Array(memory.buffer);
  let doubles = new Float64Array(memory.buffer);
  const views = () => {
    if (floats.buffer === memory.buffer) return;
    floats = new Float32Array(memory.buffer);
    integers = new Int32Array(memory.buffer);
    doubles = new Float64Array(memory.buffer);
  };
  const reserve = (bytes: number): number => {
    const at = end;
    // Gathering reads a little more than a table's end.
    end = Math.ceil((end + bytes + VECTOR) / 64) * 64;
    growMemory(memory, end);
    views();
    return at;
  };
  const sizes = new Map([...graph.parameters, ...graph.data].map((t) => [t.name, sizeOf(t)]));
  const tables = new Map<Float32Array, number>();
  const gathers = new Map<number, Gather>();
  const batches = Array.from({length: groups}, () => new Map<string, Batch>());
  const powers = Array.from({length: count}, () => [1, 1] as [number, number]);
  let indexRoom = {at: 0, bytes: 0};

  const groupOf = (index: number) => layout.groups + Math.floor(index / LANES) * layout.groupBytes;
  const lane = (index: number) => index % LANES;
  /** The index among the memory's 32-bit numbers of a case's element of a vector at an address. */
  const element = (index: number, address: number) => address / 4 + lane(index);
  const write = (index: number, address: number, values: ArrayLike<number>) => {
    const start = element(index, address);
    for (let i = 0; i < values.length; i++) floats[start + LANES * i] = values[i]!;
  };
  const copy = (index: number, address: number, length: number): Float32Array => {
    const start = element(index, address);
    const values = new Float32Array(length);
    for (let i = 0; i < length; i++) values[i] = floats[start + LANES * i]!;
    return values;
  };
  const vector = (index: number, which: number) => element(index, groupOf(index) + which * VECTOR);
  const dataAt = (index: number, name: string) =>
    groupOf(index) + layout.data + program.offsets.get(name)! * VECTOR;
  const tableAt = (table: Float32Array): number => {
    const known = tables.get(table);
    if (known !== undefined) return known;
    const at = reserve(table.byteLength);
    floats.set(table, at / 4);
    tables.set(table, at);
    return at;
  };
  const gatherBy = (width: number): Gather => {
    const found = gathers.get(width) ?? gatherOf(memory, width);
    gathers.set(width, found);
    return found;
  };
  /** Gathers what has changed for a group. */
  const refresh = (group: number) => {
    for (const batch of batches[group]!.values()) {
      if (!batch.changed) continue;
      batch.changed = false;
      const bytes = batch.indices.byteLength + VECTOR;
      if (bytes > indexRoom.bytes) indexRoom = {at: reserve(bytes), bytes};
      integers.set(batch.indices, indexRoom.at / 4 + LANES);
      for (const {to, width, tables: own} of batch.parts) {
        integers.set(own, indexRoom.at / 4);
        gatherBy(width)(to, batch.indices.length / LANES, indexRoom.at, indexRoom.at + VECTOR);
      }
    }
  };
  const termsOf = (index: number) => copy(index, groupOf(index) + setting.terms * VECTOR, program.terms);
  const gradientOf = (index: number) => copy(index, layout.gradient, program.parameterCount);
  const read = (index: number) => copy(index, groupOf(index) + layout.parameters, program.parameterCount);
  const activate = (group: number, lanes: readonly number[]) => {
    for (let k = 0; k < LANES; k++) {
      const index = group * LANES + k;
      integers[vector(index, setting.active)] = lanes.includes(index) ? -1 : 0;
    }
  };

  return {
    graph,
    load(index, parameters, {l2, radii}: CaseRule) {
      const group = groupOf(index);
      const start = projected(parameters, rule, radii);
      write(index, group + layout.parameters, start);
      floats[vector(index, setting.l2)] = l2;
      for (const [i, {centred}] of rule.balls.entries()) {
        const first = layout.balls / VECTOR + i * BALL_VECTORS;
        const radius = radii[i];
        integers[vector(index, first)] = radius === undefined ? 0 : -1;
        const wide = (group + (first + 1) * VECTOR) / 8 + lane(index);
        doubles[wide] = radius ?? Number.POSITIVE_INFINITY;
        if (centred) write(index, group + layout.centres, parameters);
      }
      for (const at of rule.optimizer === 'adam' ? [layout.first, layout.second] : []) {
        write(index, group + at, new Float32Array(program.parameterCount));
      }
      powers[index] = [1, 1];
    },
    feed(index, name, values) {
      if (values.length !== sizes.get(name))
        throw new RangeError(`feed ${name}: expected ${sizes.get(name)} numbers, got ${values.length}`);
      write(index, dataAt(index, name), values);
    },
    gather(index, parts, indices) {
      const own = batches[Math.floor(index / LANES)]!;
      const key = parts[0]!.name;
      let batch = own.get(key);
      if (batch === undefined) {
        batch = {
          parts: parts.map(({name, table, width}) => ({
            to: dataAt(index, name),
            width,
            tables: new Int32Array(LANES).fill(tableAt(table)),
          })),
          indices: new Int32Array(indices.length * LANES),
          changed: true,
        };
        own.set(key, batch);
      }
      for (const [i, {table}] of parts.entries()) batch.parts[i]!.tables[lane(index)] = tableAt(table);
      for (let i = 0; i < indices.length; i++) batch.indices[LANES * i + lane(index)] = indices[i]!;
      batch.changed = true;
    },
    measure(index) {
      refresh(Math.floor(index / LANES));
      exports.gradient(groupOf(index));
      return {terms: termsOf(index), gradient: gradientOf(index)};
    },
    step(active, scalars, ready) {
      const outcomes: StepOutcome[] = [];
      const byGroup = new Map<number, number[]>();
      for (const index of active) {
        const group = Math.floor(index / LANES);
        byGroup.set(group, [...(byGroup.get(group) ?? []), index]);
      }
      const outcome = new Map<number, StepOutcome>();
      for (const [group, cases] of byGroup) {
        refresh(group);
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
            floats[vector(index, setting.ascent)] = ascentRate;
            if (!now.includes(index)) continue;
            const power = powers[index]!;
            power[0] *= BETA1;
            power[1] *= BETA2;
            const adam = rule.optimizer === 'adam';
            floats[vector(index, setting.rate)] = adam ? learningRate / (1 - power[0]) : learningRate;
            floats[vector(index, setting.correction)] = 1 / (1 - power[1]);
          }
          if (now.length > 0) {
            activate(group, now);
            exports.update(start);
            for (const index of now) {
              const finite = integers[vector(index, setting.finite)] !== 0;
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
      for (const index of active) outcomes.push(outcome.get(index)!);
      return outcomes;
    },
    read,
    outputs(active) {
      let last = -1;
      return active.map((index) => {
        const group = Math.floor(index / LANES);
        refresh(group);
        // Neighbours come one after the other.
        if (group !== last) exports.forward(groupOf(index));
        last = group;
        return program.outputs.map((buffer) => copy(index, layout.addressOf(buffer).at, buffer.size));
      });
    },
    dispose() {
      releaseMemory(memory);
    },
  };
}
