/** Shrinking of network settings: fewer blocks, heads, tokens and features, then simpler and more equal numbers. */
import {axisLengths, dropped, numberPaths, valueAt, withValue} from '../edit/axes.ts';
import {changeField, changeNumber, simpler} from '../edit/moves.ts';
import {numbersCost, simplerNumbers} from '../edit/numbers.ts';
import {axesOf, type NetworkSetting} from './setting.ts';

type Tables = NetworkSetting['first'];

const tablesCost = (tables: Tables): number =>
  Object.values(tables).reduce(
    (sum, rows) => sum + 30 + 20 * (rows.length + rows[0]!.length) + numbersCost(rows, 2),
    0,
  );

/** Entries in which the two sets differ. */
function differing({first, second}: NetworkSetting): number {
  const shared = Object.keys(first).filter((name) => second[name]);
  const entries = shared.flatMap((name) =>
    first[name]!.flatMap((row, j) => row.map((x, i) => x !== second[name]![j]?.[i])),
  );
  return entries.filter(Boolean).length;
}

/** Smaller is simpler: tables and their sides, then all numbers and how often the two sets differ. */
export function shrinkCost(s: NetworkSetting): number {
  return (
    100 * s.heads +
    tablesCost(s.first) +
    tablesCost(s.second) +
    (s.input ? 20 * s.input.length + numbersCost(s.input, 2) : 0) +
    3 * differing(s) +
    (s.activation === 'relu' ? 0 : 5) +
    (s.masked?.filter(Boolean).length ?? 0)
  );
}

/** Leaves layer or block `at` out and renumbers the later ones; shapes may no longer fit. */
function dropNumbered(s: NetworkSetting, word: string, at: number): NetworkSetting {
  const renamed = (tables: Tables): Tables => {
    const next: [string, Tables[string]][] = [];
    for (const [name, rows] of Object.entries(tables)) {
      const match = new RegExp(`^${word}\\.(\\d+)(.*)$`).exec(name);
      const number = Number(match?.[1]);
      if (number === at) continue;
      next.push([number > at ? `${word}.${number - 1}${match![2]}` : name, rows]);
    }
    return Object.fromEntries(next);
  };
  return {...s, first: renamed(s.first), second: renamed(s.second)};
}

function* shapeMoves(s: NetworkSetting): Generator<NetworkSetting> {
  for (const word of ['block', 'encoder']) {
    const names = Object.keys(s.first).map((name) => new RegExp(`^${word}\\.(\\d+)`).exec(name)?.[1]);
    const found = new Set(names.filter((name) => name !== undefined));
    if (word === 'block' || found.size > 1) for (const at of found) yield dropNumbered(s, word, Number(at));
  }
  const axes = axesOf(s);
  // Heads lie one after the other along an inner axis.
  const lengths = [...axisLengths(s, axes)].map(([axis, length]) => {
    const inner = axis.startsWith('inner');
    return {axis, inner, length, width: inner ? length / s.heads : length};
  });
  const range = (length: number, from: number, step: number) =>
    Array.from({length}, (_, i) => from + i * step);
  for (let head = 0; head < s.heads && s.heads > 1; head++) {
    yield lengths
      .filter(({inner}) => inner)
      .reduce<NetworkSetting>(
        (next, {axis, width}) => dropped(next, axes, axis, ...range(width, head * width, 1)),
        {...s, heads: s.heads - 1},
      );
  }
  for (const {axis, length, width} of lengths) {
    for (let i = 0; i < width && width > 1 && axis !== 'one'; i++)
      yield dropped(s, axes, axis, ...range(length / width, i, width));
  }
}

/** Every candidate one move away, coarse moves first. */
export function* shrinkMoves(s: NetworkSetting): Generator<NetworkSetting> {
  yield* shapeMoves(s);
  if (s.activation !== 'relu') yield {...s, activation: 'relu'};
  for (const [name, rows] of Object.entries(s.first)) {
    const zero = rows.map((row) => row.map(() => 0));
    yield {...s, first: {...s.first, [name]: zero}, second: {...s.second, [name]: zero}};
    if (s.second[name]) yield withValue(s, ['second', name], rows);
  }
  if (s.masked) {
    for (const [p, on] of s.masked.entries()) if (on) yield {...s, masked: s.masked.with(p, false)};
  }
  for (const path of numberPaths(s.first)) {
    const first = ['first', ...path];
    const second = ['second', ...path];
    for (const next of changeNumber(s, simplerNumbers, first)) {
      if (s.second[path[0]!]) yield withValue(next, second, valueAt(next, first));
      yield next;
    }
  }
  for (const [name, rows] of Object.entries(s.second)) {
    for (const path of numberPaths(rows, ['second', name]))
      yield withValue(s, path, valueAt(s.first, path.slice(1)));
    for (const next of simpler(rows)) yield withValue(s, ['second', name], next);
  }
  yield* changeField(s, ['input'], simpler);
}
