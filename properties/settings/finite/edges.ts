/** Finite settings at the edge of a claim, written out: plain generation hardly meets them. */
import type {Needs} from '../../../theory/claim/claim.ts';
import type {FiniteSetting} from './setting.ts';

/** k points of equal mass and k heads; head f is wrong at point f alone, so one of them is wrong on every draw. */
function disjointErrors(k: number, nu: number): FiniteSetting {
  const each = Array.from({length: k}, (_, i) => i);
  const unit = each.map((i) => each.map((j) => +(i === j)));
  const table = each.map((i) => each.map((j) => (i === j ? -1 : 1)));
  const law = {plus: each.map(() => 1), minus: each.map(() => 0)};
  const heads = {kind: 'finite' as const, thetas: unit};
  return {
    family: 'finite',
    total: k,
    U: law,
    T: law,
    loss: 'hinge',
    heads,
    referenceHeads: heads,
    representation: table,
    reference: table,
    others: [],
    decoder: [unit[0]!],
    beta: 0.5,
    n: 1,
    nu,
  };
}

/** By name; empty for claims whose extremes random settings find. */
export function finiteEdges(needs: Needs): Readonly<Record<string, FiniteSetting>> {
  return needs.manyHeads ? {threeHeads: disjointErrors(3, 0.75), fiveHeads: disjointErrors(5, 0.9)} : {};
}
