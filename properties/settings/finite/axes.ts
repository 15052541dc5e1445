/** The axes of a finite setting, and what happens to points along them: dropped, merged, split. */
import {type Axes, alongAxis, dropped} from '../edit/axes.ts';
import {changeMasses} from '../edit/laws.ts';
import type {FiniteSetting} from './setting.ts';

/** A row is a point, or with masked inputs a token of one. */
export const AXES: Axes = {
  'U/plus': ['point'],
  'U/minus': ['point'],
  'T/plus': ['point'],
  'T/minus': ['point'],
  tokens: ['point'],
  visible: ['row'],
  representation: ['row', 'feature'],
  others: ['member', 'row', 'feature'],
  'heads/thetas': ['head', 'feature'],
  reference: ['row', 'referenceFeature'],
  'referenceHeads/thetas': ['referenceHead', 'referenceFeature'],
  decoder: ['target', 'referenceFeature'],
  noise: ['row', 'target'],
};

/** The rows of a point, in order. */
export function rowsOf({tokens}: FiniteSetting, point: number): number[] {
  if (!tokens) return [point];
  const start = tokens.slice(0, point).reduce((sum, flags) => sum + flags.length, 0);
  return tokens[point]!.map((_, p) => start + p);
}

/** Point `from` leaves with its rows; each law's mass on it goes to point `to`, label kept. */
export function mergePoint(s: FiniteSetting, from: number, to: number): FiniteSetting {
  const moved = changeMasses(s, (side) => side.with(to, side[to]! + side[from]!));
  return dropped(dropped(moved, AXES, 'point', from), AXES, 'row', ...rowsOf(s, from));
}

/** A copy of a point, with its rows and half of its mass, at the end. */
export function splitPoint(s: FiniteSetting, at: number): FiniteSetting {
  const rows = rowsOf(s, at);
  const copied = alongAxis(s, AXES, 'point', (list) => [...list, list[at]!]);
  const halved = changeMasses(copied, (side) =>
    side.map((mass, j) =>
      j === at ? Math.ceil(mass / 2) : j === side.length - 1 ? Math.floor(mass / 2) : mass,
    ),
  );
  return alongAxis(halved, AXES, 'row', (list) => [...list, ...rows.map((row) => list[row]!)]);
}
