import type {Generator} from '../../../theory/laws/generator.ts';
import {nearNumber, pick} from './numberMoves.ts';

type Path = readonly (string | number)[];

function numbersIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => numbersIn(item, [...path, key]));
}

/** Any setting with one of its numbers changed; what families without moves of their own are searched by. */
export function nearJson<S>(setting: S, random: Generator): S {
  const paths = numbersIn(setting);
  if (paths.length === 0) return setting;
  const path = pick(random, paths);
  const copy = structuredClone(setting);
  let at = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = path.at(-1)!;
  at[last] = nearNumber(at[last] as number, random);
  return copy;
}
