/** Rows of tables as the data of groups of cases, gathered before a group's next step. */
import {type Gather, gatherOf} from './gather.ts';
import {LANES, type LaneMemory} from './laneMemory.ts';
import {VECTOR} from './layout.ts';

/** A group's rows to gather: the same rows of several tables for each lane. */
interface Batch {
  readonly parts: readonly {readonly to: number; readonly width: number; readonly tables: Int32Array}[];
  /** [rows x lanes] */
  readonly indices: Int32Array;
  changed: boolean;
}

export interface RowGatherer {
  /** Names the next rows of a case; `to` is the address of the data in its group's. */
  set(
    index: number,
    parts: readonly {
      readonly table: Float32Array;
      readonly width: number;
      readonly to: number;
    }[],
    indices: Int32Array,
  ): void;
  /** Gathers what has changed for a group. */
  refresh(group: number): void;
}

export function rowGatherer(memory: LaneMemory): RowGatherer {
  const tables = new Map<Float32Array, number>();
  const gathers = new Map<number, Gather>();
  /** By where the first of its tables goes. */
  const groups = new Map<number, Map<number, Batch>>();
  /** Four table addresses, then indices. */
  let room = {at: 0, bytes: 0};
  const tableAt = (table: Float32Array): number => {
    const known = tables.get(table);
    if (known !== undefined) return known;
    const at = memory.reserve(table.byteLength);
    memory.floats().set(table, at / 4);
    tables.set(table, at);
    return at;
  };
  const gatherBy = (width: number): Gather => {
    const found = gathers.get(width) ?? gatherOf(memory.linear, width);
    gathers.set(width, found);
    return found;
  };
  return {
    set(index, parts, indices) {
      const group = Math.floor(index / LANES);
      const own = groups.get(group) ?? new Map<number, Batch>();
      groups.set(group, own);
      const key = parts[0]!.to;
      const batch = own.get(key) ?? {
        parts: parts.map(({to, table, width}) => ({
          to,
          width,
          tables: new Int32Array(LANES).fill(tableAt(table)),
        })),
        indices: new Int32Array(indices.length * LANES),
        changed: true,
      };
      own.set(key, batch);
      const lane = index % LANES;
      for (const [i, {table}] of parts.entries()) batch.parts[i]!.tables[lane] = tableAt(table);
      for (let i = 0; i < indices.length; i++) batch.indices[LANES * i + lane] = indices[i]!;
      batch.changed = true;
    },
    refresh(group) {
      for (const batch of groups.get(group)?.values() ?? []) {
        if (!batch.changed) continue;
        batch.changed = false;
        const bytes = batch.indices.byteLength + VECTOR;
        if (bytes > room.bytes) room = {at: memory.reserve(bytes), bytes};
        memory.integers().set(batch.indices, room.at / 4 + LANES);
        for (const {to, width, tables: own} of batch.parts) {
          memory.integers().set(own, room.at / 4);
          gatherBy(width)(to, batch.indices.length / LANES, room.at, room.at + VECTOR);
        }
      }
    },
  };
}
