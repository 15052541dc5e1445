/**
 * Named axes: what the dimensions of a setting's tables count. Tables that share an axis share its length, so something
 * left out or copied along it changes in all of them at once.
 */
import {without} from './lists.ts';
import {valueAt, withValue} from './paths.ts';

/** By the path to each table (`heads/thetas`) the names of its axes, from the outside inwards. Tables that a setting lacks are skipped. */
export type Axes = Readonly<Record<string, readonly string[]>>;

type Change = <T>(list: readonly T[]) => T[];

function changed(table: unknown, [name, ...inner]: readonly string[], axis: string, change: Change): unknown {
  if (!Array.isArray(table)) return table;
  const items = inner.includes(axis) ? table.map((item) => changed(item, inner, axis, change)) : table;
  return name === axis ? change(items) : items;
}

/** Every list along an axis changed in the same way. */
export function alongAxis<S>(setting: S, axes: Axes, axis: string, change: Change): S {
  let next = setting;
  for (const [name, axesOfTable] of Object.entries(axes)) {
    const path = name.split('/');
    const table = axesOfTable.includes(axis) ? valueAt(setting, path) : undefined;
    if (table !== undefined) next = withValue(next, path, changed(table, axesOfTable, axis, change));
  }
  return next;
}

/** Without some places of an axis. */
export function dropped<S>(setting: S, axes: Axes, axis: string, ...gone: readonly number[]): S {
  return alongAxis(setting, axes, axis, (list) => without(list, ...gone));
}

/** Each place of an axis dropped in turn, as long as `least` of them stay. */
export function* dropEach<S>(setting: S, axes: Axes, axis: string, least = 1): Generator<S> {
  const length = axisLengths(setting, axes).get(axis) ?? 0;
  for (let at = 0; at < length && length > least; at++) yield dropped(setting, axes, axis, at);
}

/** The length of each axis, as the first table with it has it. */
export function axisLengths(setting: unknown, axes: Axes): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const [path, names] of Object.entries(axes)) {
    let table = valueAt(setting, path.split('/'));
    for (const name of names) {
      if (!Array.isArray(table)) break;
      if (!lengths.has(name)) lengths.set(name, table.length);
      table = table[0];
    }
  }
  return lengths;
}
