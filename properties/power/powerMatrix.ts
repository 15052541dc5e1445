/**
 * Which false neighbours each big world refutes on its edge settings: what a pass there is worth. A cell that should be refuted
 * and is not, or a true claim that is, fails the matrix.
 */
import type {Backend} from '../../models/backend.ts';
import {type Claim, subjectOf} from '../../theory/claim/claim.ts';
import {claims, mutants} from '../../theory/claims/index.ts';
import {inputError} from '../../theory/errors.ts';

import {divideAlpha, isRefuted, observe, sequentialTest} from '../../theory/sequential/sequentialTest.ts';
import {type EdgeCase, edgeSources, edgesOfPools, onEdges} from '../worldKinds/edges/edgeGroups.ts';
import {trainedBallEdges, trainedPoolEdges} from '../worldKinds/edges/trainedEdgeGroups.ts';
import {onEndToEnd} from '../worldKinds/trained/endToEndGroup.ts';
import {imageEdges} from '../worlds/edges/imageEdges.ts';
import {IMAGE_SET_NAMES, type ImageSetName} from '../worlds/images/imageSets.ts';
import {TRAINED_WORLDS, type TrainedWorld} from '../worlds/trained/trainedWorlds.ts';

export const POWER_WORLDS: readonly string[] = [...TRAINED_WORLDS, ...IMAGE_SET_NAMES];

/** What `power` looks at, if not told otherwise. */
export const DEFAULT_WORLDS: readonly string[] = [
  'context',
  'masked',
  'digits',
  'context-digits',
  'masked-digits',
];

export interface PowerCell {
  readonly world: string;
  readonly claim: string;
  /** The claim that a mutant perturbs; absent for a true one. */
  readonly mutates?: string;
  readonly verdict: 'refuted' | 'not refuted';
  /** Whether the world has an edge setting built for it. */
  readonly expected: boolean;
  /** Of the edge that the search proposed. */
  readonly edge?: string;
  /** Fresh trials until it was refuted, or all that there were. */
  readonly trials: number;
  readonly violations: number;
  /** Largest capital of the test, as log10. */
  readonly log10EValue: number;
}

/** Mutants that an edge of every world in their scope is built for; of the others the matrix shows what happens. */
const BUILT_FOR = [
  /^main-theorem-(without-(transferability|tv|task-heterogeneity)|with-tenth-of-terms)$/,
  /^estimation-with-encoder-memorising-sample$/,
  /^end-to-end-(context|masked|unrealisable)-(without-(tv|transfer|task)|with-(tenth-of-terms|largest-loss|single-tv))$/,
];

/** Whether a world's encoders are networks, which a backend trains. */
export const trainsEncoders = (world: string): world is TrainedWorld =>
  TRAINED_WORLDS.some((name) => name === world);

export interface PowerOptions {
  readonly worlds: readonly string[];
  /** Ids of claims and mutants; default all that are stated for one of the worlds. */
  readonly ids?: readonly string[];
  readonly seed: number;
  readonly nu: number;
  /** False-alarm limit of the whole matrix. */
  readonly alpha: number;
  readonly backend?: Backend;
  readonly onProgress?: (progress: {readonly done: number; readonly of: number; readonly at: string}) => void;
  readonly signal?: AbortSignal;
  /** What the edges of a world are made into first: a test of the matrix breaks them. */
  readonly change?: (edge: EdgeCase) => EdgeCase;
}

const inScope = (claim: Claim, world: string): boolean =>
  edgesOfPools(claim) || (trainsEncoders(world) && onEndToEnd(claim, world));

/** @throws InputError for a world without edge settings */
export async function powerMatrix(options: PowerOptions): Promise<PowerCell[]> {
  const {worlds, ids, seed, nu, alpha, backend, signal, onProgress, change = (edge) => edge} = options;
  const stray = worlds.find((world) => !POWER_WORLDS.includes(world));
  if (stray !== undefined) throw inputError('powerMatrix', 'worlds', POWER_WORLDS.join(' | '), stray);
  const all = [...claims, ...mutants].filter(({id}) => !ids || ids.includes(id));
  const cells = worlds.flatMap((world) =>
    all.filter((claim) => inScope(claim, world)).map((claim) => ({world, claim})),
  );
  const level = divideAlpha({claims: Math.max(1, cells.length), alpha});
  const found: PowerCell[] = [];
  for (const world of worlds) {
    const own = cells.filter((cell) => cell.world === world);
    const has = (subject: 'pool' | 'endToEnd') => own.some(({claim}) => subjectOf(claim) === subject);
    const run = {seed, nu};
    let pools: readonly EdgeCase[] = [];
    if (has('pool'))
      pools =
        (trainsEncoders(world)
          ? await trainedPoolEdges(world, run, backend, signal)
          : imageEdges(world as ImageSetName, run)) ?? [];
    const both = trainsEncoders(world) && has('endToEnd') ? trainedBallEdges(world, run) : [];
    for (const {claim} of own) {
      if (signal?.aborted) return found;
      onProgress?.({done: found.length, of: cells.length, at: `${claim.id} on ${world}`});
      const edges = (subjectOf(claim) === 'pool' ? pools : both).map(change);
      found.push(cellOf(claim, world, edges, {...run, alpha: level}));
      await new Promise(setImmediate);
    }
  }
  return found;
}

function cellOf(
  claim: Claim,
  world: string,
  edges: readonly EdgeCase[],
  {seed, nu, alpha}: {readonly seed: number; readonly nu: number; readonly alpha: number},
): PowerCell {
  const {outcomes, edge} = onEdges(claim, edges, {world, seed, nu});
  const {evidence} = edgeSources(world, claim, seed);
  let test = sequentialTest({alpha});
  let [trials, violations] = [0, 0];
  for (const outcome of outcomes?.[0] ?? []) {
    if (isRefuted(test)) break;
    test = observe(test, evidence.draw(nu), outcome);
    trials++;
    if (outcome === 'violated') violations++;
  }
  const name = (edge as {readonly edge?: string} | undefined)?.edge;
  return {
    world,
    claim: claim.id,
    ...(claim.mutates ? {mutates: claim.mutates.claim} : {}),
    verdict: isRefuted(test) ? 'refuted' : 'not refuted',
    expected: claim.mutates !== undefined && BUILT_FOR.some((pattern) => pattern.test(claim.id)),
    ...(name === undefined ? {} : {edge: name}),
    trials,
    violations,
    log10EValue: Number((test.peak / Math.LN10).toPrecision(3)),
  };
}

/** Cells that are not as they should be. */
export const failures = (cells: readonly PowerCell[]): PowerCell[] =>
  cells.filter(({mutates, verdict, expected}) =>
    mutates ? expected && verdict !== 'refuted' : verdict === 'refuted',
  );
