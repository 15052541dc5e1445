/** A sweep as Markdown: one row a scenario and value, means over the worlds. */
import type {TermName} from './endToEndTerms.ts';
import type {SweepReport, SweepRow} from './sweep.ts';

const number = (x: number): string =>
  x === 0 ? '0' : Math.abs(x) >= 0.01 && Math.abs(x) < 1000 ? x.toPrecision(3) : x.toExponential(1);

const COLUMNS: readonly (readonly [heading: string, of: TermName])[] = [
  ['TV', 'TV'],
  ['2 B TV', '2 B TV'],
  ['task', 'task'],
  ['E_U measured', 'measured E_U'],
  ['optimisation', 'optimisation'],
  ['cover', 'cover'],
  ['norm-based', 'norm-based cover'],
  ['tail', 'tail'],
  ['C', 'C'],
  ['C E_U^(1/2)', 'C E_U^(1/2)'],
  ['2 G Rhat', '2 G (R/n) sqrt(sum |h|^2)'],
  ['deviation', '4 B sqrt(ln(1/nu)/(2n))'],
  ['bound', 'bound'],
  ['B', 'B'],
  ['E_T measured', 'measured E_T'],
];

function vacuous({vacuous: count, trials, blamed}: SweepRow): string {
  return count === 0 ? '' : `${count} of ${trials.length}: ${blamed.join(', ')}`;
}

export function sweepTable({over, worlds, rows, complete}: SweepReport): string {
  const head = ['scenario', over, ...COLUMNS.map(([heading]) => heading), 'vacuous'];
  const violated = rows.reduce((sum, row) => sum + row.violated, 0);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map((_, i) => (i === 0 || i === head.length - 1 ? '---' : '---:'))),
    ...rows.map((row) =>
      line([
        row.scenario,
        String(row.value),
        ...COLUMNS.map(([, of]) => number(row.means[of])),
        vacuous(row),
      ]),
    ),
    '',
    `Means over ${worlds} worlds, the same at every value; nu = nu' = 0.05. The bound was violated in ${violated} of ${rows.length * worlds} trials.`,
    '"norm-based" is what stands for the cover in the published style; it is not part of the bound. "vacuous": the bound is B or more, with its largest term.',
    ...(complete ? [] : ['Stopped early.']),
    '',
  ].join('\n');
}
