import * as Plot from '@observablehq/plot';
import type {Markup} from '../html.ts';
import {draw} from '../plots/draw.ts';
import {type Atom, atomsOf, type Drawn, LAWS, mergedAtoms, type Spot, spotsOf} from './atoms.ts';

/** A little room on both sides, also where all values are equal. */
export function padded(values: readonly number[], share = 0.18): [number, number] {
  const lo = Math.min(0, ...values);
  const hi = Math.max(0, ...values);
  if (hi === lo) return [-1, 1];
  const room = (hi - lo) * share;
  return [lo - room, hi + room];
}

const COLOURS: Readonly<Record<Atom['label'], string>> = {'+1': 'var(--plus)', '−1': 'var(--minus)'};

/**
 * Both laws on both representations: a disc for each atom, its area the mass, filled for label +1 and open for -1.
 * Representations on a line have +1 above it and -1 below; of longer ones the first two coordinates are shown.
 */
export function finitePicture(drawn: Drawn): Markup {
  const tables = Object.values(drawn.tables);
  const rows = tables.flat();
  const flat = rows.every((row) => row.length === 1);
  const atoms = mergedAtoms(atomsOf(drawn)).sort((a, b) => b.mass - a.mass);
  const spots = spotsOf(drawn);
  const place = {fx: 'table', fy: 'law', x: 'x'} as const;
  const y = flat ? (atom: Atom) => (atom.label === '+1' ? 0.45 : -0.45) : (atom: Atom) => atom.y;
  const radius = (atom: Atom) => 11 * Math.sqrt(atom.mass);
  const few = tables[0]!.length <= 12;
  return draw(describe(drawn), {
    width: tables.length > 1 ? 300 : 200,
    height: flat ? 190 : 250,
    marginLeft: 34,
    marginRight: 8,
    marginTop: 22,
    marginBottom: 24,
    fx: {domain: Object.keys(drawn.tables), label: null, axis: 'top', padding: 0.08},
    fy: {domain: LAWS, label: null, axis: 'left', padding: 0.1},
    x: {domain: padded(rows.map((row) => row[0]!)), ticks: 2, tickSize: 3, label: null, nice: false},
    y: flat ? {domain: [-1, 1.6], axis: null} : {domain: padded(rows.map((row) => row[1] ?? 0)), axis: null},
    r: {type: 'identity'},
    marks: [
      Plot.frame({stroke: 'var(--line)', rx: 4}),
      Plot.ruleY([0], {stroke: 'var(--line)'}),
      Plot.ruleX([0], {stroke: 'var(--line)'}),
      Plot.dot(
        atoms.filter(({label}) => label === '+1'),
        {...place, y, r: radius, fill: COLOURS['+1'], fillOpacity: 0.75},
      ),
      Plot.dot(
        atoms.filter(({label}) => label === '−1'),
        {
          ...place,
          y,
          r: radius,
          stroke: COLOURS['−1'],
          strokeWidth: 2,
          fill: COLOURS['−1'],
          fillOpacity: 0.15,
        },
      ),
      ...(few
        ? [
            Plot.text(spots, {
              ...place,
              y: flat ? () => 1.28 : (spot: Spot) => spot.y,
              ...(flat ? {} : {dy: -15}),
              text: 'text',
              fontSize: 11,
              fill: 'currentColor',
              stroke: 'var(--card)',
              strokeWidth: 3,
            }),
          ]
        : []),
    ],
  });
}

function describe({tables, total, U, T}: Drawn): string {
  const most = 6;
  const row = (values: readonly number[]) =>
    values.length === 1 ? String(values[0]) : `(${values.join(', ')})`;
  const [, first = []] = Object.entries(tables)[0] ?? [];
  const points = first.slice(0, most).map((_, j) => {
    const mass = (law: typeof U) => `${law.plus[j]}/${total} plus, ${law.minus[j]}/${total} minus`;
    const places = Object.entries(tables).map(([name, rows]) => `${name} ${row(rows[j]!)}`);
    return `point ${j + 1}: ${places.join(', ')}, U ${mass(U)}, T ${mass(T)}`;
  });
  if (first.length > most) points.push(`and ${first.length - most} more`);
  return `World of ${first.length} points. ${points.join('; ')}.`;
}
