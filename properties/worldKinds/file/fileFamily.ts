/** Settings on one world of files: random ones, and neighbours for a hunt. Files stay as they are; all else may change. */
import fc from 'fast-check';
import type {Case} from '../../../theory/case/case.ts';
import type {Needs} from '../../../theory/claim/needs.ts';
import {generator, type Generator as Random} from '../../../theory/laws/generator.ts';
import {plural} from '../../files/format.ts';
import {numbersCost, pick, simplerNumbers} from '../../settings/edit/numbers.ts';
import type {SettingFamily} from '../../settings/settingFamily.ts';
import {mildShift, randomShift} from '../../worlds/shifts/randomShift.ts';
import type {Shift} from '../../worlds/shifts/registry.ts';
import type {ShiftedWorld} from '../../worlds/shifts/shiftKind.ts';
import {FILE_LOSSES, type FileSetting, fileCase, fileSetting} from './fileSetting.ts';
import type {FileWorld} from './fileWorld.ts';

/** What shifts go by. */
export const shiftedWorld = ({groups}: FileWorld): ShiftedWorld => ({
  groups: groups.reduce((most, g) => Math.max(most, g), 0) + 1,
  feature: 'norm',
});

/** What may be asked of a world. */
export type Asked = Omit<FileSetting, 'family' | 'directory' | 'files'>;

export const settingOn = ({directory, digests: files}: FileWorld, asked: Asked): FileSetting => ({
  family: 'file',
  directory,
  files,
  ...asked,
});

/** What a random setting asks of any world. Most are where bounds say something: many labels, small radii. */
function randomAsked(random: Random, wide: boolean): Omit<Asked, 'shift' | 'nu'> {
  const referenceRadius = pick(random, wide ? [0.5, 4, 8] : [1, 2, 4]);
  return {
    loss: pick(random, FILE_LOSSES),
    radius: referenceRadius * pick(random, wide ? [1, 4] : [1, 1, 2]),
    referenceRadius,
    n: pick(random, wide ? [10, 100, 1000] : [100, 1000, 5000, 10_000, 20_000]),
  };
}

/** T as the files give it; where they give none, U with a shift, mostly a small one. */
function randomLaw(world: FileWorld, random: Random, wide: boolean): Shift[] {
  if (world.ownT) return [];
  return (wide ? randomShift : mildShift)(random, shiftedWorld(world));
}

export interface RandomSettings {
  readonly seed: number;
  readonly count: number;
  readonly nu: number;
}

const randomOf = (seed: number, i: number) => generator(seed).derive(`file ${i}`);
/** Every fifth setting is drawn more widely. */
const isWide = (i: number) => i % 5 === 4;

/** What settings ask, which does not depend on the files. */
export const askedOf = ({seed, count}: RandomSettings) =>
  Array.from({length: count}, (_, i) => randomAsked(randomOf(seed, i), isWide(i)));

/** Random settings; the first has no shift of its own. */
export function fileSettings(world: FileWorld, options: RandomSettings): FileSetting[] {
  const {seed, nu} = options;
  return askedOf(options).map((asked, i) => {
    const random = randomOf(seed, i).derive('shift');
    return settingOn(world, {...asked, shift: i === 0 ? [] : randomLaw(world, random, isWide(i)), nu});
  });
}

const MOST_DRAWS = 2 ** 17;

function* moves(s: FileSetting, world: FileWorld, random?: Random): Generator<FileSetting> {
  for (const loss of FILE_LOSSES) if (loss !== s.loss) yield {...s, loss};
  for (const factor of [2, 0.5, 1.25, 0.75]) {
    yield {...s, radius: s.radius * factor};
    yield {...s, referenceRadius: s.referenceRadius * factor};
    yield {...s, radius: s.radius * factor, referenceRadius: s.referenceRadius * factor};
  }
  for (const n of [2 * s.n, Math.ceil(s.n / 2)]) if (n !== s.n && n <= MOST_DRAWS) yield {...s, n};
  for (const [i] of s.shift.entries()) yield {...s, shift: s.shift.toSpliced(i, 1)};
  if (!random) return;
  const drawn = randomShift(random, shiftedWorld(world));
  yield {...s, shift: drawn};
  if (s.shift.length < 3) yield {...s, shift: [...s.shift, ...drawn]};
}

/** Fewer shifts, fewer draws, the same radius twice, simpler numbers. */
function* shrinkMoves(s: FileSetting): Generator<FileSetting> {
  if (s.shift.length > 0) yield {...s, shift: []};
  for (const [i] of s.shift.entries()) yield {...s, shift: s.shift.toSpliced(i, 1)};
  for (const n of [1, Math.ceil(s.n / 2)]) yield {...s, n};
  yield {...s, referenceRadius: s.radius};
  yield {...s, radius: s.referenceRadius};
  if (s.loss !== 'hinge') yield {...s, loss: 'hinge'};
  for (const name of ['radius', 'referenceRadius'] as const)
    for (const x of simplerNumbers(s[name])) if (x > 0) yield {...s, [name]: x};
}

const fits = ({losses}: Needs, s: FileSetting): boolean =>
  losses === undefined || losses.some((loss) => loss === s.loss);

export function fileFamily(world: FileWorld): SettingFamily<FileSetting, Case> {
  return {
    name: 'file',
    subject: 'pool',
    schema: fileSetting,
    settings: (needs) =>
      fc
        .record({seed: fc.nat(2 ** 31 - 1), wide: fc.boolean()})
        .map(({seed, wide}) => {
          const random = generator(seed);
          const shift = randomLaw(world, random.derive('shift'), wide);
          return settingOn(world, {...randomAsked(random, wide), shift, nu: 0.1});
        })
        .filter((s) => fits(needs, s)),
    materialise: fileCase,
    shrinkMoves,
    shrinkCost: ({shift, radius, referenceRadius, n, loss}) =>
      100 * shift.length +
      numbersCost([radius, referenceRadius, n]) +
      (radius === referenceRadius ? 0 : 4) +
      (loss === 'hinge' ? 0 : 2),
    near(s, random, needs) {
      const all = [...moves(s, world, random)].filter((next) => fits(needs, next));
      return pick(random, all);
    },
    around: function* (s, may) {
      for (const next of moves(s, world)) if (may(next)) yield next;
    },
    size: () => `${plural(world.size, 'point')} of ${world.directory}`,
  };
}
