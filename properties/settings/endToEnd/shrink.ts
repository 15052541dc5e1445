/** Simplifying moves on tiny end-to-end settings: fewer candidates, draws and noise, then rounder numbers. */
import {digits, rounder} from '../edit/numberCost.ts';
import type {EndToEndSetting, TinyParameters} from './setting.ts';

type Row = readonly number[];

const cost = (row: Row): number => row.reduce((sum, x) => sum + digits(x), 0);
const replaced = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((x, i) => (i === at ? value : x));

/** Smaller is simpler: points and candidates first, then the digits of all numbers. */
export function endToEndComplexity(s: EndToEndSetting): number {
  const parameters = [s.initial, s.teacher, ...s.candidates].flat();
  return (
    1000 * s.inputs.length +
    300 * s.candidates.length +
    (s.noise ? 200 : 0) +
    [...parameters, ...s.inputs, s.radii, s.noise ?? []].reduce((sum, row) => sum + cost(row), 0) +
    [s.U, s.T].reduce((sum, {plus, minus}) => sum + cost(plus) + cost(minus), 0) +
    cost([s.total, s.referenceRadius, s.draws, s.n, s.nu, s.nuPretraining])
  );
}

function* parameterMoves(tables: TinyParameters): Iterable<TinyParameters> {
  for (const [i, values] of tables.entries()) {
    for (const [k, x] of values.entries())
      for (const y of rounder(x)) yield replaced(tables, i, replaced(values, k, y));
  }
}

export function* endToEndMoves(s: EndToEndSetting): Iterable<EndToEndSetting> {
  if (s.candidates.length > 1) {
    for (const at of s.candidates.keys()) yield {...s, candidates: s.candidates.filter((_, i) => i !== at)};
  }
  if (s.noise) {
    const {noise, ...rest} = s;
    yield rest;
    for (const [j, x] of noise.entries())
      for (const y of rounder(x)) yield {...s, noise: replaced(noise, j, y)};
  }
  yield {...s, T: s.U};
  yield {...s, U: s.T};
  for (const draws of [1, 2, 2 ** 10, s.draws / 2])
    if (draws < s.draws && Number.isInteger(draws)) yield {...s, draws};
  for (const n of [1, 2, 8, 2 ** 10, s.n / 2]) if (n < s.n && Number.isInteger(n)) yield {...s, n};
  for (const name of ['initial', 'teacher'] as const)
    for (const tables of parameterMoves(s[name])) yield {...s, [name]: tables};
  for (const [i, candidate] of s.candidates.entries()) {
    if (JSON.stringify(candidate) !== JSON.stringify(s.initial))
      yield {...s, candidates: replaced(s.candidates, i, s.initial)};
    for (const tables of parameterMoves(candidate))
      yield {...s, candidates: replaced(s.candidates, i, tables)};
  }
  for (const [i, r] of s.radii.entries())
    for (const y of rounder(r)) if (y > 0) yield {...s, radii: replaced(s.radii, i, y)};
  for (const y of rounder(s.referenceRadius)) if (y > 0) yield {...s, referenceRadius: y};
}
