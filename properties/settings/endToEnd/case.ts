/** The case of an enumerable end-to-end setting. Networks are exact where numbers are short and dyadic; else one is refused. */

import {
  abs,
  add,
  div,
  dot,
  type Interval,
  max,
  point,
  scale,
  square,
  sub,
  sum,
  ZERO,
} from '../../../theory/arithmetic/interval.ts';
import {deepBallConstants, transformerBallConstants} from '../../../theory/covering/ballConstants.ts';
import {
  type EncodedNetwork,
  type EndToEndCase,
  makeEndToEndCase,
  type PretrainedNetwork,
} from '../../../theory/endToEnd/endToEndCase.ts';
import {InputError, inputError} from '../../../theory/errors.ts';
import type {Ends} from '../../../theory/heads/risk.ts';
import {type Pool, pointMass, pool} from '../../../theory/laws/pool.ts';
import {type Matrix, matrix, row} from '../../../theory/linear/matrix.ts';
import {vectorNorm} from '../../../theory/linear/norms/matrixNorms.ts';
import {checkPairs, checkShapes, sizesOf} from './checks.ts';
import type {EndToEndSetting, ParameterLists} from './setting.ts';

const WHERE = 'endToEndCase';

const exactly = (x: Interval, name: string): number => {
  if (x.lo !== x.hi) throw inputError(WHERE, name, 'numbers so short that all sums are exact', x.lo);
  return x.lo + 0;
};

/** h at each point, [M][d]. */
function encode(s: EndToEndSetting, tables: ParameterLists): number[][] {
  const {scenario, inputs} = s;
  const {features} = sizesOf(s);
  const each = Array.from({length: features}, (_, i) => i);
  if (scenario === 'context') {
    return inputs.map((v) =>
      each.map((i) => {
        const weights = tables[0]!.slice(i * v.length, (i + 1) * v.length);
        return Math.max(0, exactly(dot(weights, v), 'inputs'));
      }),
    );
  }
  const [, mask, position] = tables;
  return inputs.map(([p]) => {
    const row = each.map((i) =>
      exactly(add(point(mask![i]!), point(position![p! * features + i]!)), 'position'),
    );
    if (features === 1) return [Math.max(-1, Math.min(1, row[0]!))];
    if (!(vectorNorm(row.map(point)).hi <= 1))
      throw inputError(WHERE, 'mask, position', 'rows h_p in the unit ball, where there are several', row);
    return row;
  });
}

function tableOf(rows: readonly (readonly number[])[]): Matrix {
  return {rows: rows.length, columns: rows[0]!.length, data: Float64Array.from(rows.flat())};
}

function decoderOf(s: EndToEndSetting, tables: ParameterLists): number[][] {
  const {features, targets} = sizesOf(s);
  const W = tables.at(-1)!;
  return Array.from({length: targets}, (_, k) => W.slice(k * features, (k + 1) * features));
}

function network(
  s: EndToEndSetting,
  tables: ParameterLists,
  target: readonly (readonly number[])[],
): EncodedNetwork {
  const rows = encode(s, tables);
  const table = tableOf(rows);
  const W = decoderOf(s, tables);
  const losses = target.map((w, j) =>
    sum(W.map((row, k) => square(sub(sum(row.map((x, i) => scale(x, point(rows[j]![i]!)))), point(w[k]!))))),
  );
  return {
    table,
    rows: table,
    decoder: matrix(W),
    losses: {lo: Float64Array.from(losses, ({lo}) => lo), hi: Float64Array.from(losses, ({hi}) => hi)},
  };
}

/** At least the spectral norm of each table: the Frobenius norm, equal where there is one row; of the positions the largest row. */
function sizes(s: EndToEndSetting, tables: ParameterLists): Interval[] {
  const {features} = sizesOf(s);
  return tables.map((values, i) => {
    if (s.scenario !== 'masked' || i !== 2) return vectorNorm(values.map(point));
    if (features === 1) return values.map((x) => abs(point(x))).reduce(max, ZERO);
    const rows = values.flatMap((_, k) => (k % features === 0 ? [values.slice(k, k + features)] : []));
    return rows.map((row) => vectorNorm(row.map(point))).reduce(max, ZERO);
  });
}

/** max_i |W_i - W_i^init| / r_i. */
function distance(s: EndToEndSetting, tables: ParameterLists): Interval {
  const moved = tables.map((values, i) =>
    values.map((x, k) => exactly(sub(point(x), point(s.initial[i]![k]!)), 'parameters')),
  );
  return sizes(s, moved)
    .map((size, i) => div(size, point(s.radii[i]!)))
    .reduce(max, ZERO);
}

const inside = (s: EndToEndSetting, tables: ParameterLists): boolean => distance(s, tables).hi <= 1;

const noneDiffers = (values: readonly number[]): boolean => values.every((x) => x === values[0]);

/**
 * Whether samples are all alike: of U, where no point tells the candidates and the reference apart by more or less than any
 * other; of T, where every candidate gives 0 on its support, so that no head does anything.
 */
