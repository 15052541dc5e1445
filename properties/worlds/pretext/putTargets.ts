import type {Table} from '../../../models/types.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';

/**
 * Puts targets into the masked places of tokens, where the teacher itself sees the mask token.
 *
 * @param inputs [M x tokens x q], changed
 * @param targets one row per token, or one per masked token in their order
 */
export function putTargets(inputs: Table, masks: Uint8Array, {rows, columns: q, data}: Matrix): void {
  let hidden = 0;
  for (const [at, masked] of masks.entries()) {
    if (masked !== 1) continue;
    const r = rows === masks.length ? at : hidden++;
    inputs.set(data.subarray(r * q, (r + 1) * q), at * q);
  }
}
