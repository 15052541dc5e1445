/**
 * Makes a setting smaller and rounder while it keeps a property (usually: the claim stays refuted). Greedy: the first
 * smaller candidate that keeps the property is taken, until none does. Deterministic.
 */
import type {SettingFamily} from '../settingFamily.ts';

/**
 * @param keeps must be true of `setting`; errors it throws on a candidate (shapes that no longer fit) count as false
 * @param most candidates tried at most
 */
export function simplifyIn<S extends {readonly family: string}>(
  family: Pick<SettingFamily<S, unknown>, 'moves' | 'complexity'>,
  setting: S,
  keeps: (candidate: S) => boolean,
  most = 20_000,
): S {
  let current = setting;
  let cost = family.complexity(current);
  let tried = 0;
  for (let improved = true; improved; ) {
    improved = false;
    for (const candidate of family.moves(current)) {
      const next = family.complexity(candidate);
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
