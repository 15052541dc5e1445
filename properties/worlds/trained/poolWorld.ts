import type {Backend, PoolInputs, Table} from '../../../models/index.ts';
import {type Pool, pointMass} from '../../../theory/laws/pool.ts';
import {makeInputs} from '../data/makeInputs.ts';
import type {WorldInputs} from '../data/worldInputs.ts';
import {type PretextRows, pretextRows} from '../pretext/pretextRows.ts';
import {labels} from './labels.ts';
import type {PoolSetting} from './setting.ts';
import {shiftedPool} from './shiftedPool.ts';
import {makeTeacher, type Teacher} from './teacher.ts';

/** A world for claims about pools, before any training. */
export interface PoolWorld {
  readonly pool: Pool;
  readonly inputs: PoolInputs;
  /** Vectors only: [M x outputs]. */
  readonly targets?: Table;
  readonly rows: PretextRows;
  readonly teacher?: Teacher;
  /** The inputs with their groups and features. */
  readonly data: WorldInputs;
}

function equalMarginals(a: Pool, b: Pool): boolean {
  return a.total === b.total && a.U.plus.every((_, j) => pointMass(a.U, j) === pointMass(b.U, j));
}

/**
 * @param same world of a setting with the same encoder (`encoderKey`), whose parts are taken
 * @throws InputError where the parts of the setting do not fit each other
 */
export function poolWorld(backend: Backend, setting: PoolSetting, same?: PoolWorld): PoolWorld {
  const {architecture, reference} = setting;
  const data = same?.data ?? makeInputs(setting);
  const {inputs, masks, groups} = data;
  const teacher =
    same?.teacher ??
    (reference.kind === 'teacher' ? makeTeacher(backend, setting, reference, data) : undefined);
  const eta = labels(setting, groups, teacher && {own: teacher.reference, other: teacher.other});
  const pool = shiftedPool(setting, data, eta);
  const targets = masks ? undefined : (teacher?.target.data ?? data.targets);
  const both = masks ? {inputs, masks} : {inputs};
  return {
    pool,
    inputs: same?.inputs ?? both,
    ...(targets ? {targets} : {}),
    rows:
      same && equalMarginals(pool, same.pool) ? same.rows : pretextRows(architecture, pool, both, targets),
    ...(teacher ? {teacher} : {}),
    data,
  };
}
