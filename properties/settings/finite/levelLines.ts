/** Lines of settings that differ in nu, one for each of several n: where a tail is heaviest shows at one n and nu. */
import type {FiniteSetting} from './setting.ts';

export interface Line {
  readonly settings: readonly FiniteSetting[];
  /** Where the setting itself is, or the one next to it. */
  readonly start: number;
}

/** 2^-40 .. 2^-1, then 1 - 2^-2 .. 1 - 2^-10. */
const LEVELS: readonly number[] = [
  ...Array.from({length: 40}, (_, i) => 2 ** (i - 40)),
  ...Array.from({length: 9}, (_, i) => 1 - 2 ** (-2 - i)),
];

const DRAWS = [1, 2, 4, 8, 16, 32, 64];

export function* levelLines(
  s: FiniteSetting,
  affordable: (setting: FiniteSetting) => boolean,
): Generator<Line> {
  const above = LEVELS.findIndex((nu) => nu >= s.nu);
  const start = above < 0 ? LEVELS.length - 1 : above;
  for (const n of new Set([s.n, ...DRAWS])) {
    if (affordable({...s, n})) yield {settings: LEVELS.map((nu) => ({...s, n, nu})), start};
  }
}
