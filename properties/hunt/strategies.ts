/**
 * The portfolio of a hunt: coroutines that propose a setting and are told its score. Each is endless and deterministic
 * given the scores, so the n-th proposal of a hunt does not depend on the clock.
 */
import fc from 'fast-check';
import type {Claim} from '../../theory/claim/claim.ts';
import type {Generator as Random} from '../../theory/laws/generator.ts';
import type {Fits, SettingFamily} from '../settings/settingFamily.ts';
import {type Blackboard, IdleFields} from './memory.ts';
import {NOTHING} from './score.ts';

export type Strategy<S> = Generator<S, never, number>;

export interface Space<S extends object> {
  readonly settings: fc.Arbitrary<S>;
  /** A random setting carried further out: levels, noise and classes that plain generation does not draw. */
  readonly vary: (setting: S, random: Random) => S;
  /** A random neighbour; may be ill-formed. */
  readonly near: (setting: S, random: Random) => S;
  /** Lines through a setting along which its score rises and then falls, if it has such; each an ordered list. */
  readonly lines: (setting: S) => Iterable<{readonly settings: readonly S[]; readonly start: number}>;
  /** Neighbours in order, the finite list that exact refinement goes through. */
  readonly around: (setting: S) => Iterable<S>;
}

/**
 * Candidates whose tables no longer fit each other are replaced by the setting itself.
 * @param fits which settings may be tried
 */
export function spaceFor<S extends {readonly family: string}>(
  {settings, near, vary, around, lines, affordable}: SettingFamily<S, unknown>,
  claim: Claim,
  fits: Fits<S> = (setting) => affordable?.(claim, setting) ?? true,
): Space<S> {
  const {needs, kind} = claim;
  const orStay = (setting: S, move: () => S): S => {
    try {
      const next = move();
      return fits(next) ? next : setting;
    } catch {
      return setting;
    }
  };
  return {
    settings: settings(needs),
    near: (setting, random) => orStay(setting, () => near(setting, random, needs)),
    vary: (setting, random) => (vary ? orStay(setting, () => vary(setting, random, needs)) : setting),
    lines: (setting) => (kind === 'with-probability' && lines ? lines(setting, fits) : []),
    around: (setting) => around(setting, fits),
  };
}

const BATCH = 20;

/** Settings as `check` draws them. */
export function* drawing<S extends object>({settings}: Space<S>, random: Random): Strategy<S> {
  for (let batch = 0; ; batch++) {
    const seed = random.derive(`batch ${batch}`).integer(2 ** 31);
    yield* fc.sample(settings, {seed, numRuns: BATCH});
  }
}

const STARTS = 12;
const STEPS = 160;
const PATIENCE = 35;
const HEAT = 0.15;
const REDRAWN = 16;

/** A neighbour; mostly one that differs in a field that may matter. */
function neighbour<S extends object>(space: Space<S>, from: S, idle: IdleFields, random: Random): S {
  let next = space.near(from, random);
  for (let tries = 0; tries < REDRAWN && idle.only(from, next); tries++) {
    if (random.integer(8) === 0) break;
    next = space.near(from, random);
  }
  return next;
}

/** Annealing with restarts, from the best of a few fresh settings or from one of the best found so far. */
export function* annealing<S extends object>(
  space: Space<S>,
  board: Blackboard<S>,
  random: Random,
): Strategy<S> {
  const fresh = drawing(space, random.derive('starts'));
  const idle = new IdleFields();
  let told = 0;
  const next = (): S => fresh.next(told).value;
  for (;;) {
    let current: {setting: S; score: number} | undefined;
    if (random.integer(2) === 0 && board.elite.length > 0) {
      current = board.elite[random.integer(board.elite.length)]!;
    } else {
      for (let i = 0; i < STARTS; i++) {
        const drawn = next();
        const setting = i % 2 === 0 ? drawn : space.vary(drawn, random);
        told = yield setting;
        if (!current || told > current.score) current = {setting, score: told};
      }
    }
    if (!current) continue;
    let best = current.score;
    for (let step = 0, stale = 0; step < STEPS && stale < PATIENCE; step++) {
      const setting: S = neighbour(space, current.setting, idle, random);
      const score = yield setting;
      if (score > NOTHING && current.score > NOTHING) {
        idle.learn(current.setting, setting, score !== current.score);
      }
      const heat = HEAT * (1 - step / STEPS) ** 2;
      const kept =
        score >= current.score ||
        (score > NOTHING && heat > 0 && random.uniform() < Math.exp((score - current.score) / heat));
      if (kept) current = {setting, score};
      stale = score > best ? 0 : stale + 1;
      best = Math.max(best, score);
    }
  }
}

/** Climbs along a line from its start, in strides that are halved. */
function* climbing<S>(settings: readonly S[], start: number): Generator<S, void, number> {
  let at = start;
  let top = yield settings[at]!;
  for (const stride of [4, 2, 1]) {
    for (const step of [stride, -stride]) {
      for (let next = at + step; next >= 0 && next < settings.length; next += step) {
        const told = yield settings[next]!;
        if (told <= top) break;
        at = next;
        top = told;
      }
    }
  }
}

/** Exact refinement of the best settings: along their lines, then every neighbour, again at each improvement. */
export function* refining<S extends object>(
  space: Space<S>,
  board: Blackboard<S>,
  random: Random,
): Strategy<S> {
  const spare = annealing(space, board, random);
  let told = NOTHING;
  const done = new Set<S>();
  for (;;) {
    const start = board.elite.find(({setting}) => !done.has(setting));
    if (!start) {
      told = yield spare.next(told).value;
      continue;
    }
    done.add(start.setting);
    for (const {settings, start: from} of space.lines(start.setting)) yield* climbing(settings, from);
    for (const setting of space.around(start.setting)) {
      told = yield setting;
      if (told > start.score) break;
    }
  }
}
