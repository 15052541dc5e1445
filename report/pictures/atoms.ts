/** The atoms (x_j, y) of a pool where tables put them. */
import {mean} from 'simple-statistics';
import type {FiniteSetting} from '../../properties/settings/finite/setting.ts';
import type {Masses} from '../../properties/settings/schemaParts.ts';

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

type Rows = readonly (readonly number[])[];

/** What is drawn: masses on the points of the pool, and where tables put the points. */
export interface Drawn {
  readonly total: number;
  readonly U: Masses;
  readonly T: Masses;
  /** By caption; one row per point. */
  readonly tables: Readonly<Record<string, Rows>>;
}

export const LAWS = ['U', 'T'] as const;

/** First two coordinates; 0 for a second that is not there. */
const placed = (row: readonly number[]) => ({x: row[0] ?? 0, y: row[1] ?? 0});

/** Rows of tokens as the points have them: means over the masked tokens. */
function pooled(rows: Rows, tokens: FiniteSetting['tokens']): Rows {
  if (!tokens) return rows;
  let from = 0;
  return tokens.map((flags) => {
    const own = rows.slice(from, from + flags.length).filter((_, i) => flags[i] === 1);
    from += flags.length;
    return rows[0]!.map((_, k) => mean(own.map((row) => row[k]!)));
  });
}

export function drawnFinite({representation, reference, tokens, total, U, T}: FiniteSetting): Drawn {
  return {total, U, T, tables: {h: pooled(representation, tokens), 'h°': pooled(reference, tokens)}};
}

export function atomsOf({tables, total, ...laws}: Drawn): Atom[] {
  return Object.entries(tables).flatMap(([table, rows]) =>
    LAWS.flatMap((law) =>
      rows.flatMap((row, j) =>
        (['plus', 'minus'] as const).map(
          (side): Atom => ({
            table,
            law,
            label: side === 'plus' ? '+1' : '−1',
            mass: laws[law][side][j]! / total,
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
const pointName = (j: number): string =>
  `x${[...String(j + 1)].map((digit) => SUBSCRIPTS[Number(digit)]).join('')}`;

/** Where each table puts the points that a law gives mass, with their names. */
export function spotsOf({tables, ...laws}: Drawn): Spot[] {
  return Object.entries(tables).flatMap(([table, rows]) =>
    LAWS.flatMap((law) => {
      const spots = new Map<string, number[]>();
      for (const [j, row] of rows.entries()) {
        if (laws[law].plus[j]! + laws[law].minus[j]! === 0) continue;
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
