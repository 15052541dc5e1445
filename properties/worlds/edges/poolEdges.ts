/**
 * Big worlds at the edges of the theorem: a world's own pool and networks with another member of the class H in the place of h
 * or h°, or with another law U, so that one term is all that pays for the excess risk. All hypotheses stay satisfied.
 */
import {type Interval, sub, ZERO} from '../../../theory/arithmetic/interval.ts';
import {type Case, makeCase} from '../../../theory/case/case.ts';
import {inputError} from '../../../theory/errors.ts';
import {sandwichedComplexity} from '../../../theory/estimation/sandwichedComplexity.ts';
import {type Pool, pointMass, pool} from '../../../theory/laws/pool.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';

export const POOL_EDGES = {
  /** h = 0, the network of the class whose last layer is 0: the transfer term pays for all that h° can do. */
  blind: 'h is the network of the class that sees nothing',
  /** Moreover labels are chance under U, where h° is no better than h then: the TV term pays. */
  chanceUnderU: 'h sees nothing, and under U labels are chance',
  /** h = h° = 0, and other members of H see: task heterogeneity pays. */
  blindBoth: 'h and h° see nothing, other members of H do',
  /** h = h°, a task for it and many labels: nothing is lost, and the bound is informative. */
  sighted: 'h is h°: nothing is lost',
  /** h = h° and a pool many times as large as the sample: an encoder that memorises D is another one elsewhere. */
  fewOfMany: 'a sample an eighth of the pool in size',
} as const;

export type PoolEdge = keyof typeof POOL_EDGES;

/** Labelled draws of the edges whose h sees nothing: no head does anything, so any number costs the same. */
const DRAWS = 20_000;

/** T in the place of U, and labels under U that are +1 or -1 with probability 1/2 each where asked for. */
function edgePool({size, total, T}: Pool, chance: boolean): Pool {
  if (!chance) return pool({total, U: T, T});
  const half = Float64Array.from({length: size}, (_, j) => pointMass(T, j));
  const twice = (masses: Float64Array) => masses.map((mass) => 2 * mass);
  return pool({
    total: 2 * total,
    U: {plus: half, minus: half},
    T: {plus: twice(T.plus), minus: twice(T.minus)},
  });
}

/** Towards the leading direction of sum_j h_j h_j^T, by so many power iterations: any direction gives a world. */
const ITERATIONS = 30;

/** Labels by the sign of a head along which h is long, and a power of two for the radius at which scores are at most 1. */
function byLongHead({rows, columns, data}: Matrix): {labels: Int8Array; radius: number} {
  const features = Array.from({length: rows}, (_, j) => data.subarray(j * columns, (j + 1) * columns));
  let head = new Float64Array(columns).fill(1);
  const score = (h: Float64Array): number => h.reduce((sum, x, i) => sum + x * head[i]!, 0);
  for (let k = 0; k < ITERATIONS; k++) {
    const next = new Float64Array(columns);
    for (const h of features) for (const [i, x] of h.entries()) next[i]! += x * score(h);
    const norm = Math.hypot(...next) || 1;
    head = next.map((x) => x / norm);
  }
  const longest = features.reduce((most, h) => Math.max(most, Math.hypot(...h)), 2 ** -30);
  return {
    labels: Int8Array.from(features, (h) => (score(h) < 0 ? -1 : 1)),
    radius: 2 ** -Math.ceil(Math.log2(longest)),
  };
}

/** T, which is U, with these labels. */
function labelled({size, total, T}: Pool, labels: Int8Array): Pool {
  const on = (label: 1 | -1) =>
    Float64Array.from({length: size}, (_, j) => (labels[j] === label ? pointMass(T, j) : 0));
  const law = {plus: on(1), minus: on(-1)};
  return pool({total, U: law, T: law});
}

/**
 * @param base a world without a shift
 * @param empty inf_W L_U(W, 0) - inf_W L_U(W, h°), where the world knows pretext gaps without a table of targets
 * @throws InputError where U and T of the base differ
 */
export function poolEdge(base: Case, edge: PoolEdge, empty?: Interval): Case {
  const {representation: h, reference, family, pretextGap: gap, tokens} = base;
  if (tokens) throw inputError('poolEdge', 'base', 'a pretext about points', 'one about tokens');
  if (gap && !empty) throw inputError('poolEdge', 'empty', 'an interval', empty);
  const {pool: world} = base;
  if (world.T.plus.some((mass, j) => mass !== world.U.plus[j] || world.T.minus[j] !== world.U.minus[j]))
    throw inputError('poolEdge', 'base', 'a world where T is U', 'another');
  const {decoder: _, memo: __, sampleComplexity: ___, ...kept} = base;
  if (edge === 'fewOfMany' || edge === 'sighted') {
    const {labels, radius} = byLongHead(reference);
    const n = edge === 'sighted' ? DRAWS : Math.floor(world.size / 8);
    const heads = {kind: 'ball', radius} as const;
    return makeCase({
      ...kept,
      pool: labelled(world, labels),
      representation: reference,
      heads,
      referenceHeads: heads,
      n,
      ...sandwichedComplexity(n),
    });
  }
  const nothing: Matrix = {...h, data: new Float64Array(h.data.length)};
  const beyond = (table: Matrix): Interval => (table === nothing ? empty! : gap!(table, reference));
  return makeCase({
    ...kept,
    pool: edgePool(world, edge === 'chanceUnderU'),
    representation: nothing,
    reference: edge === 'blindBoth' ? nothing : reference,
    family: [nothing, ...family],
    ...(gap ? {pretextGap: (a, b) => (a === b ? ZERO : sub(beyond(a), beyond(b)))} : {}),
    n: DRAWS,
    ...sandwichedComplexity(DRAWS),
  });
}
