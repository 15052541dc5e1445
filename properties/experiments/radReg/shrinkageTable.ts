/** The shrinkage report as Markdown: one row a scenario, penalty and term. */
import type {Interval} from '../../../theory/arithmetic/interval.ts';
import {verdictLine} from '../../../theory/sequential/verdictLine.ts';
import {rate} from '../../files/format.ts';
import type {ShrinkageReport, ShrinkageRow} from './shrinkage.ts';

const limits = ({lo, hi}: Interval): string => `${rate(lo)} to ${rate(hi)}`;

function tested({test}: ShrinkageRow): string {
  if (!test) return '';
  const exponent = Math.floor((10 * test.peakLogE) / Math.LN10) / 10;
  return test.kind === 'refuted' ? `shown, e-value 10^${exponent}` : `not shown, e-value 10^${exponent}`;
}

function line(row: ShrinkageRow): string {
  const {scenario, lambda, term, comparison: c, factor} = row;
  const cells = [
    scenario,
    lambda,
    term,
    `${c.shrank} of ${c.pairs}`,
    limits(c.shrinkRate),
    c.grew,
    c.tied + c.undecided,
    Number.isFinite(factor) ? factor.toPrecision(3) : '-',
    tested(row),
  ];
  return `| ${cells.join(' | ')} |`;
}

export function shrinkageTable(report: ShrinkageReport): string {
  const {design, alpha, rows, complete} = report;
  const sees = design.catches === undefined ? 'none' : rate(design.catches);
  const one = rows.find(({test}) => test)?.test;
  return [
    '| scenario | lambda | term | shrank | 95% limits of the rate | grew | tied or undecided | mean factor | shrinks in more than half |',
    '| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |',
    ...rows.map(line),
    '',
    `Tested: "the plain term shrinks in at most half of the pairs", level ${design.alpha.toExponential(1)} a test, ${alpha.toExponential()} in all; ${design.trials} pairs catch a true rate of ${sees} with 95% power. "Violated" in a test's own line means that it shrank${one ? `, for example: ${verdictLine(one)}` : ''}.`,
    'The mean factor is the geometric mean of after/before where both are above 0. A pair of two zero tables is tied or, in the whole bound, undecided.',
    ...(complete ? [] : ['Stopped early.']),
    '',
  ].join('\n');
}
