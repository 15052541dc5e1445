import {html, type Markup, type Part} from '../html.ts';

export interface Column<R> {
  readonly head: string;
  readonly cell: (row: R) => Part;
  /** Set to the right. */
  readonly number?: boolean;
}

/** More columns than this need a wide page. */
const MANY = 8;

/**
 * A table that becomes a list of labelled entries on narrow pages; roles keep it a table for assistive technology.
 * The first column names the row.
 */
export function table<R>(
  caption: string,
  columns: readonly Column<R>[],
  rows: readonly R[],
  many = columns.length > MANY,
): Markup {
  const style = (column: Column<R>) => (column.number ? 'number' : '');
  const cell = (column: Column<R>, row: R, i: number): Markup =>
    i === 0
      ? html`<th scope="row" role="rowheader">${column.cell(row)}</th>`
      : html`<td role="cell" class="${style(column)}" data-head="${column.head}">${column.cell(row)}</td>`;
  return html`<table role="table"${many && html` class="many"`}>
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(
    (column) => html`<th scope="col" role="columnheader" class="${style(column)}">${column.head}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => html`<tr role="row">${columns.map((column, i) => cell(column, row, i))}</tr>\n`)}</tbody>
</table>`;
}
