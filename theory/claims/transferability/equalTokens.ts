/** A law of (z, K, p) that forgets 1/|K|: every masked token of a point weighs u(z, K), all divided by the sum. */
import {type Case, memoised} from '../../case/case.ts';
import {pretextTable} from '../../case/pretextSide.ts';
import {pointMass} from '../../laws/pool.ts';
import type {ExactMatrix} from '../../linear/exactMatrix.ts';
import {moments} from '../../pretext/moments.ts';
import {schurOfMoments} from '../../pretext/schurComplement.ts';

/** Lambda under that law. */
export function equalTokensSchur(c: Case): ExactMatrix {
  return memoised(c, ['Lambda, equal tokens'], () => {
    const {owner, masked} = c.tokens ?? {owner: new Int32Array(), masked: new Uint8Array()};
    const plus = Float64Array.from(owner, (j, r) => masked[r]! * pointMass(c.pool.U, j));
    const total = plus.reduce((sum, mass) => sum + mass, 0);
    const law = {plus, minus: new Float64Array(plus.length)};
    const [h, o] = [pretextTable(c, c.representation), pretextTable(c, c.reference)];
    return schurOfMoments(moments(law, total, h, o));
  });
}
