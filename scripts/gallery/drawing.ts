/** A world as a picture in text: its laws as bars, then what else is in it. */
import {settingText} from '../../cli/reporters/settingText.ts';
import type {Setting} from '../../properties/settings/registry.ts';

/** Cells of a bar for the whole of a law. */
const CELLS = 16;
/** More rows than these are counted. */
const MOST_ROWS = 12;
const WIDTH = 100;

/** The number of full cells that a mass fills; a mass too small for one is a thin line. */
function bar(part: number, total: number): string {
  const cells = Math.round((CELLS * part) / total);
  const drawn = cells > 0 ? '█'.repeat(cells) : part > 0 ? '▏' : '·';
  return drawn.padEnd(CELLS);
}

interface Row {
  readonly name: string;
  /** A mass of each law. */
  readonly masses: readonly number[];
}

/** Laws side by side, one row per atom; atoms without mass in any law are left out. */
function bars(laws: readonly string[], totals: readonly number[], rows: readonly Row[]): string[] {
  const shown = rows.filter(({masses}) => masses.some((m) => m > 0));
  const wide = Math.max(4, ...shown.map(({name}) => name.length));
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(wide)}  ${cells.join('  ')}`.trimEnd();
  return [
    line(
      '',
      laws.map((name) => name.padEnd(CELLS)),
    ),
    ...shown.slice(0, MOST_ROWS).map(({name, masses}) =>
      line(
        name,
        masses.map((m, i) => bar(m, totals[i]!)),
      ),
    ),
    ...(shown.length > MOST_ROWS ? [`and ${shown.length - MOST_ROWS} more`] : []),
  ];
}

const sum = (masses: readonly number[]): number => masses.reduce((a, b) => a + b, 0);

/** Laws on the same atoms. */
const table = (laws: readonly string[], masses: readonly (readonly number[])[], atom: string): string[] =>
  bars(
    laws,
    masses.map(sum),
    masses[0]!.map((_, i) => ({name: `${atom}${i + 1}`, masses: masses.map((law) => law[i]!)})),
  );

function pictured(setting: Setting): string[] {
  switch (setting.family) {
    case 'finite':
    case 'endToEnd': {
      const {U, T, total} = setting;
      const rows = U.plus.flatMap((_, j) =>
        (['plus', 'minus'] as const).map((key) => ({
          name: `x${j + 1} ${key === 'plus' ? '+' : '-'}`,
          masses: [U[key][j]!, T[key][j]!],
        })),
      );
      return bars(['U', 'T'], [total, total], rows);
    }
    case 'likelihood':
      return table(
        ['p*', ...setting.members.map((_, i) => `member ${i + 1}`)],
        [setting.truth, ...setting.members],
        'x',
      );
    case 'contrastive':
      return table(
        setting.laws.map((_, i) => `class ${i + 1}`),
        setting.laws,
        'x',
      );
    case 'spectral':
      return setting.weights.map((row) => {
        const most = Math.max(...setting.weights.flat());
        return row.map((w) => '·░▒▓█'[Math.ceil((4 * w) / most)]!.repeat(2)).join('');
      });
    case 'conditionalIndependence': {
      const {joint} = setting;
      const rows = joint.flatMap((face, i) =>
        face[0]!.map((_, k) => ({name: `x1 = ${i + 1}, y = ${k + 1}`, face, k})),
      );
      const views = joint[0]!.map((_, j) => `x2 = ${j + 1}`);
      const total = sum(joint.flat(2));
      return bars(
        views,
        views.map(() => total),
        rows.map(({name, face, k}) => ({name, masses: face.map((cell) => cell[k]!)})),
      );
    }
    default:
      return [];
  }
}

/** The picture of a setting: bars of its laws, then its numbers. */
export function drawing(setting: Setting): string[] {
  const picture = pictured(setting);
  return [...picture, ...(picture.length > 0 ? [''] : []), ...settingText(setting, WIDTH)];
}
