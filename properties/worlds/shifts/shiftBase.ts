/** What the kinds of shift share: a base law and its checks, groups by number, normalisation. */
import {inputError} from '../../../theory/errors.ts';

/** A law on a finite pool; points are known to shifts by their group and by named features. */
export interface ShiftBase {
  /** P(x = x_j), nonnegative, summing to 1 within 1e-9. */
  readonly weights: Float64Array;
  /** P(y = +1 | x_j), each in [0, 1]. */
  readonly eta: Float64Array;
  /** groups[j] is a nonnegative integer; absent: every point is a group of its own, groups[j] = j. */
  readonly groups?: ArrayLike<number>;
  /** Named numbers of the points, one per point. */
  readonly features?: Readonly<Record<string, ArrayLike<number>>>;
}

/** The base itself, checked: lengths agree, weights sum to 1 within 1e-9, eta in [0, 1], groups are integers >= 0. */
export function shiftBase(where: string, base: ShiftBase): ShiftBase {
  const {weights, eta, groups, features = {}} = base;
  const size = weights.length;
  if (size === 0) throw inputError(where, 'base.weights', 'at least one pool point', []);
  if (eta.length !== size) throw inputError(where, 'base.eta', `${size} entries, one per weight`, eta.length);
  let sum = 0;
  for (let j = 0; j < size; j++) {
    const w = weights[j]!;
    if (!(w >= 0 && w < Number.POSITIVE_INFINITY))
      throw inputError(where, `base.weights[${j}]`, 'a number >= 0', w);
    if (!(eta[j]! >= 0 && eta[j]! <= 1))
      throw inputError(where, `base.eta[${j}]`, 'a probability in [0, 1]', eta[j]);
    sum += w;
  }
  if (!(Math.abs(sum - 1) <= 1e-9))
    throw inputError(where, 'base.weights', 'weights that sum to 1 within 1e-9', sum);
  if (groups && groups.length !== size) {
    throw inputError(where, 'base.groups', `${size} entries, one per weight`, groups.length);
  }
  for (let j = 0; groups && j < size; j++) {
    if (!(Number.isInteger(groups[j]) && groups[j]! >= 0))
      throw inputError(where, `base.groups[${j}]`, 'an integer >= 0', groups[j]);
  }
  for (const [name, values] of Object.entries(features)) {
    if (values.length !== size)
      throw inputError(where, `base.features.${name}`, `${size} entries, one per weight`, values.length);
  }
  return base;
}

/** The group of point j. */
export function groupOf(base: ShiftBase, j: number): number {
  return base.groups ? base.groups[j]! : j;
}

/** A test of membership in the listed groups; each must be an integer >= 0. Absent list: every group. */
export function inGroups(
  where: string,
  argument: string,
  groups: readonly number[] | undefined,
): (group: number) => boolean {
  if (groups === undefined) return () => true;
  if (!Array.isArray(groups)) throw inputError(where, argument, 'a list of group numbers', groups);
  for (const [i, group] of groups.entries()) {
    if (!(Number.isInteger(group) && group >= 0))
      throw inputError(where, `${argument}[${i}]`, 'an integer >= 0', group);
  }
  const members = new Set(groups);
  return (group) => members.has(group);
}

/** The named feature of the points, or an InputError that lists those there are. */
export function featureOf(where: string, {features = {}}: ShiftBase, name: string): ArrayLike<number> {
  const found = Object.hasOwn(features, name) ? features[name] : undefined;
  if (found) return found;
  const names = Object.keys(features).join(', ') || 'this world has none';
  throw inputError(where, 'feature', `a feature of the world (${names})`, name);
}

/** A number in [0, 1], or an InputError. */
export function fraction(where: string, argument: string, value: number): number {
  if (!(typeof value === 'number' && value >= 0 && value <= 1))
    throw inputError(where, argument, 'a number in [0, 1]', value);
  return value;
}

/** The base with new weights scaled to sum to 1, itself where none changed; an error where no mass is left. */
export function withMasses(where: string, base: ShiftBase, masses: Float64Array): ShiftBase {
  if (masses.every((m, j) => m === base.weights[j])) return base;
  const sum = masses.reduce((a, b) => a + b, 0);
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY)) {
    throw inputError(where, 'shifted weights', 'a positive finite sum, some mass must remain', sum);
  }
  return {...base, weights: sum === 1 ? masses : masses.map((m) => m / sum)};
}
