import type {Backend, PoolInputs, Table} from '../../../models/index.ts';
import type {Pool} from '../../../theory/laws/pool.ts';
import {makeInputs} from '../data/makeInputs.ts';
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
}

/** @throws InputError where the parts of the setting do not fit each other */
export function poolWorld(backend: Backend, setting: PoolSetting): PoolWorld {
  const {architecture, reference, shift} = setting;
  const data = makeInputs(setting);
  const {inputs, masks, groups} = data;
  const teacher = reference.kind === 'teacher' ? makeTeacher(backend, setting, reference, data) : undefined;
  const eta = labels(setting, groups, teacher && {own: teacher.reference, other: teacher.other});
  const pool = shiftedPool(shift, data, eta);
  const targets = masks ? undefined : (teacher?.target.data ?? data.targets);
  const both = masks ? {inputs, masks} : {inputs};
  return {
    pool,
    inputs: both,
    ...(targets ? {targets} : {}),
    rows: pretextRows(architecture, pool, both, targets),
    ...(teacher ? {teacher} : {}),
  };
}
