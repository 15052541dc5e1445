import type {Needs} from '../../../theory/claim/needs.ts';
import type {EndToEndCase} from '../../../theory/endToEnd/endToEndCase.ts';
import type {Generator as Random} from '../../../theory/laws/generator.ts';
import {plural} from '../../files/format.ts';
import {dropEach, type Path, valueAt} from '../edit/axes.ts';
import {changeField, changeNumbers, nearJson, same, simpler} from '../edit/moves.ts';
import {numbersCost, simplerNumbers} from '../edit/numbers.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {endToEndSettings} from './arbitrary.ts';
import {endToEndCase} from './case.ts';
import {edgeSettings} from './edges.ts';
import {informativeEndToEnd} from './informative.ts';
import {type EndToEndSetting, endToEndSetting} from './setting.ts';

/** Smaller is simpler: points and candidates first, then all numbers. */
function shrinkCost(s: EndToEndSetting): number {
  const lists = [s.initial, s.teacher, ...s.candidates].flat();
  return (
    1000 * s.inputs.length +
    300 * s.candidates.length +
    (s.noise ? 200 : 0) +
    [...lists, ...s.inputs, s.radii, s.noise ?? []].reduce((sum, row) => sum + numbersCost(row), 0) +
    [s.U, s.T].reduce((sum, {plus, minus}) => sum + numbersCost(plus) + numbersCost(minus), 0) +
    numbersCost([
      s.total,
      s.referenceRadius,
      s.draws,
      s.n,
      s.nu,
      s.nuPretraining,
      s.heldOut ?? 0,
      s.test ?? 0,
    ])
  );
}

/** Every candidate one move away, coarse moves first: fewer candidates, draws and noise, then simpler numbers. */
function* shrinkMoves(s: EndToEndSetting): Generator<EndToEndSetting> {
  yield* dropEach(s, {candidates: ['candidate']}, 'candidate');
  const {noise, ...rest} = s;
  if (noise) yield rest;
  yield* changeField(s, ['noise'], simpler);
  yield {...s, T: s.U};
  yield {...s, U: s.T};
  const fewer =
    (...options: readonly number[]) =>
    (count: number) =>
      [...options, count / 2].filter((next) => next < count && Number.isInteger(next));
  yield* changeField(s, ['draws'], fewer(1, 2, 2 ** 10));
  yield* changeField(s, ['n'], fewer(1, 2, 8, 2 ** 10));
  const {heldOut, ...withoutHeldOut} = s;
  if (heldOut !== undefined) yield withoutHeldOut;
  const {test, ...withoutTest} = s;
  if (test !== undefined) yield withoutTest;
  for (const field of ['heldOut', 'test'] as const)
    yield* changeField(s, [field], fewer(1, 2, 8, 64, 2 ** 10));
  for (const name of ['initial', 'teacher'] as const) yield* changeField(s, [name], simpler);
  for (const [i, candidate] of s.candidates.entries()) {
    const others = same(candidate, s.initial) ? [] : [s.initial];
    for (const next of [...others, ...simpler(candidate)])
      yield {...s, candidates: s.candidates.with(i, next)};
  }
  const simplerPositive = (x: number) => simplerNumbers(x).filter((y) => y > 0);
  for (const name of ['radii', 'referenceRadius'] as const)
    yield* changeField(s, [name], (radii) => changeNumbers(radii, simplerPositive));
}

/** The same entry of the other networks whose table is equal to the one at a path. */
function inEqualTables(s: EndToEndSetting, path: Path): Path[] {
  const networks: Path[] = [['initial'], ['teacher'], ...s.candidates.map((_, i) => ['candidates', i])];
  const own = networks.find((network) => network.every((key, i) => key === path[i]));
  if (!own) return [];
  const [table, ...entry] = path.slice(own.length);
  const tableOf = (network: Path) => valueAt(s, [...network, table!]);
  return networks
    .filter((network) => same(tableOf(network), tableOf(own)))
    .map((network) => [...network, table!, ...entry]);
}

/** One number changed; half of the time in all networks with an equal table, or those of a ball would be torn apart. */
function nearEndToEnd(s: EndToEndSetting, random: Random): EndToEndSetting {
  return random.integer(2) === 0
    ? nearJson(s, random)
    : nearJson(s, random, (path) => inEqualTables(s, path));
}

/** Now and then an edge setting in the place of a random one, for a hunt to go on from; nothing else is carried further out. */
function varyEndToEnd(s: EndToEndSetting, random: Random, needs: Needs): EndToEndSetting {
  if (random.integer(4) !== 0) return s;
  const edges = Object.values(edgeSettings(needs));
  return edges[random.integer(edges.length)]!;
}

/** Pretraining and fine-tuning on a few points, both samples enumerated. */
export const endToEndFamily: SettingFamily<EndToEndSetting, EndToEndCase> = {
  name: 'endToEnd',
  subject: 'endToEnd',
  schema: endToEndSetting,
  settings: endToEndSettings,
  informative: informativeEndToEnd,
  materialise: endToEndCase,
  shrinkMoves,
  shrinkCost,
  near: nearEndToEnd,
  vary: varyEndToEnd,
  around: shrinkMoves,
  edges: edgeSettings,
  asksFor: 'an encoder that is pretrained again on each sample',
  size: ({inputs, candidates}) =>
    `${plural(inputs.length, 'point')}, ${plural(candidates.length, 'candidate')}`,
};
