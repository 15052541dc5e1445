import type {PoolInputs, Table} from '../../../models/types.ts';

/** The inputs of a world, before labels and laws. */
export interface WorldInputs extends PoolInputs {
  /** Vectors only, where the data bring targets of their own: [M x outputs]. */
  readonly targets?: Table;
  /** The group of each pool point. */
  readonly groups: Int32Array;
  /** What shifts may go by besides groups; read once all targets are in place. */
  readonly features: () => Readonly<Record<string, Float64Array>>;
  /** Common denominator of the masses. */
  readonly total: number;
}
