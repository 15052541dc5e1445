/** The ground of a trained world: one vector per input where the encoder reads vectors, token rows where it reads tokens. */
import {type Case, makeCase} from '../../../theory/case/case.ts';
import {realisablePretext} from '../../../theory/endToEnd/endToEndBound.ts';
import type {EndToEndCase, PretrainedNetwork, Pretraining} from '../../../theory/endToEnd/endToEndCase.ts';
import {sandwichedComplexity} from '../../../theory/estimation/sandwichedComplexity.ts';
import type {Sample} from '../../../theory/laws/pool.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {pretextExcess} from '../../../theory/pretext/leastSquares.ts';
import type {BallWorld} from '../../worlds/endToEnd/ballWorld.ts';
import {chosenRadius, fitted, type Ground, headRooms} from '../ground.ts';
import type {GroundOptions} from './comparedWorld.ts';
import {neighbourPairs} from './neighbours.ts';

/** What positive pairs are near each other in: the targets, or of tokens the whole inputs, as each input masks others. */
export function pairTargets({case: c, inputs, setting}: BallWorld): Matrix {
  if (setting.architecture.kind !== 'masked') return c.pretext.target;
  const rows = c.pool.size;
  return {rows, columns: inputs.inputs.length / rows, data: Float64Array.from(inputs.inputs)};
}

/** What the pretext is to a case: a target per input, or the gap of the infima of the rows of h and of h°. */
function pretextOf(c: EndToEndCase, network: PretrainedNetwork): Pick<Case, 'family'> & Partial<Case> {
  const {target, law, total} = c.pretext;
  const both = [network.table, c.reference.table];
  if (c.encoder !== 'masked')
    return {
      target,
      family: [...both, ...(c.others ?? [])],
      ...(realisablePretext.holds(c) === true ? {decoder: c.reference.decoder} : {}),
    };
  const rowsOf = (table: Matrix) => (table === network.table ? network.rows : c.reference.rows);
  return {
    family: both,
    pretextGap: (a, b) => pretextExcess(law, total, rowsOf(a), rowsOf(b), target),
  };
}

export function trainedGround(
  world: BallWorld,
  pretraining: Pretraining,
  sample: Sample,
  {delta, loss, radius = 'transfer'}: GroundOptions,
): Ground {
  const {case: c, pool} = world;
  const {network} = pretraining;
  const {n} = sample;
  const rooms = headRooms(c, pretraining);
  const own = makeCase({
    pool,
    loss,
    representation: network.table,
    heads: {kind: 'ball', radius: chosenRadius(radius, c.referenceRadius, rooms)},
    reference: c.reference.table,
    referenceHeads: {kind: 'ball', radius: c.referenceRadius},
    ...pretextOf(c, network),
    n,
    nu: delta,
    ...sandwichedComplexity(n),
  });
  const pairs = neighbourPairs(pool, pairTargets(world), network.table.columns);
  const vectors = c.encoder !== 'masked';
  return {
    delta,
    loss,
    pool,
    sample,
    fitted: fitted(own, sample),
    draws: c.draws,
    hasPretext: true,
    ...(vectors ? {pretext: {law: pool.U, total: pool.total, target: c.pretext.target}} : {}),
    decoder: network.decoder,
    endToEnd: {case: c, pretraining, rooms},
    ...(pairs ? {pairs} : {}),
  };
}
