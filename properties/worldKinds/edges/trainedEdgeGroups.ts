import type {Backend} from '../../../models/backend.ts';
import {type Claim, subjectOf} from '../../../theory/claim/claim.ts';
import {inputError} from '../../../theory/errors.ts';
import {ballEdge, ballEdgeSettings} from '../../worlds/edges/ballEdges.ts';
import {poolEdgeCases, poolEdgeSettings} from '../../worlds/edges/trainedEdges.ts';
import {trialDraws, trialStages, unlabelledCounts} from '../../worlds/endToEnd/trial.ts';
import type {TrainedWorld} from '../../worlds/trained/trainedWorlds.ts';
import type {RowGroup} from '../worldKind.ts';
import {type EdgeCase, type EdgeGroupOptions, edgeGroup} from './edgeGroups.ts';

type Options = Pick<EdgeGroupOptions, 'seed' | 'nu'>;

/** The edges of a trained world for claims about pools. */
export async function trainedPoolEdges(
  world: TrainedWorld,
  options: Options,
  backend: Backend | undefined,
  signal?: AbortSignal,
): Promise<EdgeCase[] | undefined> {
  if (!backend) throw inputError('trainedEdgeGroups', 'backend', 'a training backend', backend);
  const settings = poolEdgeSettings(world, options);
  const cases = await poolEdgeCases(backend, settings, signal);
  return signal?.aborted ? undefined : cases.map((c, k) => ({setting: settings[k]!, case: c}));
}

/** The edges of a trained world for claims from end to end: nothing is trained. */
export function trainedBallEdges(world: TrainedWorld, options: Options): EdgeCase[] {
  return ballEdgeSettings(world, options).map((setting) => {
    const made = ballEdge(setting);
    const network = made.network(made.initial);
    const draws = trialDraws(made);
    const stages: EdgeCase['stages'] = ({needs}) =>
      trialStages(needs, draws, (random) => ({counts: unlabelledCounts(made, random), network}));
    return {setting, case: made.case, stages};
  });
}

/** Rows on the edges of a trained world, of claims about pools and of claims from end to end. */
export function trainedEdgeGroups(
  world: TrainedWorld,
  {claims, weight, ...run}: Options & {readonly claims: readonly Claim[]; readonly weight: number},
): RowGroup[] {
  const pools = claims.filter((claim) => subjectOf(claim) === 'pool');
  const both = claims.filter((claim) => subjectOf(claim) === 'endToEnd');
  const shared = {world, weight, ...run};
  return [
    ...(pools.length === 0
      ? []
      : [
          edgeGroup({
            ...shared,
            claims: pools,
            make: ({backend, signal}) => trainedPoolEdges(world, run, backend, signal),
          }),
        ]),
    ...(both.length === 0
      ? []
      : [edgeGroup({...shared, claims: both, make: async () => trainedBallEdges(world, run)})]),
  ];
}
