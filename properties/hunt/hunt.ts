/**
 * Targeted search for the tightest or violating setting of a claim: random settings, annealing with restarts and exact
 * refinement in turn, maximising lhs/rhs; then shrinking. Where all samples can be enumerated (the settings a hunt
 * keeps to) the exact violation probability decides a claim that holds with probability 1 - nu.
 *
 * The n-th setting tried depends on the claim, the seed and n alone; a time budget only says where the sequence ends.
 */
import type {Claim} from '../../theory/claim/claim.ts';
import {generator, type Generator as Random} from '../../theory/laws/generator.ts';
import {type Evidence, evaluateSetting, evidenceIfAny, shrunkRefutation} from '../evaluate/evaluate.ts';
import type {Verdict} from '../evaluate/verdictOf.ts';
import type {Journal} from '../files/journal.ts';
import {jsonText, revived} from '../files/jsonText.ts';
import {quoted} from '../files/quoted.ts';
import {type AnyFamily, familyFor, type Setting} from '../settings/registry.ts';
import {shrink} from '../settings/shrink.ts';
import {worldKindNamed} from '../worldKinds/registry.ts';
import {huntFamily} from './huntFamily.ts';
import type {HuntResult} from './huntResult.ts';
import {Blackboard} from './memory.ts';
import {NOTHING, score} from './score.ts';
import {annealing, drawing, refining, type Space, spaceFor} from './strategies.ts';

export interface HuntOptions {
  readonly seed: number;
  /** Settings tried at most. */
  readonly evaluations?: number;
  /** Time at most, in milliseconds, the shrinking apart. */
  readonly budget?: number;
  /** Plain generation only, to compare with. */
  readonly randomOnly?: boolean;
  /** How the command line names the claim: its id, by default, or a file. */
  readonly name?: string;
  /** Whether the tightest setting of an unrefuted claim is made smaller at equal tightness; default true. */
  readonly shrinkTightest?: boolean;
  /** A kind of world with settings of its own, `file:DIR`; default the settings that the claim is for. */
  readonly world?: string;
  /** Settings that are tried first: the search goes on from the best of them too. */
  readonly starts?: readonly Setting[];
  /** The value of lhs/rhs that ends the search; default none. */
  readonly until?: number;
  /** What is maximised; default `score`, which does not tell negative left sides apart. */
  readonly objective?: (evidence: Evidence) => number;
  readonly onProgress?: (progress: HuntProgress) => void;
  /** What evaluations came to in an earlier attempt at the same hunt, and where this one's are kept. */
  readonly journal?: Journal;
  /** Called once the search is over, before the shrinking. */
  readonly onSearched?: () => void;
  readonly signal?: AbortSignal;
}

/** How far a hunt has come. */
export interface HuntProgress {
  readonly evaluations: number;
  readonly milliseconds: number;
  /** Largest lhs/rhs so far. */
  readonly ratio?: number;
  /** What the hunt would return if it ended now, nothing shrunk; none where samples are drawn. */
  readonly soFar?: HuntResult;
}

interface Looked {
  readonly value: number;
  readonly verdict?: Verdict;
  readonly ratio?: number;
}

/** Turns in which the strategies speak. */
const ROUND = ['anneal', 'draw', 'anneal', 'refine', 'anneal'] as const;
/** Every so many settings one is evaluated twice and compared. */
const TWICE = 97;
const REMEMBERED = 50_000;
const PAUSE = 50;

/** After the first refutation the search goes on for a while, past any budget: a wider violation shrinks further. */
const MORE = {evaluations: 300, refuted: 3};

/**
 * Goes on until there is no step left, the time is over or a signal says so; tells how far it is, and lets others run, now
 * and then.
 * @param step what there is to tell; undefined where there was no step left
 * @returns the time it took, in milliseconds
 */
export async function searching(
  {
    budget = Number.POSITIVE_INFINITY,
    signal,
    onProgress,
    journal,
  }: Pick<HuntOptions, 'budget' | 'signal' | 'onProgress' | 'journal'>,
  step: () => Omit<HuntProgress, 'milliseconds'> | undefined,
): Promise<number> {
  const started = Date.now();
  let paused = started;
  for (let told = step(); told; told = step()) {
    const now = Date.now();
    if (now - started >= budget || signal?.aborted) break;
    if (now - paused < PAUSE) continue;
    journal?.flush();
    onProgress?.({...told, milliseconds: now - started});
    await new Promise(setImmediate);
    paused = Date.now();
  }
  return Date.now() - started;
}

