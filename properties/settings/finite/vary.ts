import type {Needs} from '../../../theory/claim/needs.ts';
import type {Generator as Random} from '../../../theory/laws/generator.ts';
import {transfers} from '../edit/laws.ts';
import {changeField, changeNumbers} from '../edit/moves.ts';
import {nearTable, numbersAround, pick, type Rows} from '../edit/numbers.ts';
import type {Fits, Line} from '../settingFamily.ts';
import {finiteEdges} from './edges.ts';
import {withHeadRoom} from './needs.ts';
import {mergeTwo} from './neighbours.ts';
import type {FiniteSetting, HeadSetting} from './setting.ts';
import {LEVELS, shrinkMoves} from './shrink.ts';

const signs = (like: Rows, random: Random): Rows =>
  like.map((row) => row.map(() => pick(random, [0, 0, 1, -1])));

/**
 * Noise on two points that W° h° cannot take up, U_i e_i h°_i + U_j e_j h°_j = 0 for a scalar h°, so that W° stays a
 * best decoder where the pretext is not realisable.
 */
function orthogonalNoise({U, total, reference, decoder}: FiniteSetting, random: Random): Rows {
  const i = random.integer(reference.length);
  const j = (i + 1 + random.integer(reference.length - 1)) % reference.length;
  const moment = (at: number) => ((U.plus[at]! + U.minus[at]!) / total) * reference[at]![0]!;
  const scale = pick(random, [1, 2, 4, -1]);
  return reference.map((_, at) => {
    const level = at === i ? scale * moment(j) : at === j ? -scale * moment(i) : 0;
    return decoder.map((_row, q) => (q === 0 ? level : 0));
  });
}

function randomNoise(s: FiniteSetting, random: Random): Rows {
  const scalar = s.reference[0]!.length === 1 && s.reference.length > 1 && !s.tokens;
  if (scalar && random.integer(2) === 0) return orthogonalNoise(s, random);
  const none = s.representation.map(() => s.decoder.map(() => 0));
  return signs(none, random);
}

/** A setting with points merged until one or two are left: many extremes lie there, and a claim is evaluated fastest. */
function collapsed(s: FiniteSetting, random: Random): FiniteSetting {
  const most = 1 + random.integer(2);
  let next = s;
  while (next.representation.length > most) next = mergeTwo(next, random);
  return next;
}

/** A random setting with what plain generation does not draw: nu near 0 and 1, targets off W° h°, larger classes. */
export function varyFinite(drawn: FiniteSetting, random: Random, needs: Needs): FiniteSetting {
  const edges = Object.values(finiteEdges(needs));
  if (edges.length > 0 && random.integer(4) === 0) return pick(random, edges);
  // Masked points could not come back: no move adds one.
  const keeps = needs.oneHot || drawn.tokens !== undefined;
  const s = !keeps && random.integer(2) === 0 ? collapsed(drawn, random) : drawn;
  const k = 2 + random.integer(7);
  // A small nu asks for many draws, one near 1 leaves next to no deviation term even for a few.
  let next: FiniteSetting = pick(random, [
    s,
    {...s, nu: 2 ** -k, n: 1 + random.integer(32)},
    {...s, nu: 1 - 2 ** -k},
    {...s, nu: 1 - 2 ** -k, n: 1 + random.integer(3)},
  ]);
  if (needs.oneHot) return next;
  if (random.integer(3) === 0) {
    const noise = randomNoise(s, random);
    // An h that predicts just what h° leaves of the target.
    const residual = s.representation[0]!.length === 1 && random.integer(2) === 0;
    next = {...next, noise, ...(residual ? {representation: noise.map((row) => [row[0]!])} : {})};
  }
  const {heads} = s;
  if (heads.kind === 'finite' && random.integer(2) === 0) {
    const more = signs([...heads.thetas, ...heads.thetas].slice(0, 3), random);
    next = {...next, heads: {...heads, thetas: [...heads.thetas, ...more]}};
  }
  if (random.integer(2) === 0) {
    const table = pick(random, [signs(s.representation, random), nearTable(s.representation, random)]);
    next = {...next, others: [...s.others, table]};
  }
  return needs.realisable ? withHeadRoom(next) : next;
}

/** What exact refinement goes through: the neighbours of a finite setting in one number, and lines along n and nu. */
function* headsAround(heads: HeadSetting): Generator<HeadSetting> {
  if (heads.kind === 'finite') {
    for (const thetas of changeNumbers(heads.thetas, numbersAround)) yield {...heads, thetas};
    return;
  }
  for (const radius of [2 * heads.radius, heads.radius / 2, heads.radius + 0.25, heads.radius - 0.25])
    if (radius > 0) yield {...heads, radius};
}

/** Every mass moved by one unit, every entry by a short step. */
function* stepsAway(s: FiniteSetting): Generator<FiniteSetting> {
  for (const nu of LEVELS.slice(0, 24)) if (nu !== s.nu) yield {...s, nu};
  for (const n of [s.n - 1, s.n + 1, s.n + 2, 2 * s.n]) if (n >= 1) yield {...s, n};
  for (const law of ['T', 'U'] as const)
    yield* changeField(s, [law], (masses) => transfers(masses, () => [1]));
  for (const name of ['heads', 'referenceHeads'] as const) yield* changeField(s, [name], headsAround);
  for (const name of ['representation', 'reference', 'decoder', 'others'] as const)
    yield* changeField(s, [name], (table) => changeNumbers(table, numbersAround));
}

export function* aroundFinite(s: FiniteSetting, fits: Fits<FiniteSetting>): Generator<FiniteSetting> {
  for (const next of stepsAway(s)) if (fits(next)) yield next;
  for (const next of shrinkMoves(s)) {
    // Other totals round: what is decided on dyadic laws may stay open there.
    if (Number.isInteger(Math.log2(next.total))) yield next;
  }
}

/** 2^-40 .. 2^-1, then 1 - 2^-2 .. 1 - 2^-10. */
const LINE: readonly number[] = [
  ...Array.from({length: 40}, (_, i) => 2 ** (i - 40)),
  ...Array.from({length: 9}, (_, i) => 1 - 2 ** (-2 - i)),
];

const DRAWS = [1, 2, 4, 8, 16, 32, 64];

/** Settings that differ in nu, one line for each of several n: where a tail is heaviest shows at one n and nu. */
export function* levelLines(s: FiniteSetting, fits: Fits<FiniteSetting>): Generator<Line<FiniteSetting>> {
  const above = LINE.findIndex((nu) => nu >= s.nu);
  const start = above < 0 ? LINE.length - 1 : above;
  for (const n of new Set([s.n, ...DRAWS])) {
    if (fits({...s, n})) yield {settings: LINE.map((nu) => ({...s, n, nu})), start};
  }
}
