/** D in two halves, by a permutation that depends on the number of rows alone: files may be sorted by label. */
import type {LossName} from '../../theory/heads/loss.ts';
import {generator} from '../../theory/laws/generator.ts';
import {type Matrix, rowsAt} from '../../theory/linear/matrix.ts';
import type {Halves} from './evidence.ts';
import {scored, trainedHead} from './trainHead.ts';

/** Of the permutation. */
const SEED = 1;

function permutation(n: number): number[] {
  const random = generator(SEED).derive('halves');
  const order = Array.from({length: n}, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Nothing where there are fewer than two draws. */
export function halvesOf(
  {table, labels}: {readonly table: Matrix; readonly labels: Int8Array},
  {loss, radius}: {readonly loss: LossName; readonly radius: number},
): {readonly halves?: Halves} {
  if (table.rows < 2) return {};
  const order = permutation(table.rows);
  const part = (from: number, to?: number) => {
    const rows = order.slice(from, to);
    return {table: rowsAt(table, rows), labels: Int8Array.from(rows, (j) => labels[j]!)};
  };
  const middle = Math.floor(table.rows / 2);
  const head = trainedHead(part(0, middle), {loss, radius});
  return {halves: {head, second: scored(part(middle), head)}};
}
