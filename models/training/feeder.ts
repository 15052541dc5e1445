/** Rows of a case's pool as the data of a graph. */
import type {Encoder} from '../encoders/encoder.ts';
import type {Trainer} from '../engine/trainer.ts';
import type {PoolInputs, Table} from '../types.ts';

/** What is converted for one case of a call and serves others that share its tables. */
export interface InputCache {
  readonly tables: Map<Table, Float32Array>;
  /** By masks, with the inputs that they belong to. */
  readonly masked: Map<Uint8Array, {readonly inputs: Table; readonly ready: ReadyInputs}>;
}

export const inputCache = (): InputCache => ({tables: new Map(), masked: new Map()});

/** The same table in float32, converted once however many cases share it. */
export function float32Of({tables}: InputCache, table: Table): Float32Array {
  if (table instanceof Float32Array) return table;
  const known = tables.get(table);
  if (known !== undefined) return known;
  const made = Float32Array.from(table);
  tables.set(table, made);
  return made;
}

/** A case's inputs ready to be gathered. */
export interface ReadyInputs {
  /** What the encoder sees: masked tokens are 0. */
  readonly inputs: Float32Array;
  /** Tokens only: as they are. */
  readonly whole?: Float32Array;
  /** Tokens only: 1 where masked. */
  readonly masks?: Float32Array;
  /** Tokens only: 1/|K| where masked. */
  readonly shares?: Float32Array;
}

export function readyInputs(
  {tokens, inputs: length}: Encoder,
  cache: InputCache,
  pool: PoolInputs,
): ReadyInputs {
  const whole = float32Of(cache, pool.inputs);
  if (tokens === undefined) return {inputs: whole};
  const known = cache.masked.get(pool.masks!);
  if (known?.inputs === pool.inputs) return known.ready;
  const masks = Float32Array.from(pool.masks!);
  const shares = new Float32Array(masks.length);
  for (let row = 0; row < masks.length; row += tokens) {
    const own = masks.subarray(row, row + tokens);
    const size = own.reduce((sum, m) => sum + m, 0);
    for (let p = 0; p < tokens; p++) shares[row + p] = own[p]! / size;
  }
  const inputs = whole.map((x, i) => (masks[Math.floor(i / length)] === 1 ? 0 : x));
  const ready = {inputs, whole, masks, shares};
  cache.masked.set(pool.masks!, {inputs: pool.inputs, ready});
  return ready;
}

/** Rows of a table for the data of a name. */
export interface Gathered {
  readonly name: string;
  readonly table: Float32Array;
  readonly width: number;
}

/** What a named batch of inputs gathers, with the shares if it is pooled. */
export function inputTables(
  {tokens, inputs: length}: Encoder,
  name: string,
  {inputs, masks, shares}: ReadyInputs,
  isPooled: boolean,
): Gathered[] {
  const each = tokens ?? 1;
  return [
    {name: `${name}.inputs`, table: inputs, width: each * length},
    ...(masks ? [{name: `${name}.mask`, table: masks, width: each}] : []),
    ...(shares && isPooled ? [{name: `${name}.share`, table: shares, width: each}] : []),
  ];
}

/** How rows are fed: in so many parts, each filled up to so many rows. */
export interface Room {
  readonly parts: number;
  readonly perPart: number;
}

/** Where each of a case's rows goes. It depends on nothing but how many rows the case has, and parts only. */
export function placesOf(count: number, {parts, perPart}: Room): Int32Array {
  const own = Math.ceil(count / parts);
  return Int32Array.from({length: count}, (_, row) => Math.floor(row / own) * perPart + (row % own));
}

/** Feeds the rows of the indices at their places and elsewhere the first, which must count nothing there. */
export function gatherRows(
  trainer: Trainer,
  index: number,
  tables: readonly Gathered[],
  indices: ArrayLike<number>,
  room: Room,
): void {
  const filled = new Int32Array(room.parts * room.perPart).fill(indices[0]!);
  for (const [row, place] of placesOf(indices.length, room).entries()) filled[place] = indices[row]!;
  trainer.gather(index, tables, filled);
}
