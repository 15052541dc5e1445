/**
 * Rows on edge settings: settings built so that one term of a claim is all that pays, with enough draws to see it gone. As
 * on finite worlds that are sampled, a search proposes the edge of a claim by draws that are no evidence, and fresh draws
 * decide; where it saw no violation, they go to all edges in turn.
 */
import type {AnyCase, Claim} from '../../../theory/claim/claim.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {freshTrials, markSearched, type TrialSource} from '../../../theory/sequential/freshTrials.ts';
import type {Outcome} from '../../../theory/sequential/sequentialTest.ts';
import type {Stage} from '../../evaluate/stages.ts';
import {verdictOf} from '../../evaluate/verdictOf.ts';
import {type SampledSetting, sampledSetting} from '../../record/sampledSetting.ts';
import {type RowPart, slimRecords} from '../../record/settingRecord.ts';
import type {BatchOptions, RowGroup} from '../worldKind.ts';

/** Fresh trials where the search saw no violation: would catch a violation rate of 1/2 in a run of many claims. */
const SPREAD_TRIALS = 80;
/** Fresh trials on the edge that the search proposes: ten violations in a row refute at any share of 1e-6. */
const CHOSEN_TRIALS = 16;
/** Searched draws per edge. */
const LOOKS = 2;

/** Claims whose terms a sample's own complexity gives, and their mutants: all else would enumerate samples. */
const ON_POOLS: readonly string[] = [
  'main-theorem',
  'main-theorem-published',
  'estimation-empirical-complexity',
];

export const edgesOfPools = ({id, kind, mutates, needs}: Claim): boolean =>
  kind === 'with-probability' && needs.heads !== 'finite' && ON_POOLS.includes(mutates?.claim ?? id);

export interface EdgeCase {
  readonly setting: object;
  readonly case: AnyCase;
  /** What is drawn, where the case's own stages are not. */
  readonly stages?: (claim: Claim) => readonly Required<Pick<Stage, 'draw'>>[];
}

export interface EdgeGroupOptions {
  /** As in `--world`. */
  readonly world: string;
  readonly claims: readonly Claim[];
  readonly seed: number;
  readonly nu: number;
  readonly weight: number;
  /** All edges; undefined where the signal ended a training. */
  readonly make: (options: BatchOptions) => Promise<readonly EdgeCase[] | undefined>;
}

/** The sources of a claim's draws on edges. */
export function edgeSources(
  world: string,
  {id}: Claim,
  seed: number,
): Readonly<Record<'search' | 'evidence', TrialSource>> {
  const random = generator(seed).derive(`edges ${world} ${id}`);
  return {search: freshTrials(random.derive('search')), evidence: freshTrials(random.derive('evidence'))};
}

interface Candidate extends EdgeCase {
  readonly sampled: SampledSetting;
}

/** The edge with most violations among searched draws, if any. */
function proposed(edges: readonly Candidate[], source: TrialSource, nu: number): Candidate | undefined {
  const rates = edges.map(({sampled, setting}) => {
    let violated = 0;
    for (let k = 0; k < LOOKS; k++)
      if (verdictOf(sampled.look(markSearched(source.draw(nu, setting)).generator)) === 'refuted') violated++;
    return violated;
  });
  const most = Math.max(0, ...rates);
  return most > 0 ? edges[rates.indexOf(most)] : undefined;
}

/** A claim on all edges of a world. */
export function onEdges(
  claim: Claim,
  edges: readonly EdgeCase[],
  {world, seed, nu}: Pick<EdgeGroupOptions, 'world' | 'seed' | 'nu'>,
): RowPart & {readonly edge?: object} {
  const {search, evidence} = edgeSources(world, claim, seed);
  const all = edges.map((edge) => ({
    ...edge,
    sampled: sampledSetting(claim, edge.setting, edge.case, edge.stages?.(claim)),
  }));
  const kept = all.filter(({sampled}) => sampled.kept);
  const chosen = proposed(kept, search, nu);
  const outcomes: Outcome[] = [];
  const trial = () => {
    const {setting, sampled} = chosen ?? kept[outcomes.length % kept.length]!;
    outcomes.push(sampled.count(evidence.draw(nu, setting).generator));
  };
  if (chosen) while (outcomes.length < CHOSEN_TRIALS) trial();
  // A search may have met a rare violation of a true claim: then there are as many trials as where it met none.
  if (kept.length > 0 && !(chosen && outcomes.every((outcome) => outcome === 'violated')))
    while (outcomes.length < SPREAD_TRIALS) trial();
  return {
    records: slimRecords(all.map(({sampled}) => sampled.record())),
    outcomes: [outcomes],
    ...(chosen ? {edge: chosen.setting} : {}),
  };
}

export function edgeGroup(options: EdgeGroupOptions): RowGroup {
  const {world, claims, seed, weight, make} = options;
  return {
    world: `${world}, edges`,
    claims,
    batches: 1,
    weight,
    endsWhenRefuted: false,
    edges: true,
    trials: (claim) => [edgeSources(world, claim, seed).evidence],
    async evaluateBatch(_, watch): Promise<readonly RowPart[] | undefined> {
      const edges = await make(watch);
      if (!edges) return undefined;
      const parts: RowPart[] = [];
      for (const claim of claims) {
        if (watch.signal?.aborted) return undefined;
        const {edge: __, ...part} = onEdges(claim, edges, options);
        parts.push(part);
        await new Promise(setImmediate);
      }
      return parts;
    },
  };
}
