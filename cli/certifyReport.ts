/** What `certify` prints: limits from numbers, or the forms of a certificate from files. */
import Table from 'cli-table3';
import type {Calculated, Limit} from '../properties/certify/calculator.ts';
import type {CertificateDocument} from '../properties/certify/certificateDocument.ts';
import {count, outward, short} from '../properties/files/format.ts';
import type {Interval} from '../theory/arithmetic/interval.ts';
import {coloured, paint} from './terminal.ts';

type Align = 'left' | 'right';

function table(
  head: readonly string[],
  align: readonly Align[],
  rows: readonly (readonly string[])[],
): string {
  const made = new Table({
    head: [...head],
    colAligns: [...align],
    style: {head: coloured(process.stdout) ? ['bold'] : [], border: [], compact: true},
  });
  made.push(...rows.map((row) => [...row]));
  return made.toString();
}

/** What may be printed of a limit: rounded to the side on which it stays one. */
function printed({side, enclosure: {lo, hi}}: Limit): string {
  if (side === 'upper') return outward(hi, 'up');
  if (side === 'lower') return outward(lo, 'down');
  return `${outward(lo, 'down')} to ${outward(hi, 'up')}`;
}

const SIDES = {upper: 'at most', lower: 'at least', value: 'is'} as const;

export function limitsReport({of, limits, requires}: Calculated): string {
  const rows = limits.map((limit) => [limit.name, SIDES[limit.side], printed(limit)]);
  const must = requires.map((line) => `  - ${line}\n`).join('');
  return `${table([of, '', ''], ['left', 'right', 'left'], rows)}\n${must && `what must be true:\n${must}`}`;
}

type CertifiedForm = CertificateDocument['forms'][number];

const up = (x: number): string => outward(x, 'up', 4);

/** One number where the enclosure is tight. */
function about({lo, hi}: Interval): string {
  return hi - lo <= 1e-4 * Math.abs(hi) ? short((lo + hi) / 2) : `${short(lo, 'down')} to ${up(hi)}`;
}

const vacuous = ({limit, largest}: CertifiedForm): boolean => limit !== undefined && limit.lo >= largest;

function limitText(form: CertifiedForm): string {
  if (!form.limit) return paint('red', 'refused');
  return vacuous(form) ? paint('yellow', `${up(form.limit.hi)} vacuous`) : up(form.limit.hi);
}

/** The change that helps most, where one does. */
function helpLines(forms: readonly CertifiedForm[]): string[] {
  return forms.flatMap(({helps}, i) => {
    const [best] = [...helps].sort((a, b) => a.limit - b.limit);
    return best ? [`  ${i + 1}  ${up(best.limit)} with ${best.change}`] : [];
  });
}

const SIGNS = {checked: 'checked', assumed: 'ASSUMED', failed: 'FAILED'} as const;

/** Each requirement once, with the forms that need it by their numbers. */
function requirementLines(forms: readonly CertifiedForm[]): string[] {
  const users = new Map<string, number[]>();
  for (const [i, {requires}] of forms.entries())
    for (const {text, status} of requires) {
      const line = `${SIGNS[status]}  ${text}`;
      users.set(line, [...(users.get(line) ?? []), i + 1]);
    }
  return [...users].map(([line, numbers]) => `  ${line} [${numbers.join(', ')}]`);
}

function termLines(forms: readonly CertifiedForm[]): string {
  return forms
    .flatMap(({name, terms}, i) =>
      terms.length < 2
        ? []
        : [
            `  ${i + 1} ${name}`,
            ...terms.map((term) => `      ${about(term.value).padStart(12)}  ${term.name}`),
          ],
    )
    .join('\n');
}

export function certificateReport({delta, n, held, head, forms, notes}: CertificateDocument): string {
  const sizes = [
    ...(n === undefined ? [] : [`D: ${count(n)} labelled draws`]),
    ...(held === undefined ? [] : [`D': ${count(held)} held out`]),
    ...(head
      ? [
          `head: ${head.loss} loss, |theta| = ${short(head.norm)} <= R = ${short(head.radius)}, eps_opt ${head.gap.toExponential(1)}`,
        ]
      : []),
  ].join('; ');
  const measured = forms.some((form) => form.measured !== undefined);
  const rows = forms.map((form, i) => [
    String(i + 1),
    form.name,
    form.of,
    limitText(form),
    ...(measured ? [form.measured ? about(form.measured) : '-'] : []),
    form.terms.length > 1 ? (form.dominant ?? '-') : '-',
  ]);
  return [
    sizes,
    table(
      ['', 'form', 'limit of the', 'at most', ...(measured ? ['measured'] : []), 'largest term'],
      ['right', 'left', 'left', 'right', ...(measured ? ['right' as const] : []), 'left'],
      rows,
    ),
    `Each holds with probability at least ${short(1 - delta)} over the draws; all ${forms.length} at once with at least ${short(Math.max(0, 1 - forms.length * delta))}.`,
    'Risk: 0-1 loss, a score of 0 is an error.',
    'what helps most, computed again with the same means and variances:',
    ...helpLines(forms),
    'terms:',
    termLines(forms),
    'what must be true, and for which form:',
    ...requirementLines(forms),
    ...notes.map(({text, status}) => `  ${SIGNS[status]}  ${text}`),
    '',
  ].join('\n');
}
