import {type AnyFamily, familyNamed, type Setting} from './registry.ts';

/**
 * Makes a setting smaller and its numbers simpler while it keeps a property (usually: the claim stays refuted).
 * Greedy: the first move of its family that lowers the cost and keeps the property is taken, until none does.
 * Deterministic.
 * @param keeps must be true of `setting`; errors it throws on a candidate (shapes that no longer fit) count as false
 * @param most candidates tried at most
 * @param family of the setting; default the one that it names
 * @example
 * ```ts
 * import {evaluateSetting, findClaim, shrink, worlds} from 'transferbound';
 *
 * const claim = findClaim('change-of-law');
 * const small = shrink(
 *   {...worlds.smallSetting, n: 7},
 *   (candidate) => evaluateSetting(claim, candidate).verdict === 'holds',
 * );
 * small.n; // => 1
 * ```
 */
export function shrink<S extends Setting>(
  setting: S,
  keeps: (candidate: S) => boolean,
  most?: number,
  family?: AnyFamily,
): S;
export function shrink(
  setting: Setting,
  keeps: (candidate: Setting) => boolean,
  most = 20_000,
  family: AnyFamily = familyNamed(setting.family),
): Setting {
  const {shrinkMoves, shrinkCost} = family;
  let current = setting;
  let cost = shrinkCost(current);
  let tried = 0;
  for (let improved = true; improved; ) {
    improved = false;
    for (const candidate of shrinkMoves(current)) {
      const next = shrinkCost(candidate);
      if (!(next < cost)) continue;
      if (++tried > most) return current;
      let kept = false;
      try {
        kept = keeps(candidate);
      } catch {
        // A move may leave tables of different shapes: not a candidate.
      }
      if (!kept) continue;
      current = candidate;
      cost = next;
      improved = true;
      break;
    }
  }
  return current;
}
