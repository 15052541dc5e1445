import {html, type Markup, type Part} from '../html.ts';

export interface Column<R> {
  readonly head: string;
  readonly cell: (row: R) => Part;
  /** Set to the right. */
  readonly number?: boolean;
  /** What the column is sorted by, in tables that can be; default its text. */
  readonly order?: (row: R) => number | string | undefined;
}

export interface TableOptions<R> {
  /** Columns that need a wide page, or one of medium width; default: more than eight need a wide one. */
  readonly many?: boolean | 'medium';
  /** Whether a click on a heading sorts the rows, where scripts run. */
  readonly sortable?: boolean;
  /** What a row is found by: its attributes. */
  readonly found?: (row: R) => Markup;
}

/** More columns than this need a wide page. */
const MANY = 8;

/** What is not known is sorted after everything else. */
function orderOf<R>({order}: Column<R>, row: R): Markup | false {
  if (!order) return false;
  const by = order(row);
  return html` data-order="${by === undefined ? '' : String(by)}"`;
}

/**
 * A table that becomes a list of labelled entries on narrow pages; roles keep it a table for assistive technology.
 * The first column names the row.
 */
export function table<R>(
  caption: string,
  columns: readonly Column<R>[],
  rows: readonly R[],
  {many = columns.length > MANY, sortable = false, found}: TableOptions<R> = {},
): Markup {
  const style = (column: Column<R>) => (column.number ? 'number' : '');
  const cell = (column: Column<R>, row: R, i: number): Markup =>
    i === 0
      ? html`<th scope="row" role="rowheader">${column.cell(row)}</th>`
      : html`<td role="cell" class="${style(column)}" data-head="${column.head}"${orderOf(column, row)}>${column.cell(row)}</td>`;
  return html`<table role="table"${many && html` class="${many === 'medium' ? many : 'many'}"`}${sortable && html` data-sortable`}>
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(
    (column) => html`<th scope="col" role="columnheader" class="${style(column)}">${column.head}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => html`<tr role="row"${found?.(row)}>${columns.map((column, i) => cell(column, row, i))}</tr>\n`)}</tbody>
</table>`;
}
