/** Finite settings at the edge of a claim, written out: plain generation hardly meets them. */
import type {Needs} from '../../../theory/claim/needs.ts';
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

/** One point whose label is fair, and one head: the loss is 0 or 1, and three draws show none of the one kind on one sample of eight. */
const fairLabels: FiniteSetting = {
  family: 'finite',
  total: 2,
  U: {plus: [1], minus: [1]},
  T: {plus: [1], minus: [1]},
  loss: 'ramp',
  heads: {kind: 'finite', thetas: [[1]]},
  referenceHeads: {kind: 'finite', thetas: [[1]]},
  representation: [[1]],
  reference: [[1]],
  others: [],
  decoder: [[0]],
  beta: 0.5,
  n: 3,
  nu: 2 ** -7,
};

/** By name; empty for claims whose extremes random settings find. */
export function finiteEdges({manyHeads, test}: Needs): Readonly<Record<string, FiniteSetting>> {
  return {
    ...(manyHeads ? {threeHeads: disjointErrors(3, 0.75), fiveHeads: disjointErrors(5, 0.9)} : {}),
    ...(test ? {fairLabels} : {}),
  };
}
