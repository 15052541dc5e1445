/** Text in columns. */
import Table from 'cli-table3';

const FRAME = [
  ...['top', 'bottom', 'left', 'right', 'mid', 'middle', 'mid-mid'],
  ...['top', 'bottom'].flatMap((at) => [`${at}-mid`, `${at}-left`, `${at}-right`]),
  ...['left-mid', 'right-mid'],
];
const NO_FRAME = Object.fromEntries(FRAME.map((part) => [part, '']));

/**
 * The lines of a table without a frame; colours in cells take no room.
 * @param right which columns are set to the right; default none
 */
export function inColumns(
  rows: readonly (readonly string[])[],
  right: (column: number) => boolean = () => false,
): string[] {
  const table = new Table({
    chars: NO_FRAME,
    style: {'padding-left': 0, 'padding-right': 2, head: [], border: []},
    colAligns: (rows[0] ?? []).map((_, i) => (right(i) ? 'right' : 'left')),
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

/** A line without colours that fits. */
export const cut = (line: string, width: number): string =>
  line.length <= width ? line : `${line.slice(0, width - 3)}...`;
