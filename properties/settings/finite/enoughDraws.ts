/** How many draws, and which level, bring the terms of an estimation bound about down to what a setting leaves for them. */
import {middle, scale, sum} from '../../../theory/arithmetic/interval.ts';
import {type Case, support} from '../../../theory/case/case.ts';
import {constants, scoreRadius, shiftTerm, untrainedExcess} from '../../../theory/case/quantities.ts';
import type {Claim} from '../../../theory/claim/claim.ts';
import {classConstant, taskHeterogeneity, transferTerm} from '../../../theory/transfer/decomposition.ts';
import {finiteCase} from './case.ts';
import type {FiniteSetting} from './setting.ts';

const LEVELS = [0.5, 0.25, 0.125, 0.0625, 0.75];
/** Most draws: of a rare setting, of one in three, of the others. */
const CAPS = [1000, 400, 400, 400, 400, 400, 256];
/** Two features: samples no longer share one complexity, and each sums over many signs. */
const PLANE_CAP = 100;
const EXPECTED_CAP = 60;
/** Every sample with every held-out one. */
const PAIRED_CAP = 20;

/** What the terms that do not fall with n leave of what a head without training loses too much. */
function roomLeft(c: Case): number {
  if (classConstant(c).status !== 'finite') return 0;
  const fixed = sum([transferTerm(c), scale(2, shiftTerm(c)), taskHeterogeneity(c)]);
  return middle(untrainedExcess(c)) - middle(fixed);
}

export interface Choice {
  /** Picks the level among those that can do. */
  readonly level: number;
  /** Draws as a multiple of about what is needed. */
  readonly effort: number;
  /** 0 to 15: 0 allows the most draws. */
  readonly rare: number;
}

/** The setting with n and nu; where no number of draws is enough, as many as are allowed. */
export function enoughDraws(
  setting: FiniteSetting,
  {kind, needs}: Pick<Claim, 'kind' | 'needs'>,
  {level, effort, rare}: Choice,
): FiniteSetting {
  if (kind === 'deterministic') return {...setting, n: 1 + (level % 12)};
  const c = finiteCase(setting);
  const {G, B} = constants(c);
  // The mean of |sum of n signs| / n is about 0.8 / sqrt n.
  const complexity = 0.8 * G * scoreRadius(c.representation, c.heads, support(c));
  const room = Math.max(roomLeft(c), 2 ** -10);
  /** Draws for a bound of (cost / sqrt n). */
  const draws = (cost: number) => (cost / room) ** 2;
  if (kind === 'in-expectation') {
    const n = Math.ceil(effort * draws(2 * complexity));
    return {...setting, n: Math.min(EXPECTED_CAP, Math.max(4, n))};
  }
  const cap = needs.test
    ? PAIRED_CAP
    : c.representation.columns > 1
      ? PLANE_CAP
      : CAPS[Math.min(rare, CAPS.length - 1)]!;
  // The published form and, at nu near 1, the union of three events ask for most.
  const tail = (nu: number) => Math.sqrt(Math.max(-Math.log(nu), Math.log(3 / nu) / 2));
  const needed = (nu: number) => effort * draws(4 * complexity + 4 * B * tail(nu));
  const within = LEVELS.filter((nu) => needed(nu) <= cap);
  const nu = within.length > 0 ? within[level % within.length]! : LEVELS.at(-1)!;
  return {...setting, n: Math.round(Math.min(cap, Math.max(100, needed(nu)))), nu};
}
