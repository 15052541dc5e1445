import type {CertificateDocument} from '../../properties/certify/certificateDocument.ts';
import {count, outward} from '../../properties/files/format.ts';
import {enclosure} from '../format.ts';
import {html, type Markup} from '../html.ts';
import type {RunFile} from '../runFile.ts';
import {type Column, table} from './table.ts';

type Form = CertificateDocument['forms'][number];

const up = (x: number): string => outward(x, 'up', 4);

/** What may be printed: the upper end. */
function limitCell({limit, largest}: Form): Markup {
  if (!limit) return html`<span class="badge bad"><span aria-hidden="true">✗</span> refused</span>`;
  return limit.lo >= largest
    ? html`${up(limit.hi)} <span class="badge open"><span aria-hidden="true">∅</span> vacuous</span>`
    : html`${up(limit.hi)}`;
}

function helpCell({helps}: Form): string {
  const [best] = [...helps].sort((a, b) => a.limit - b.limit);
  return best ? `${up(best.limit)} with ${best.change}` : '–';
}

const columns = (measured: boolean): Column<Form>[] => [
  {head: 'form', cell: ({name}) => name},
  {head: 'limit of the', cell: ({of}) => of},
  {head: 'at most', number: true, cell: limitCell},
  ...(measured
    ? [
        {
          head: 'measured',
          number: true,
          cell: (form: Form) => (form.measured ? enclosure(form.measured) : '–'),
        },
      ]
    : []),
  {head: 'largest term', cell: ({terms, dominant}) => (terms.length > 1 ? (dominant ?? '–') : '–')},
  {head: 'what helps most', cell: helpCell},
];

function requirements(forms: readonly Form[]): Markup {
  const users = new Map<string, string[]>();
  for (const {name, requires} of forms)
    for (const {text, status} of requires) {
      const line = `${status}: ${text}`;
      users.set(line, [...(users.get(line) ?? []), name]);
    }
  return html`<details><summary>What must be true, and for which form</summary><ul>${[...users].map(
    ([line, names]) => html`<li>${line} <small>(${names.join('; ')})</small></li>`,
  )}</ul></details>`;
}

function certificateView({files, delta, n, held, forms, notes}: CertificateDocument): Markup {
  const sizes = [
    ...(n === undefined ? [] : [`${count(n)} labelled draws`]),
    ...(held === undefined ? [] : [`${count(held)} held out`]),
  ].join(', ');
  const measured = forms.some((form) => form.measured !== undefined);
  return html`<h3>${Object.values(files).join(', ')}</h3>
<p>${sizes}. Each form holds with probability at least ${outward(1 - delta, 'down', 4)} over the draws, all together with at least ${outward(Math.max(0, 1 - forms.length * delta), 'down', 4)}.</p>
${table('Upper limits, rounded up', columns(measured), forms)}
${notes.length > 0 && html`<ul>${notes.map(({text, status}) => html`<li>${status}: ${text}</li>`)}</ul>`}
${requirements(forms)}`;
}

/** Undefined where no certificate is among the files. */
export function certificateSection(files: readonly RunFile[]): Markup | undefined {
  const views = files.flatMap((file) => (file.kind === 'certificate' ? [certificateView(file.data)] : []));
  return views.length === 0 ? undefined : html`${views}`;
}