export async function hunt(claim: Claim, options: HuntOptions): Promise<HuntResult> {
  const {seed, evaluations = Number.POSITIVE_INFINITY, starts = [], objective = score} = options;
  const {until = Number.POSITIVE_INFINITY} = options;
  const random = generator(seed);
  const kind = options.world === undefined ? undefined : worldKindNamed(options.world);
  const family = kind ? await huntFamily(claim, kind) : familyFor(claim);
  const space = spaceFor<Setting>(family, claim);
  const board = new Blackboard<Setting>();
  const strategies = {
    draw: drawing(space, random),
    anneal: annealing(space, board, random.derive('anneal')),
    refine: refining(space, board, random.derive('refine')),
  };
  const round = options.randomOnly ? (['draw'] as const) : ROUND;
  const told = {draw: NOTHING, anneal: NOTHING, refine: NOTHING};
  const known = new Map<string, number>();
  const count = {evaluations: 0, kept: 0, undecided: 0};
  let tightest: {ratio: number; setting: Setting} | undefined;
  const refuted: Setting[] = [];

  /** What the n-th setting shows, as far as the search cares. */
  const looked = (setting: Setting, n: number): Looked => {
    const kept = options.journal?.get(String(n));
    if (kept !== undefined) return JSON.parse(kept, revived) as Looked;
    const evidence = evidenceIfAny(claim, setting, n % TWICE === 1, family);
    const {verdict, ratio} = evidence ?? {};
    const found = {
      value: evidence === undefined ? NOTHING : objective(evidence),
      ...(verdict === undefined ? {} : {verdict}),
      ...(ratio === undefined ? {} : {ratio}),
    };
    options.journal?.add(String(n), jsonText(found, 0).trimEnd());
    return found;
  };

  const look = (setting: Setting): number => {
    const key = JSON.stringify(setting);
    const before = known.get(key);
    if (before !== undefined) return before;
    count.evaluations++;
    const {value, verdict, ratio} = looked(setting, count.evaluations);
    if (known.size < REMEMBERED) known.set(key, value);
    if (verdict === undefined) return value;
    count.kept++;
    if (verdict === 'undecided') count.undecided++;
    if (verdict === 'refuted') refuted.push(setting);
    if (ratio !== undefined && ratio > (tightest?.ratio ?? Number.NEGATIVE_INFINITY)) {
      tightest = {ratio, setting};
    }
    board.add({setting, score: value});
    return value;
  };

  let turn = 0;
  let started = 0;
  const step = (): void => {
    const start = starts[started++];
    if (start) {
      look(start);
      return;
    }
    const name = round[turn++ % round.length]!;
    told[name] = look(strategies[name].next(told[name]).value);
  };
  const sharedBy = (milliseconds: number) => {
    const name = quoted(options.name ?? claim.id);
    const command = `transferbound hunt ${name} --evaluations ${count.evaluations} --seed ${seed}${options.randomOnly ? ' --random' : ''}${kind ? ` --world ${quoted(kind.name)}` : ''}`;
    return {claim: claim.id, seed, ...count, milliseconds, command};
  };
  const verdictSoFar = () => (count.kept > count.undecided ? 'not refuted' : 'undecided');
  const unshrunk = (milliseconds: number): HuntResult => ({
    ...sharedBy(milliseconds),
    verdict: verdictSoFar(),
    ...(tightest ? {tightest} : {}),
  });
  const from = Date.now();
  let stale = 0;
  const milliseconds = await searching(options, () => {
    // A hunt whose every proposal is known already has gone through its space.
    if (count.evaluations >= evaluations || refuted.length > 0 || stale >= 10_000) return undefined;
    if (tightest && tightest.ratio >= until) return undefined;
    const before = count.evaluations;
    step();
    stale = count.evaluations === before ? stale + 1 : 0;
    return {
      evaluations: count.evaluations,
      ...(tightest ? {ratio: tightest.ratio} : {}),
      soFar: unshrunk(Date.now() - from),
    };
  });
  options.onSearched?.();
  const shared = sharedBy(milliseconds);
  if (refuted.length > 0) {
    for (let i = 0; i < MORE.evaluations && refuted.length < MORE.refuted; i++) step();
    const {setting, evidence} = shrinkRefuted({claim, family, space}, refuted, random.derive('shrink'));
    const {ratio} = evidence;
    return {
      ...shared,
      verdict: 'refuted',
      counterexample: {setting, evidence},
      ...(ratio === undefined ? {} : {tightest: {ratio, setting}}),
    };
  }
  const verdict = verdictSoFar();
  if (!tightest) return {...shared, verdict};
  if (options.shrinkTightest === false) return {...shared, verdict, tightest};
  const {ratio} = tightest;
  const setting = shrink(
    tightest.setting,
    (candidate) => {
      const found = evaluateSetting(claim, candidate, family);
      return found.verdict === 'holds' && (found.ratio ?? 0) >= ratio;
    },
    4_000,
    family,
  );
  return {...shared, verdict, tightest: {ratio, setting}};
}

const STRENGTHENING = 200;

/** What is searched. */
interface Searched {
  readonly claim: Claim;
  readonly family: AnyFamily;
  readonly space: Space<Setting>;
}

/** A narrow violation breaks at the first rounding: a few moves towards a wide one make it shrink further. */
function strengthened({claim, family, space}: Searched, from: Setting, random: Random): Setting {
  let best = {setting: from, score: score(evaluateSetting(claim, from, family))};
  for (let step = 0; step < STRENGTHENING; step++) {
    const setting = space.near(best.setting, random);
    const evidence = evidenceIfAny(claim, setting, false, family);
    const next = evidence?.verdict === 'refuted' ? score(evidence) : NOTHING;
    if (next > best.score) best = {setting, score: next};
  }
  return best.setting;
}

/** The smallest world that shrinking leads to from the given ones, all of them refuting the claim. */
function shrinkRefuted(
  searched: Searched,
  refuted: readonly Setting[],
  random: Random,
): {setting: Setting; evidence: Evidence} {
  const {claim, family} = searched;
  const {shrinkCost} = family;
  return refuted
    .map((setting) => shrunkRefutation(claim, strengthened(searched, setting, random), family))
    .reduce((a, b) => (shrinkCost(b.setting) < shrinkCost(a.setting) ? b : a));
}
