import type {SharpConstants, SharpRow} from '../../properties/sharpen/sharpDocument.ts';
import {constantText, meetText, refutedText} from '../../properties/sharpen/sharpText.ts';
import {html, type Markup} from '../html.ts';
import {settingPicture} from '../pictures/settingPicture.ts';
import type {RunFile} from '../runFile.ts';
import {copyable} from './parts.ts';
import {type Column, table} from './table.ts';

const COLUMNS: Column<SharpRow>[] = [
  {head: 'claim', cell: ({claim}) => claim},
  {head: 'constant of', cell: ({constant}) => constant},
  {
    head: 'published',
    number: true,
    cell: ({published}) => (published === undefined ? '–' : constantText(published)),
  },
  {head: 'proved', number: true, cell: ({proved}) => constantText(proved)},
  {head: 'refuted', cell: refutedText},
  {head: 'do they meet?', cell: meetText},
];

/** Rows of one world are shown by it once. */
function worlds(rows: readonly SharpRow[]): Markup[] {
  const shown = new Map<string, {readonly rows: SharpRow[]; readonly picture: Markup}>();
  for (const row of rows) {
    if (!row.refuted) continue;
    const {setting} = row.refuted;
    const key = JSON.stringify(setting);
    const there = shown.get(key);
    const picture = there ? there.picture : settingPicture(setting);
    if (there) there.rows.push(row);
    else if (picture) shown.set(key, {rows: [row], picture});
  }
  return [...shown.values()].map(
    ({
      rows: of,
      picture,
    }) => html`<details><summary>${of.map(({claim, constant}) => `${claim}: ${constant}`).join('; ')}</summary>${picture}
<p>${of.map((row) => `${row.constant} of ${row.claim}: ${refutedText(row)}`).join('; ')}.</p></details>`,
  );
}

function sharpView({rows, command}: SharpConstants): Markup {
  return html`<p>The largest value of each constant that a world refutes, and whether it meets the proved one. A refuted constant is a theorem, one that was not refuted a conjecture.</p>
${table('Sharp constants', COLUMNS, rows)}
<details><summary>The worlds that refute them</summary>${worlds(rows)}</details>
${command === undefined ? false : copyable(`npx ${command}`, 'command of the sharp constants')}`;
}

/** Undefined where no table of sharp constants is among the files. */
export function sharpSection(files: readonly RunFile[]): Markup | undefined {
  const views = files.flatMap((file) => (file.kind === 'sharp constants' ? [sharpView(file.data)] : []));
  return views.length === 0 ? undefined : html`${views}`;
}
