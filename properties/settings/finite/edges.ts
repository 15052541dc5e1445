/** Finite settings at the edge of a claim, written out: plain generation hardly meets them. */
import type {Needs} from '../../../theory/claim/needs.ts';
import {oneHot} from './needs.ts';
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

/** Three orthogonal points whose labels are fair, and a head for each way of labelling them: it learns by heart what it sees. */
function fairAxes(n: number, nu: number): FiniteSetting {
  const axes = oneHot(3);
  const law = {plus: [1, 1, 1], minus: [1, 1, 1]};
  const signs = [1, -1];
  const thetas = signs.flatMap((a) => signs.flatMap((b) => signs.map((c) => [a, b, c])));
  const heads = {kind: 'finite' as const, thetas};
  return {
    ...fairLabels,
    total: 6,
    U: law,
    T: law,
    loss: 'hinge',
    heads,
    referenceHeads: heads,
    representation: axes,
    reference: axes,
    decoder: [[0, 0, 0]],
    n,
    nu,
  };
}

/** By name; empty for claims whose extremes random settings find. */
export function finiteEdges({manyHeads, test, fittedHeads}: Needs): Readonly<Record<string, FiniteSetting>> {
  return {
    ...(manyHeads ? {threeHeads: disjointErrors(3, 0.75), fiveHeads: disjointErrors(5, 0.9)} : {}),
    ...(test ? {fairLabels} : {}),
    ...(fittedHeads ? {fairAxes: fairAxes(2, 0.75), fairAxesOnce: fairAxes(1, 0.75)} : {}),
  };
}
