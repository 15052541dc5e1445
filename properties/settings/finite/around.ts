/** What exact refinement goes through: the neighbours of a finite setting in one number, and lines along n and nu. */
import {transfers} from '../edit/laws.ts';
import {changeField, changeNumbers} from '../edit/moves.ts';
import {numbersAround} from '../edit/nearNumbers.ts';
import type {Fits, Line} from '../settingFamily.ts';
import type {FiniteSetting, HeadSetting} from './setting.ts';
import {LEVELS, shrinkMoves} from './shrink.ts';

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
