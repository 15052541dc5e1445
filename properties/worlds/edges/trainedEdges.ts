/** Edge settings of worlds with trained encoders: the network and the pool of one setting, seen at every edge. */
import type {Backend} from '../../../models/backend.ts';
import {sub} from '../../../theory/arithmetic/interval.ts';
import type {Case} from '../../../theory/case/case.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {realData} from '../data/realData.ts';
import {bestDecoder} from '../pretext/pretextRows.ts';
import {plainSettings, type RandomOptions} from '../trained/plainSettings.ts';
import {poolSettings} from '../trained/poolSettings.ts';
import type {PoolSetting} from '../trained/setting.ts';
import {type TrainedCase, trainBatch} from '../trained/trainBatch.ts';
import {type TrainedWorld, trainedOn} from '../trained/trainedWorlds.ts';
import {POOL_EDGES, type PoolEdge, poolEdge} from './poolEdges.ts';

export interface PoolEdgeSetting {
  readonly family: 'trained';
  readonly edge: PoolEdge;
  /** The world that it is the edge of. */
  readonly of: PoolSetting;
}

/** Points of a mixture that a part is drawn from; and of the other edges. */
const MANY = 4000;
const FEW = 300;

/** One setting per edge; hinge, T = U, labels that heads on h° can tell, and next to no training: what a network sees unfitted. */
export function poolEdgeSettings(
  world: TrainedWorld,
  {seed, nu = 0.1}: Omit<RandomOptions, 'count'>,
): PoolEdgeSetting[] {
  const {encoder, data} = trainedOn(world);
  const real = data === 'mixture' ? undefined : realData(data);
  const [plain] = (
    real ? poolSettings(world, {seed, count: 1, nu}) : plainSettings(encoder, {seed, count: 1, nu})
  ) as [PoolSetting];
  return (Object.keys(POOL_EDGES) as PoolEdge[]).map((edge) => {
    const points = edge === 'fewOfMany' ? (real?.easy.most ?? MANY) : FEW;
    const {masks, shiftU: _, ...unmasked} = plain;
    const onPoints = real && masks ? {...unmasked, masks} : unmasked;
    const of: PoolSetting = {
      ...onPoints,
      data: real?.items(points, real.easy.classes) ?? {
        kind: 'mixture',
        points,
        ...(edge === 'fewOfMany' || edge === 'sighted' ? {components: 1, spread: 0.05} : {components: 2}),
      },
      reference: real ? {kind: 'bestMember', steps: 100} : {kind: 'teacher'},
      task: real
        ? {kind: 'groups', positive: real.easy.positive}
        : {kind: 'head', rotation: 0, noise: 0, uncentred: true},
      shift: [],
      training: {...plain.training, draws: 256, steps: 20},
      loss: 'hinge',
      referenceRadius: 8,
      radius: 8,
      seed: generator(seed)
        .derive(`edges ${world}`)
        .integer(2 ** 31),
    };
    return {family: 'trained', edge, of};
  });
}

/** inf_W L_U(W, 0) - inf_W L_U(W, h°), where there is no table of targets. */
function emptyGap({world: {rows}, case: {reference, pretextGap}, trained}: TrainedCase) {
  if (!pretextGap) return undefined;
  const infimum = (table: Float64Array) =>
    bestDecoder(rows, {...trained, table, ...(trained.tokens ? {tokens: trained.tokens.map(() => 0)} : {})})
      .infimum;
  const own = bestDecoder(rows, trained).infimum;
  return {empty: infimum(new Float64Array(trained.table.length)), own, reference};
}

export async function poolEdgeCases(
  backend: Backend,
  settings: readonly PoolEdgeSetting[],
  signal?: AbortSignal,
): Promise<Case[]> {
  const made = await trainBatch(
    backend,
    settings.map(({of}) => of),
    signal ? {signal} : {},
  );
  return made.map((one, k) => {
    const gap = emptyGap(one);
    const {case: c} = one;
    // The trained network is the first member of the class.
    const empty =
      gap && c.pretextGap && sub(gap.empty, sub(gap.own, c.pretextGap(c.representation, c.reference)));
    return poolEdge(c, settings[k]!.edge, empty);
  });
}
