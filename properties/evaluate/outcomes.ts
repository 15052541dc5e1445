/** Every sample of each kind with its probability: of labelled draws, of unlabelled ones, and of held-out ones. */
import {div, mulDown, mulUp, point} from '../../theory/arithmetic/interval.ts';
import {type EndToEndCase, type HeldOut, heldOutDraws} from '../../theory/endToEnd/endToEndCase.ts';
import {jointAtoms} from '../../theory/heads/risk.ts';
import {countSamples, enumerateSamples, MOST_DRAWS} from '../../theory/laws/enumerate.ts';
import {inputMasses, type Pool, type Sample} from '../../theory/laws/pool.ts';

type Counts = Float64Array | Int32Array;
type Visit<D> = (draw: D, lo: number, hi: number) => void;

/** An outcome with the ends of its probability. */
export interface Drawn<D> {
  readonly draw: D;
  readonly lo: number;
  readonly hi: number;
}

const isOne = (masses: Float64Array): boolean => masses.filter((mass) => mass > 0).length <= 1;

/**
 * As enumerateSamples, but a law of a single atom has a single sample however large.
 * @param same whether all samples are alike: the one that has every draw on the first atom is visited for all
 */
function everySample(masses: Float64Array, draws: number, visit: Visit<Counts>, same = isOne(masses)): void {
  if (!same) {
    enumerateSamples(masses, draws, visit);
    return;
  }
  const first = masses.findIndex((mass) => mass > 0);
  visit(
    masses.map((_, a) => (a === first ? draws : 0)),
    1,
    1,
  );
}

/** Every sample of n draws from T, as counts of the atoms; valid during the visit only, unless `keep`. */
export function everyLabelled(
  {size, T}: Pool,
  n: number,
  {same, keep}: {readonly same: true | undefined; readonly keep: boolean},
  visit: Visit<Sample>,
): void {
  const visitOne = (live: Counts, lo: number, hi: number): void => {
    const counts = keep ? live.slice() : live;
    visit({plus: counts.subarray(0, size), minus: counts.subarray(size), n}, lo, hi);
  };
  everySample(jointAtoms(T), n, visitOne, same);
}

/** Every sample of so many draws from U, as counts of the pool points. */
export function everyUnlabelled(
  {pool, same}: Pick<EndToEndCase, 'pool' | 'same'>,
  draws: number,
  visit: Visit<Float64Array>,
): void {
  const visitOne = (live: Counts, lo: number, hi: number): void => visit(Float64Array.from(live), lo, hi);
  everySample(inputMasses(pool.U), draws, visitOne, same?.unlabelled || undefined);
}

/** The pool points of m draws in every order, with their probabilities. */
function everySequence({size, U, total}: Pool, m: number): Drawn<HeldOut>[] {
  const masses = inputMasses(U);
  const atoms = [...masses.keys()].filter((j) => masses[j]! > 0);
  const found: Drawn<HeldOut>[] = [];
  const descend = (sequence: readonly number[], lo: number, hi: number): void => {
    if (sequence.length < m) {
      for (const j of atoms) {
        const p = div(point(masses[j]!), point(total));
        descend([...sequence, j], mulDown(lo, p.lo), mulUp(hi, p.hi));
      }
      return;
    }
    const counts = new Float64Array(size);
    for (const j of sequence) counts[j]! += 1;
    found.push({draw: {counts, draws: m, sequence}, lo, hi});
  };
  descend([], 1, 1);
  return found;
}

/** Every held-out sample of m draws from U: as counts, or in every order. */
export function everyHeldOut(c: EndToEndCase, ordered: boolean): Drawn<HeldOut>[] {
  const m = heldOutDraws(c, ordered);
  const masses = inputMasses(c.pool.U);
  if (ordered && !(c.same?.unlabelled || isOne(masses))) return everySequence(c.pool, m);
  const found: Drawn<HeldOut>[] = [];
  const first = masses.findIndex((mass) => mass > 0);
  everyUnlabelled(c, m, (counts, lo, hi) => {
    const sequence = ordered ? {sequence: new Int32Array(m).fill(first)} : {};
    found.push({draw: {counts, draws: m, ...sequence}, lo, hi});
  });
  return found;
}

/** How many samples of so many draws a law has; @param ordered whether the order of the draws counts */
function samplesOf(masses: Float64Array, draws: number, ordered = false): number {
  const atoms = masses.filter((mass) => mass > 0).length;
  if (atoms <= 1) return 1;
  if (ordered) return atoms ** draws;
  return draws <= MOST_DRAWS ? countSamples(atoms, draws) : Number.POSITIVE_INFINITY;
}

/** How many outcomes a claim about these samples is judged on. */
export function countOutcomes(
  c: EndToEndCase,
  {heldOut, test}: {readonly heldOut?: 'counts' | 'sequence'; readonly test?: boolean},
): number {
  const {pool, draws, n, same} = c;
  const unlabelled = (m: number, ordered = false): number =>
    same?.unlabelled ? 1 : samplesOf(inputMasses(pool.U), m, ordered);
  const labelled = (size: number): number => (same?.labelled ? 1 : samplesOf(jointAtoms(pool.T), size));
  const ordered = heldOut === 'sequence';
  return (
    unlabelled(draws) *
    (heldOut === undefined ? 1 : unlabelled(heldOutDraws(c, ordered), ordered)) *
    labelled(n) *
    (test ? labelled(c.test ?? n) : 1)
  );
}
