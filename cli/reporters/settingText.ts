/** A setting for people: its points as a table, or its parts one to a line. */
import {short} from '../../properties/files/format.ts';
import type {FiniteSetting} from '../../properties/settings/finite/setting.ts';
import type {Setting} from '../../properties/settings/registry.ts';
import {cut, inColumns} from './inColumns.ts';

/** More points or parts than these are counted. */
const MOST_LINES = 8;

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** A mass over a common total, in lowest terms. */
function mass(part: number, total: number): string {
  if (part === 0) return '0';
  const by = divisor(part, total);
  return part === total ? '1' : `${part / by}/${total / by}`;
}

/** One number as it is, several in brackets. */
const vector = (row: readonly number[]): string =>
  row.length === 1 ? short(row[0]) : `(${row.map((x) => short(x)).join(', ')})`;

function headsText(heads: FiniteSetting['heads']): string {
  if (heads.kind === 'ball') return `|theta| <= ${short(heads.radius)}`;
  const shown = heads.thetas.slice(0, 4).map(vector).join(', ');
  return heads.thetas.length > 4 ? `${shown}, ... (${heads.thetas.length})` : shown;
}

/** What a table of points does not show, in a line where there is something. */
function besides({others, noise, tokens, decoder}: FiniteSetting): string[] {
  const parts = [
    ...(noise ? [`W° ${decoder.map(vector).join(', ')}, noise ${noise.map(vector).join(', ')}`] : []),
    ...(others.length > 0 ? [`${others.length} more in H`] : []),
    ...(tokens ? ['masked inputs, one row per token'] : []),
  ];
  return parts.length > 0 ? [parts.join('; ')] : [];
}

function finiteText(setting: FiniteSetting): string[] {
  const {total, U, T, representation, reference, tokens, loss, heads, referenceHeads, n, nu} = setting;
  // Of masked inputs the rows are tokens, several to a point.
  const tabled = tokens === undefined;
  const points = U.plus
    .slice(0, MOST_LINES)
    .map((_, j) => [
      `x${j + 1}`,
      ...(tabled ? [vector(representation[j] ?? []), vector(reference[j] ?? [])] : []),
      ...[U, T].flatMap(({plus, minus}) => [mass(plus[j] ?? 0, total), mass(minus[j] ?? 0, total)]),
    ]);
  const head = ['point', ...(tabled ? ['h', 'h°'] : []), 'U(x,+1)', 'U(x,-1)', 'T(x,+1)', 'T(x,-1)'];
  const more = U.plus.length > MOST_LINES ? [`and ${U.plus.length - MOST_LINES} more points`] : [];
  const same = JSON.stringify(heads) === JSON.stringify(referenceHeads);
  return [
    ...inColumns([head, ...points], (i) => i > 0),
    ...more,
    ...besides(setting),
    `${loss} loss, heads ${headsText(heads)}${same ? '' : `; on h° ${headsText(referenceHeads)}`}, n = ${n}, nu = ${short(nu)}`,
  ];
}

/** The lines of a setting, cut to a width. */
export function settingText(setting: Setting, width: number): string[] {
  if (setting.family === 'finite') return finiteText(setting).map((line) => cut(line, width));
  const parts = Object.entries(setting).filter(([name]) => name !== 'family');
  const lines = inColumns(
    parts.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  const more = parts.length > MOST_LINES ? [`and ${parts.length - MOST_LINES} more fields`] : [];
  return [...lines.slice(0, MOST_LINES), ...more].map((line) => cut(line, width));
}
