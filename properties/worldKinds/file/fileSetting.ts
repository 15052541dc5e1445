/** What is asked of a world of files, as plain JSON, and its case. */
import {ZERO} from '../../../theory/arithmetic/interval.ts';
import {type Case, makeCase} from '../../../theory/case/case.ts';
import {inputError} from '../../../theory/errors.ts';
import {sandwichedComplexity} from '../../../theory/estimation/sandwichedComplexity.ts';
import {masses, type Pool, pool} from '../../../theory/laws/pool.ts';
import {anyObject, closed, list, oneOf, record, type TypeOf, text} from '../../files/schema.ts';
import {positive, probability} from '../../settings/schemaParts.ts';
import {applyShifts} from '../../worlds/shifts/applyShifts.ts';
import type {Shift} from '../../worlds/shifts/registry.ts';
import {type FileWorld, openedFileWorld} from './fileWorld.ts';

/** Losses of linear heads on a representation that is given. */
export const FILE_LOSSES = ['hinge', 'logistic', 'squared'] as const;

export const fileSetting = closed({
  family: {const: 'file'},
  /** From the working directory. */
  directory: text,
  /** SHA-256 of each of its files: other files are another world. */
  files: record(text),
  /** Shifts of T, from the law that the files give. */
  shift: list(anyObject),
  loss: oneOf(...FILE_LOSSES),
  /** R. */
  radius: positive,
  /** R0 <= R. */
  referenceRadius: positive,
  n: {type: 'integer', minimum: 1, maximum: 2 ** 31},
  nu: probability,
});

/** Equal settings give bit-equal evidence. */
export interface FileSetting extends TypeOf<typeof fileSetting, {readonly shift: readonly Shift[]}> {}

/** The world of a setting. @throws InputError where it is another one than when the setting was made */
export function worldOf({directory, files}: FileSetting): FileWorld {
  const world = openedFileWorld(directory);
  if (!world) throw inputError('file world', 'directory', 'one that was opened', directory);
  for (const name of new Set([...Object.keys(files), ...Object.keys(world.digests)])) {
    const [expected, came] = [files[name], world.digests[name]];
    if (expected !== came)
      throw inputError(name, 'sha256', expected ?? 'no such file, as in the setting', came ?? 'no such file');
  }
  return world;
}

const pools = new WeakMap<FileWorld, Map<string, Pool>>();

/** Settings with the same shift share their pool. */
function poolOf(world: FileWorld, shift: readonly Shift[]): Pool {
  const known = pools.get(world) ?? new Map<string, Pool>();
  pools.set(world, known);
  const key = JSON.stringify(shift);
  const {weights, eta, groups, norm, total, U} = world;
  const make = (): Pool => {
    const T = applyShifts(shift, {weights, eta, groups, features: {norm}}, 'shift');
    return pool({total, U, T: masses(T.weights, T.eta, total)});
  };
  const found = known.get(key) ?? make();
  // The last few: a hunt goes through many.
  known.delete(key);
  known.set(key, found);
  if (known.size > 8) known.delete(known.keys().next().value!);
  return found;
}

/** @throws InputError where R0 > R, and where a shift does not fit the world */
export function fileCase(setting: FileSetting): Case {
  const {shift, loss, radius, referenceRadius, n, nu} = setting;
  if (!(referenceRadius <= radius))
    throw inputError('file world', 'referenceRadius', `at most radius = ${radius}`, referenceRadius);
  const world = worldOf(setting);
  const {representation, reference} = world;
  return makeCase({
    pool: poolOf(world, shift),
    loss,
    representation,
    heads: {kind: 'ball', radius},
    reference,
    referenceHeads: {kind: 'ball', radius: referenceRadius},
    pretextGap: world.pretextGap ?? (() => ZERO),
    n,
    nu,
    ...sandwichedComplexity(n),
  });
}
