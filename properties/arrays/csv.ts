/**
 * Numbers in text: one row a line, separated by commas (.csv) or tabs (.tsv). The first line names the columns where one of its
 * cells is no number.
 */
import {createReadStream} from 'node:fs';
import {basename} from 'node:path';
import Papa from 'papaparse';
import {InputError, inputError} from '../../theory/errors.ts';
import {MOST_NUMBERS, type NumberArray} from './numberArray.ts';

/** Read at a time. */
const CHUNK = 2 ** 20;
/** A line longer than this many chunks is no row of numbers. */
const LONGEST_LINE = 16;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Missing values and infinities are numbers here, so that they are refused with their row and do not read as a name. */
const NO_NUMBER = /^([+-]?(nan|inf|infinity)|na|null|)$/i;

function numberOf(cell: string): number | undefined {
  const text = cell.trim();
  if (NUMBER.test(text)) return Number(text);
  return NO_NUMBER.test(text) ? Number.NaN : undefined;
}

/** Rows as they come; columns are chosen by the first line. */
class Rows {
  values = new Float64Array(1024);
  rows = 0;
  #columns: readonly number[] | undefined;
  #width = 0;

  readonly name: string;
  readonly wanted: readonly string[] | undefined;

  constructor(name: string, wanted: readonly string[] | undefined) {
    this.name = name;
    this.wanted = wanted;
  }

  get width(): number {
    return this.#columns?.length ?? 0;
  }

  #begin(cells: readonly string[]): boolean {
    this.#width = cells.length;
    const header = cells.some((cell) => numberOf(cell) === undefined);
    const names = cells.map((cell) => cell.trim());
    if (this.wanted) {
      const choices = header
        ? `one of ${names.slice(0, 20).join(', ')}`
        : 'a first line that names the columns';
      this.#columns = this.wanted.map((column) => {
        const places = names.flatMap((one, i) => (header && one === column ? [i] : []));
        if (places.length === 1) return places[0]!;
        throw inputError(
          this.name,
          'column',
          choices,
          places.length > 1 ? `${column}, several times` : column,
        );
      });
    } else {
      const unnamed = header ? names.indexOf('') : -1;
      if (unnamed >= 0)
        throw inputError(
          this.name,
          `column ${unnamed}`,
          'a name, as the others have (an index that pandas wrote? to_csv(index=False) leaves it out)',
          '',
        );
      this.#columns = cells.map((_, i) => i);
    }
    return header;
  }

  #fail(column: number, cell: string): InputError {
    return inputError(this.name, `row ${this.rows}, column ${column}`, 'a finite number', cell);
  }

  add(cells: readonly string[]): void {
    if (!this.#columns && this.#begin(cells)) return;
    if (cells.length !== this.#width)
      throw inputError(
        this.name,
        `row ${this.rows}`,
        `${this.#width} cells as in the first line`,
        cells.length,
      );
    const columns = this.#columns!;
    const end = (this.rows + 1) * columns.length;
    if (end > MOST_NUMBERS) throw inputError(this.name, 'file', `at most ${MOST_NUMBERS} numbers`, 'more');
    if (end > this.values.length) {
      const more = new Float64Array(Math.min(MOST_NUMBERS, 2 * end));
      more.set(this.values);
      this.values = more;
    }
    let place = end - columns.length;
    for (const column of columns) {
      const x = numberOf(cells[column]!);
      if (x === undefined || !Number.isFinite(x)) throw this.#fail(column, cells[column]!);
      this.values[place++] = x;
    }
    this.rows++;
  }
}

/**
 * @param wanted names of columns; without it all
 * @throws InputError for a cell that is no finite number, with its row and column counted from 0, and for lines of different lengths
 */
export async function readCsv(
  path: string,
  wanted: readonly string[] | undefined,
  delimiter: ',' | '\t',
): Promise<NumberArray> {
  const rows = new Rows(basename(path), wanted);
  let first = true;
  let unfinished = 0;
  await new Promise<void>((resolve, reject) => {
    const stream = createReadStream(path, {encoding: 'utf8', highWaterMark: CHUNK});
    stream.on('error', (error: NodeJS.ErrnoException) =>
      reject(new InputError(`${rows.name}: expected a readable file, got ${error.code}`)),
    );
    Papa.parse<string[]>(stream, {
      delimiter,
      skipEmptyLines: true,
      chunk({data}, parser) {
        try {
          unfinished = data.length === 0 ? unfinished + 1 : 0;
          if (unfinished > LONGEST_LINE)
            throw inputError(
              rows.name,
              `row ${rows.rows}`,
              `a line of at most ${LONGEST_LINE * CHUNK} bytes`,
              'more',
            );
          for (const cells of data) {
            if (first) cells[0] = cells[0]!.replace(/^\uFEFF/, '');
            first = false;
            rows.add(cells);
          }
        } catch (error) {
          reject(error);
          parser.abort();
          stream.destroy();
        }
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  return {shape: [rows.rows, rows.width], values: rows.values.slice(0, rows.rows * rows.width)};
}
