/** Computing a case by portions of its rows, so that what one of them leaves in memory is near when it is read again. */
import {type Graph, sizeOf, type Tensor} from '../graph.ts';
import type {Buffer, Program, Step} from '../program.ts';
import {VECTOR} from './layout.ts';

/** Bytes of values and gradients that a second-level cache has room for. */
const CACHE = 800 * 1024;
/** Rows of a product below which its tiles are not worth their start. */
const FEWEST = 32;
/** Parameters are read for every portion. */
const LARGE = 512 * 1024;

const bytesOf = (tensors: readonly Tensor[]) =>
  tensors.reduce((sum, tensor) => sum + VECTOR * sizeOf(tensor), 0);

/**
 * Whether sums over rows can be cut anywhere with the same bits: one term that is one, each parameter read once, and no product of a
 * tensor with itself, which pairs every row with every other.
 */
export function isSumOverRows({ops, terms}: Graph): boolean {
  const last = ops.at(-1)!;
  if (terms.length !== 1 || (last.kind !== 'squaredError' && last.kind !== 'marginLoss')) return false;
  const read = ops.flatMap((op) => {
    if (op.kind === 'product') return [op.a.tensor, op.b.tensor, ...(op.init ? [op.init.tensor] : [])];
    return op.kind === 'add' ? [op.a.tensor, op.b.tensor] : [op.x];
  });
  if (ops.some((op) => op.kind === 'product' && op.a.tensor === op.b.tensor)) return false;
  const parameters = read.filter(({kind}) => kind === 'parameter');
  return new Set(parameters).size === parameters.length;
}

/**
 * The fewest portions of so many rows that are small enough, or as many as leave products of FEWEST rows; 1 where they
 * would cost more.
 */
export function portionsOf(graph: Graph, rows: number): number {
  if (!isSumOverRows(graph) || bytesOf(graph.parameters) > LARGE) return 1;
  const computed = graph.ops.flatMap((op) =>
    op.kind === 'product' || op.kind === 'add' ? [op.out.tensor] : [],
  );
  // Values, and about as many gradients.
  const bytes = 2 * bytesOf(computed);
  let found = 1;
  for (let portions = 1; portions * FEWEST <= computed[0]!.rows && bytes / found > CACHE; portions++)
    if (rows % portions === 0) found = portions;
  return found;
}

/** The steps of a portion, which add to the gradients of parameters in place of starting them. */
export function accumulating({backward}: Program): Step[] {
  const adds = (buffer: Buffer) => buffer.region === 'gradient';
  return backward.flatMap((step): Step[] => {
    if (step.kind === 'zero' && adds(step.x)) return [];
    if (step.kind === 'product' && step.init === 'zero' && adds(step.c.buffer))
      return [{...step, init: 'self'}];
    if (step.kind === 'add' && adds(step.to.buffer)) return [{...step, init: 'self'}];
    return [step];
  });
}
