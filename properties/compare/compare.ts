/** `compare`: every theory on every point of a grid of worlds, beside the truth. */

import type {Backend} from '../../models/index.ts';
import {middle} from '../../theory/arithmetic/interval.ts';
import {binomialTail} from '../../theory/certificate/binomialUpper.ts';
import {constantLabelRisk} from '../../theory/claims/certificates/zeroOneRisk.ts';
import {totalVariation} from '../../theory/laws/totalVariation.ts';
import {dominantTerm} from '../../theory/statement/inequality.ts';
import type {CompareDocument, ComparedCell, ComparedLimit} from './compareDocument.ts';
import type {ComparedLoss, Ground, RadiusRule} from './ground.ts';
import {theories} from './theories/index.ts';
import type {Outcome} from './theory.ts';
import type {Axis, ComparedWorld, Point, Pretext} from './worlds/comparedWorld.ts';

export interface CompareOptions {
  readonly worlds: readonly ComparedWorld[];
  readonly seed: number;
  readonly delta: number;
  readonly loss: ComparedLoss;
  readonly repeats: number;
  /** What encoders are trained for; default the targets. */
  readonly pretext?: Pretext;
  /** What R is; default `transfer`. */
  readonly radius?: RadiusRule;
  /** The base point of each world alone. */
  readonly baseOnly?: boolean;
  readonly backend: () => Promise<Backend>;
  readonly command: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number, at: string) => void;
}

interface Planned {
  readonly at: Point;
  readonly on: Set<Axis | 'base' | 'map'>;
}

/** The base, each axis from it, and the maps; a point that lies on several is one. */
export function plannedPoints({axes, base, maps}: ComparedWorld, baseOnly = false): Planned[] {
  const found = new Map<string, Planned>();
  const put = (at: Point, on: Axis | 'base' | 'map'): void => {
    const key = JSON.stringify(at);
    const known = found.get(key) ?? {at, on: new Set()};
    known.on.add(on);
    found.set(key, known);
  };
  put(base, 'base');
  if (baseOnly) return [...found.values()];
  for (const [axis, values] of Object.entries(axes) as [Axis, readonly number[]][])
    for (const value of values) put({...base, [axis]: value}, axis);
  for (const axis of Object.keys(axes) as Axis[]) put(base, axis);
  for (const [first, second] of maps)
    for (const x of axes[first] ?? [])
      for (const y of axes[second] ?? []) put({...base, [first]: x, [second]: y}, 'map');
  return [...found.values()];
}

interface Trial {
  readonly truth: number;
  readonly constant: number;
  readonly variation: number;
  readonly outcomes: readonly Outcome[];
}

function trialOf(ground: Ground): Trial {
  const {pool, fitted} = ground;
  return {
    truth: middle(fitted.risk),
    constant: middle(constantLabelRisk({pool})),
    variation: middle(totalVariation(pool)),
    outcomes: theories.map(({limit}) => limit(ground)),
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** @param inFull whether all terms are kept, or only which is largest */
function limitOf(key: string, outcomes: readonly Outcome[], inFull: boolean): ComparedLimit {
  const kept = outcomes.flatMap((one) => ('missing' in one ? [] : [one]));
  const lacking = outcomes.find((one) => 'missing' in one);
  return {
    theory: key,
    ...(kept[0]
      ? {
          limit: meanOf(kept.map(({limit}) => limit.hi)),
          truth: meanOf(kept.map(({truth}) => middle(truth))),
          ...(kept[0].constant === undefined ? {} : {constant: kept[0].constant}),
          ...(kept[0].terms.length > 1 ? {largest: dominantTerm(kept[0].terms)!.name} : {}),
          ...(inFull ? {terms: kept[0].terms.map(({name, value}) => ({name, value: value.hi}))} : {}),
        }
      : {}),
    kept: kept.length,
    violated: kept.filter(({limit, truth}) => limit.hi < truth.lo).length,
    ...(lacking && 'missing' in lacking ? {missing: lacking.missing} : {}),
  };
}

function cellOf({at, on}: Planned, trials: readonly Trial[]): ComparedCell {
  return {
    at,
    on: [...on],
    truth: meanOf(trials.map(({truth}) => truth)),
    constant: meanOf(trials.map(({constant}) => constant)),
    variation: meanOf(trials.map(({variation}) => variation)),
    repeats: trials.length,
    limits: theories.map(({key}, i) =>
      limitOf(
        key,
        trials.map(({outcomes}) => outcomes[i]!),
        on.has('base'),
      ),
    ),
  };
}

/** So improbable a number of violations, at the level that is claimed, refutes it. */
const REFUTED_BELOW = 1e-6;

/** P(Bin(trials, delta) >= violated) < 1e-6. */
export function refutes(violated: number, trials: number, delta: number): boolean {
  return violated > 0 && 1 - binomialTail(trials, violated - 1, delta).lo < REFUTED_BELOW;
}

function verdictsOf(worlds: CompareDocument['worlds'], delta: number): CompareDocument['verdicts'] {
  return theories.map(({key}, i) => {
    const all = worlds.flatMap(({cells}) => cells.map(({limits}) => limits[i]!));
    const trials = all.reduce((sum, {kept}) => sum + kept, 0);
    const violated = all.reduce((sum, one) => sum + one.violated, 0);
    return {theory: key, trials, violated, refuted: refutes(violated, trials, delta)};
  });
}

/** Lets a signal or a timer be heard between two pieces of work. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Every theory on every point. Equal options give equal documents.
 * @returns what was done, not complete where the signal ended it
 */
export async function compare(options: CompareOptions): Promise<CompareDocument> {
  const {worlds, seed, delta, loss, repeats, baseOnly, backend, command, signal, onProgress} = options;
  const {pretext = 'regression', radius = 'transfer'} = options;
  const plans = worlds.map((world) => plannedPoints(world, baseOnly));
  const of = repeats * plans.reduce((sum, plan) => sum + plan.length, 0);
  let done = 0;
  let complete = true;
  const found: CompareDocument['worlds'][number][] = [];
  for (const [w, world] of worlds.entries()) {
    const plan = plans[w]!;
    const trials: Trial[][] = plan.map(() => []);
    for (let repeat = 0; repeat < repeats && complete; repeat++) {
      const shared = {seed, delta, loss, repeat, pretext, radius, backend, ...(signal ? {signal} : {})};
      const grounds = await world.grounds(
        plan.map(({at}) => at),
        shared,
      );
      for (const [k, ground] of grounds.entries()) {
        await breath();
        complete &&= signal?.aborted !== true;
        if (!complete) break;
        trials[k]!.push(trialOf(ground()));
        onProgress?.(++done, of, world.name);
      }
    }
    const {name, about, base, axes, maps} = world;
    found.push({
      name,
      about,
      base,
      axes: Object.keys(axes) as Axis[],
      maps,
      cells: plan.flatMap((planned, k) => (trials[k]!.length > 0 ? [cellOf(planned, trials[k]!)] : [])),
    });
  }
  return {
    format: 'transferbound compare',
    version: 1,
    command,
    seed,
    delta,
    loss,
    pretext,
    radius,
    repeats,
    complete,
    theories: theories.map(({key, name, kind, risk, source, needs, brought}) => ({
      key,
      name,
      kind,
      risk,
      source,
      needs,
      brought,
    })),
    worlds: found,
    verdicts: verdictsOf(found, delta),
  };
}