function alike(pool: Pool, reference: EncodedNetwork, candidates: readonly EncodedNetwork[]) {
  const points = Array.from({length: pool.size}, (_, j) => j);
  const seen = points.filter((j) => pointMass(pool.U, j) > 0);
  const met = points.filter((j) => pointMass(pool.T, j) > 0);
  const at = (losses: Ends, j: number): Interval => ({lo: losses.lo[j]!, hi: losses.hi[j]!});
  return {
    unlabelled: candidates.every(({losses}) => {
      const gaps = seen.map((j) => sub(at(losses, j), at(reference.losses, j)));
      return gaps.every(({lo, hi}) => lo === hi) && noneDiffers(gaps.map(({lo}) => lo));
    }),
    labelled: candidates.every(({table}) => met.every((j) => row(table, j).every((x) => x === 0))),
  };
}

/**
 * The case that an end-to-end setting describes: one layer on few points, so small that all pairs of samples are
 * enumerated.
 * @throws InputError where its parts do not fit each other
 * @example
 * ```ts
 * import {readFixture, worlds} from 'transferbound';
 *
 * const {setting} = await readFixture('node_modules/transferbound/fixtures/witnesses/end-to-end-context-encoder.json');
 * if (setting.family !== 'endToEnd') throw new Error(setting.family);
 * const c = worlds.endToEndCase(setting);
 * [c.subject, c.encoder]; // => ['endToEnd', 'context']
 * ```
 */
export function endToEndCase(s: EndToEndSetting): EndToEndCase {
  checkShapes(s);
  const world = pool({total: s.total, U: s.U, T: s.T});
  const clean = encode(s, s.teacher);
  const {targets} = sizesOf(s);
  const W = decoderOf(s, s.teacher);
  const noise = s.noise ?? Array.from({length: targets * clean.length}, () => 0);
  if (noise.length !== targets * clean.length || s.inputs.length !== world.size)
    throw inputError(WHERE, 'inputs, noise', `${world.size} points, ${targets} numbers each`, noise.length);
  const target = clean.map((h, j) =>
    W.map((row, k) => {
      const predicted = sum(row.map((x, i) => scale(x, point(h[i]!))));
      return exactly(add(predicted, point(noise[j * targets + k]!)), 'target');
    }),
  );
  const reference = network(s, s.teacher, target);
  const groups = s.inputs.map((row) => JSON.stringify(row));
  const {others = []} = s;
  for (const [name, list] of Object.entries({candidates: s.candidates, others})) {
    if (list.some((tables) => !inside(s, tables)))
      throw new InputError(`${WHERE}: ${name}: expected parameters in the ball, got one outside`);
  }
  const whole = {factor: 1, nu: s.nuPretraining};
  const trained = s.candidates.map(
    (tables): PretrainedNetwork => ({
      ...network(s, tables, target),
      scale: whole,
      distance: distance(s, tables).hi,
    }),
  );
  const same = alike(world, reference, trained);
  checkPairs(s, same);
  const longest = (rows: readonly (readonly number[])[]) =>
    rows.map((row) => vectorNorm(row.map(point))).reduce(max, ZERO);
  const targetNorm = longest(target);
  const norms = sizes(s, s.initial);
  const ball = (factor: number) => {
    const radii = s.radii.map((r) => scale(factor, point(r)));
    if (s.scenario === 'context')
      return deepBallConstants({inputNorm: longest(s.inputs), targetNorm, initial: norms, radii});
    const [embedding, mask, position, decoder] = radii as [Interval, Interval, Interval, Interval];
    return transformerBallConstants({
      tokenNorm: targetNorm,
      initial: {headWidth: 1, blocks: [], decoder: norms[3]!},
      radii: {embedding, mask, position, blocks: [], decoder},
    });
  };
  return makeEndToEndCase({
    encoder: s.scenario,
    pool: world,
    loss: s.loss,
    pretext: {
      law: {
        plus: Float64Array.from(target, (_, j) => pointMass(world.U, j)),
        minus: new Float64Array(target.length),
      },
      total: world.total,
      target: tableOf(target),
      point: Int32Array.from(target, (_, j) => j),
      visible: Int32Array.from(groups, (group) => groups.indexOf(group)),
    },
    reference,
    referenceInside: inside(s, s.teacher),
    ...(others.length > 0 ? {others: others.map((tables) => tableOf(encode(s, tables)))} : {}),
    referenceRadius: s.referenceRadius,
    ball,
    parameters: s.initial.reduce((sum, values) => sum + values.length, 0),
    draws: s.draws,
    ...(s.heldOut === undefined ? {} : {heldOut: s.heldOut}),
    ...(s.test === undefined ? {} : {test: s.test}),
    n: s.n,
    nu: s.nu,
    nuPretraining: s.nuPretraining,
    same,
    pretrain(counts) {
      // The last of the best: which of them is the algorithm's own business.
      const found = trained.map(({losses}) => losses.hi.reduce((sum, x, j) => sum + x * counts[j]!, 0));
      return trained[found.lastIndexOf(Math.min(...found))]!;
    },
  });
}
