import type {Representation} from '../../../models/index.ts';
import {middle, sub, ZERO} from '../../../theory/arithmetic/interval.ts';
import {type Case, makeCase} from '../../../theory/case/case.ts';
import {pooledCase} from '../../../theory/case/pooledCase.ts';
import {sandwichedComplexity} from '../../../theory/estimation/sandwichedComplexity.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {bestDecoder} from '../pretext/pretextRows.ts';
import {onTokenGrid} from '../pretext/tokenGrid.ts';
import type {PoolWorld} from './poolWorld.ts';
import type {PoolSetting} from './setting.ts';
import {unitBall} from './unitBall.ts';

/** Token rows of trained networks are rounded to this many binary places; float32 entries below 1 have 24. */
const TRAINED_PLACES = 30;

/** Trained h, h before training, and a further trained member of H if any. */
export type Members = readonly [Representation, Representation, ...Representation[]];

/**
 * The world as a case: h is the first member. H also has the teacher, which is then h°; without a teacher h° is the member
 * of least pretext loss under U. All tables have the same width, so that every member takes the heads of h.
 */
export function toCase(
  setting: PoolSetting,
  {pool, rows: pretext, teacher}: PoolWorld,
  members: Members,
): Case {
  const {loss, radius, referenceRadius, n, nu, unitBall: scaled} = setting;
  const shared = {
    loss,
    heads: {kind: 'ball', radius},
    referenceHeads: {kind: 'ball', radius: referenceRadius},
    n,
    nu,
    ...sandwichedComplexity(n),
  } as const;
  const inBall = (table: Matrix): Matrix => (scaled ? unitBall(table).table : table);
  const plain = ({rows, width, table}: Representation): Matrix => inBall({rows, columns: width, data: table});
  if (!teacher) {
    const tables = members.map((member) => ({
      table: plain(member),
      infimum: bestDecoder(pretext, member).infimum,
    }));
    const best = tables.reduce((a, b) => (middle(b.infimum) < middle(a.infimum) ? b : a));
    const infima = new Map(tables.map(({table, infimum}) => [table, infimum]));
    return makeCase({
      ...shared,
      pool,
      representation: tables[0]!.table,
      reference: best.table,
      family: tables.map(({table}) => table),
      pretextGap: (a, b) => (a === b ? ZERO : sub(infima.get(a)!, infima.get(b)!)),
    });
  }
  const {rows, decoder} = teacher;
  const [representation, untrained] = members.map((member) =>
    rows && member.tokens
      ? inBall(onTokenGrid(rows, member.rows, member.tokens, member.width, TRAINED_PLACES))
      : plain(member),
  ) as [Matrix, Matrix];
  const {reference: taught, target} = rows ?? teacher;
  const reference = inBall(taught);
  // W° h° is what it was.
  const grown = scaled ? 1 / unitBall(taught).factor : 1;
  const parts = {
    ...shared,
    representation,
    reference,
    family: [representation, reference, untrained],
    target,
    decoder: {...decoder, data: decoder.data.map((x) => x * grown)},
  };
  return rows ? {...pooledCase(parts, rows, pool), ...sandwichedComplexity(n)} : makeCase({...parts, pool});
}
