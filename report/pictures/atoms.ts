/** The atoms (x_j, y) of a finite setting where a table puts them. */
import type {FiniteSetting} from '../../properties/worlds/finite.ts';

export interface Atom {
  readonly table: string;
  readonly law: string;
  readonly label: '+1' | '−1';
  readonly mass: number;
  readonly x: number;
  readonly y: number;
}

export interface Spot {
  readonly table: string;
  readonly law: string;
  /** Points that the table puts there: x1, x2. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export const LAWS = {U: 'U', T: 'T'} as const;

/** First two coordinates; 0 for a second that is not there. */
const placed = (row: readonly number[]) => ({x: row[0] ?? 0, y: row[1] ?? 0});

export function tablesOf({representation, reference}: FiniteSetting) {
  return {h: representation, 'h°': reference};
}

export function atomsOf(setting: FiniteSetting): Atom[] {
  const {total} = setting;
  return Object.entries(tablesOf(setting)).flatMap(([table, rows]) =>
    (['U', 'T'] as const).flatMap((law) =>
      rows.flatMap((row, j) =>
        (['plus', 'minus'] as const).map(
          (side): Atom => ({
            table,
            law,
            label: side === 'plus' ? '+1' : '−1',
            mass: setting[law][side][j]! / total,
            ...placed(row),
          }),
        ),
      ),
    ),
  );
}

/** Several atoms of one label at one place are one. */
export function mergedAtoms(atoms: readonly Atom[]): Atom[] {
  const merged = new Map<string, Atom>();
  for (const atom of atoms) {
    const key = `${atom.table} ${atom.law} ${atom.label} ${atom.x} ${atom.y}`;
    const known = merged.get(key);
    merged.set(key, known ? {...known, mass: known.mass + atom.mass} : atom);
  }
  return [...merged.values()].filter(({mass}) => mass > 0);
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
export const pointName = (j: number): string =>
  `x${[...String(j + 1)].map((digit) => SUBSCRIPTS[Number(digit)]).join('')}`;

/** Where each table puts the points that a law gives mass, with their names. */
export function spotsOf(setting: FiniteSetting): Spot[] {
  return Object.entries(tablesOf(setting)).flatMap(([table, rows]) =>
    (['U', 'T'] as const).flatMap((law) => {
      const spots = new Map<string, number[]>();
      for (const [j, row] of rows.entries()) {
        if (setting[law].plus[j]! + setting[law].minus[j]! === 0) continue;
        const {x, y} = placed(row);
        const key = JSON.stringify([x, y]);
        spots.set(key, [...(spots.get(key) ?? []), j]);
      }
      return [...spots].map(([key, points]): Spot => {
        const [x, y] = JSON.parse(key) as [number, number];
        const names = points.map(pointName);
        const text = names.length > 4 ? `${names.slice(0, 3).join(' ')} …` : names.join(' ');
        return {table, law, text, x, y};
      });
    }),
  );
}
