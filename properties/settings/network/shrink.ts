/** Simplifying moves on network settings: fewer blocks, heads, tokens and features, then rounder and more equal numbers. */
import {digits, rounder} from '../edit/numberCost.ts';
import {axesOf, type NetworkSetting} from './setting.ts';

type Rows = readonly (readonly number[])[];
type Tables = Readonly<Record<string, Rows>>;

const cost = (rows: Rows): number => rows.flat().reduce((sum, x) => sum + 2 + digits(x), 0);

const tablesCost = (tables: Tables): number =>
  Object.values(tables).reduce(
    (sum, rows) => sum + 30 + 20 * (rows.length + rows[0]!.length) + cost(rows),
    0,
  );

function differing(s: NetworkSetting): number {
  let count = 0;
  for (const [name, rows] of Object.entries(s.first)) {
    const other = s.second[name];
    if (other)
      for (const [j, row] of rows.entries())
        for (const [i, x] of row.entries()) if (x !== other[j]?.[i]) count++;
  }
  return count;
}

/** Smaller is simpler: tables and their sides, then the digits of all numbers and how often the two sets differ. */
export function networkComplexity(s: NetworkSetting): number {
  return (
    100 * s.heads +
    tablesCost(s.first) +
    tablesCost(s.second) +
    (s.input ? 20 * s.input.length + cost(s.input) : 0) +
    3 * differing(s) +
    (s.activation === 'relu' ? 0 : 5) +
    (s.masked?.filter(Boolean).length ?? 0)
  );
}

const kept = <T>(list: readonly T[], gone: ReadonlySet<number>): T[] => list.filter((_, i) => !gone.has(i));

function eachTable(s: NetworkSetting, change: (rows: Rows, name: string) => Rows): NetworkSetting {
  const all = (tables: Tables): Tables =>
    Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, change(rows, name)]));
  return {
    ...s,
    first: all(s.first),
    second: all(s.second),
    ...(s.input ? {input: change(s.input, 'input')} : {}),
  };
}

/** Leaves indices of one axis out of every table that has it. */
function dropAlong(s: NetworkSetting, axis: string, gone: ReadonlySet<number>): NetworkSetting {
  const next = eachTable(s, (rows, name) => {
    const [down, across] = axesOf(s.network, name);
    const fewer = down === axis ? kept(rows, gone) : rows;
    return across === axis ? fewer.map((row) => kept(row, gone)) : fewer;
  });
  return axis === 'tokens' && s.masked ? {...next, masked: kept(s.masked, gone)} : next;
}

function axisLengths(s: NetworkSetting): Map<string, number> {
  const found = new Map<string, number>();
  for (const [name, rows] of [
    ...Object.entries(s.first),
    ...(s.input ? [['input', s.input] as const] : []),
  ]) {
    const [down, across] = axesOf(s.network, name);
    found.set(down, rows.length);
    found.set(across, rows[0]!.length);
  }
  return found;
}

/** Leaves layer or block `at` out and renumbers the later ones; shapes may no longer fit. */
function dropNumbered(s: NetworkSetting, word: 'encoder' | 'block', at: number): NetworkSetting {
  const renamed = (tables: Tables): Tables => {
    const next: [string, Rows][] = [];
    for (const [name, rows] of Object.entries(tables)) {
      const match = /^(encoder|block)\.(\d+)(.*)$/.exec(name);
      const number = match?.[1] === word ? Number(match[2]) : undefined;
      if (number === at) continue;
      next.push([number !== undefined && number > at ? `${word}.${number - 1}${match![3]}` : name, rows]);
    }
    return Object.fromEntries(next);
  };
  return {...s, first: renamed(s.first), second: renamed(s.second)};
}

function* shapeMoves(s: NetworkSetting): Generator<NetworkSetting> {
  const numbers = (word: string) =>
    new Set(Object.keys(s.first).flatMap((name) => new RegExp(`^${word}\\.(\\d+)`).exec(name)?.[1] ?? []));
  for (const word of ['block', 'encoder'] as const) {
    const found = numbers(word);
    if (word === 'block' || found.size > 1) for (const at of found) yield dropNumbered(s, word, Number(at));
  }
  const lengths = axisLengths(s);
  const inner = [...lengths].filter(([axis]) => axis.startsWith('inner'));
  for (let head = 0; head < s.heads && s.heads > 1; head++) {
    let next: NetworkSetting = {...s, heads: s.heads - 1};
    for (const [axis, length] of inner) {
      const width = length / s.heads;
      next = dropAlong(next, axis, new Set(Array.from({length: width}, (_, i) => head * width + i)));
    }
    yield next;
  }
  for (const [axis, length] of lengths) {
    const step = axis.startsWith('inner') ? length / s.heads : length;
    for (let i = 0; i < step && step > 1 && axis !== 'one'; i++) {
      yield dropAlong(s, axis, new Set(Array.from({length: length / step}, (_, head) => head * step + i)));
    }
  }
}

const put = (rows: Rows, j: number, i: number, x: number): Rows =>
  rows.map((row, at) => (at === j ? row.map((y, k) => (k === i ? x : y)) : row));

function* entryMoves(rows: Rows): Generator<[Rows, number, number, number]> {
  for (const [j, row] of rows.entries()) {
    for (const [i, x] of row.entries()) for (const y of rounder(x)) yield [put(rows, j, i, y), j, i, y];
  }
}

/** Every candidate one move away, coarse moves first. */
export function* networkMoves(s: NetworkSetting): Generator<NetworkSetting> {
  yield* shapeMoves(s);
  if (s.activation !== 'relu') yield {...s, activation: 'relu'};
  for (const [name, rows] of Object.entries(s.first)) {
    const zero = rows.map((row) => row.map(() => 0));
    yield {...s, first: {...s.first, [name]: zero}, second: {...s.second, [name]: zero}};
    if (s.second[name]) yield {...s, second: {...s.second, [name]: rows}};
  }
  if (s.masked) {
    for (const [p, on] of s.masked.entries())
      if (on) yield {...s, masked: s.masked.map((m, i) => (i === p ? false : m))};
  }
  for (const [name, rows] of Object.entries(s.first)) {
    const other = s.second[name];
    for (const [next, j, i, y] of entryMoves(rows)) {
      if (other)
        yield {...s, first: {...s.first, [name]: next}, second: {...s.second, [name]: put(other, j, i, y)}};
      yield {...s, first: {...s.first, [name]: next}};
    }
  }
  for (const [name, rows] of Object.entries(s.second)) {
    for (const [j, row] of rows.entries())
      for (const i of row.keys())
        yield {...s, second: {...s.second, [name]: put(rows, j, i, s.first[name]![j]![i]!)}};
    for (const [next] of entryMoves(rows)) yield {...s, second: {...s.second, [name]: next}};
  }
  if (s.input) for (const [next] of entryMoves(s.input)) yield {...s, input: next};
}
