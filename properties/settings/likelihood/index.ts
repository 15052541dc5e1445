import {fromDouble} from '../../../theory/arithmetic/rational.ts';
import type {Generator as Random} from '../../../theory/laws/generator.ts';
import {type LikelihoodCase, makeLikelihoodCase} from '../../../theory/likelihood/likelihoodCase.ts';
import {plural} from '../../files/format.ts';
import type {Axes} from '../edit/axes.ts';
import {same} from '../edit/moves.ts';
import {nearNumber, pick} from '../edit/numbers.ts';
import {shrinkingAlong} from '../edit/shrinkAlong.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {likelihoodSettings} from './arbitrary.ts';
import {type LikelihoodSetting, likelihoodSetting} from './setting.ts';

/** The case that a likelihood setting describes. */
export function likelihoodCase({family: _, ...parts}: LikelihoodSetting): LikelihoodCase {
  return makeLikelihoodCase(parts, fromDouble(parts.nu));
}

const AXES: Axes = {truth: ['atom'], members: ['law', 'atom']};

type Law = readonly number[];

/** One law another one, in all places where it stands: p* stays in the class. */
function replaced(s: LikelihoodSetting, from: Law, to: Law): LikelihoodSetting {
  const next = (law: Law) => (same(law, from) ? to : law);
  return {...s, truth: next(s.truth), members: s.members.map(next)};
}

function* moved(law: Law): Generator<Law> {
  for (const [from, mass] of law.entries()) {
    for (const to of law.keys()) {
      if (from === to || mass === 0) continue;
      for (const amount of new Set([mass, 1]))
        yield law.map((m, i) => (i === from ? m - amount : i === to ? m + amount : m));
    }
  }
}

const TOTALS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 24, 32];

/** The law over another total, sums of its first masses rounded. */
function rescaled(law: Law, to: number): Law {
  const total = law.reduce((a, b) => a + b, 0);
  const cuts = law.map((_, i) => Math.round((law.slice(0, i).reduce((a, b) => a + b, 0) * to) / total));
  return [...cuts, to].slice(1).map((cut, i) => cut - cuts[i]!);
}

/** Levels of few digits. */
const LEVELS = [2, 4, 8, 16, 32].flatMap((parts) =>
  Array.from({length: parts / 2}, (_, i) => (2 * i + 1) / parts),
);

/** Two atoms or two laws as one; every law over a smaller total; fewer draws, with each of several levels; mass moved within a law. */
function* lawMoves(s: LikelihoodSetting): Generator<LikelihoodSetting> {
  const every = (change: (law: Law) => Law): LikelihoodSetting => ({
    ...s,
    truth: change(s.truth),
    members: s.members.map(change),
  });
  for (let at = 0; at < s.truth.length; at++)
    for (let gone = at + 1; gone < s.truth.length; gone++)
      yield every((law) => law.with(at, law[at]! + law[gone]!).filter((_, i) => i !== gone));
  for (const total of TOTALS) yield every((law) => rescaled(law, total));
  for (let draws = 1; draws <= s.draws; draws++) for (const nu of LEVELS) yield {...s, draws, nu};
  for (let draws = 1; draws < s.draws; draws++) yield {...s, draws};
  for (const i of s.members.keys())
    for (const law of s.members) yield {...s, members: s.members.with(i, law)};
  for (const law of [s.truth, ...s.members]) for (const next of moved(law)) yield replaced(s, law, next);
}

const {shrinkMoves, shrinkCost} = shrinkingAlong<LikelihoodSetting>(AXES, lawMoves, ({draws}) => 50 * draws);

function near(s: LikelihoodSetting, random: Random): LikelihoodSetting {
  const kind = random.integer(4);
  if (kind === 0) {
    const nu = nearNumber(s.nu, random);
    return nu > 0 && nu < 1 ? {...s, nu} : s;
  }
  if (kind === 1) return {...s, draws: Math.max(1, s.draws + pick(random, [-2, -1, 1, 2]))};
  const doubled = (law: Law) => law.map((m) => 2 * m);
  if (random.integer(8) === 0) return {...s, truth: doubled(s.truth), members: s.members.map(doubled)};
  const law = pick(random, s.members);
  return replaced(s, law, pick(random, [...moved(law)]));
}

/** Two coins each; plain generation hardly meets levels that fit so closely. */
const likelihoodEdges: Readonly<Record<string, LikelihoodSetting>> = {
  fourDraws: {
    family: 'likelihood',
    truth: [1, 15],
    members: [
      [1, 15],
      [15, 1],
    ],
    draws: 4,
    nu: 5 / 256,
  },
  eighteenDraws: {
    family: 'likelihood',
    truth: [1, 2],
    members: [
      [1, 2],
      [2, 1],
    ],
    draws: 18,
    nu: 13 / 128,
  },
};

/** Finite classes of laws on a few atoms, and a sample. */
export const likelihoodFamily: SettingFamily<LikelihoodSetting, LikelihoodCase> = {
  name: 'likelihood',
  subject: 'likelihood',
  schema: likelihoodSetting,
  settings: likelihoodSettings,
  materialise: likelihoodCase,
  shrinkMoves,
  shrinkCost,
  near,
  around: shrinkMoves,
  edges: () => likelihoodEdges,
  asksFor: 'a finite class of laws of the input, and which of them is the true one',
  size: ({truth, members, draws}) =>
    `${plural(truth.length, 'point')}, ${plural(members.length, 'law')}, m = ${draws}`,
};
