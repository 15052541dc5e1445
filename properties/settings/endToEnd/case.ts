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
import {pointMass, pool} from '../../../theory/laws/pool.ts';
import {type Matrix, matrix} from '../../../theory/linear/matrix.ts';
import {vectorNorm} from '../../../theory/linear/norms/matrixNorms.ts';
import {checkPairs, checkShapes} from './checks.ts';
import type {EndToEndSetting, ParameterLists} from './setting.ts';

const WHERE = 'endToEndCase';

const exactly = (x: Interval, name: string): number => {
  if (x.lo !== x.hi) throw inputError(WHERE, name, 'numbers so short that all sums are exact', x.lo);
  return x.lo + 0;
};

/** h at each point. */
function encode({scenario, inputs}: EndToEndSetting, tables: ParameterLists): number[] {
  if (scenario === 'context') return inputs.map((v) => Math.max(0, exactly(dot(tables[0]!, v), 'inputs')));
  const [, mask, position] = tables;
  return inputs.map(([p]) =>
    Math.max(-1, Math.min(1, exactly(add(point(mask![0]!), point(position![p!]!)), 'position'))),
  );
}

function column(values: readonly number[]): Matrix {
  return {rows: values.length, columns: 1, data: Float64Array.from(values)};
}

function network(s: EndToEndSetting, tables: ParameterLists, target: readonly number[]): EncodedNetwork {
  const table = column(encode(s, tables));
  const w = tables.at(-1)![0]!;
  const losses = target.map((t, j) => square(sub(scale(w, point(table.data[j]!)), point(t))));
  return {
    table,
    rows: table,
    decoder: matrix([[w]]),
    losses: {lo: Float64Array.from(losses, ({lo}) => lo), hi: Float64Array.from(losses, ({hi}) => hi)},
  };
}

/** Spectral norm of each table; of the positions the largest row. */
function sizes({scenario}: EndToEndSetting, tables: ParameterLists): Interval[] {
  return tables.map((values, i) =>
    scenario === 'masked' && i === 2
      ? values.map((x) => abs(point(x))).reduce(max, ZERO)
      : vectorNorm(values.map(point)),
  );
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
 * [c.subject, c.scenario]; // => ['endToEnd', 'context']
 * ```
 */
export function endToEndCase(s: EndToEndSetting): EndToEndCase {
  checkShapes(s);
  const world = pool({total: s.total, U: s.U, T: s.T});
  checkPairs(s);
  const clean = encode(s, s.teacher);
  const w = s.teacher.at(-1)![0]!;
  const noise = s.noise ?? clean.map(() => 0);
  if (noise.length !== clean.length || s.inputs.length !== world.size)
    throw inputError(WHERE, 'inputs, noise', `${world.size} entries, one per pool point`, noise.length);
  const target = clean.map((x, j) => exactly(add(scale(w, point(x)), point(noise[j]!)), 'target'));
  const reference = network(s, s.teacher, target);
  const groups = s.inputs.map((row) => JSON.stringify(row));
  if (s.candidates.some((tables) => !inside(s, tables)))
    throw new InputError(`${WHERE}: candidates: expected parameters in the ball, got one outside`);
  const whole = {factor: 1, nu: s.nuPretraining};
  const trained = s.candidates.map(
    (tables): PretrainedNetwork => ({
      ...network(s, tables, target),
      scale: whole,
      distance: distance(s, tables).hi,
    }),
  );
  const longest = (rows: readonly (readonly number[])[]) =>
    rows.map((row) => vectorNorm(row.map(point))).reduce(max, ZERO);
  const targetNorm = longest(target.map((t) => [t]));
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
    scenario: s.scenario,
    pool: world,
    loss: s.loss,
    pretext: {
      law: {
        plus: Float64Array.from(target, (_, j) => pointMass(world.U, j)),
        minus: new Float64Array(target.length),
      },
      total: world.total,
      target: column(target),
      point: Int32Array.from(target, (_, j) => j),
      visible: Int32Array.from(groups, (group) => groups.indexOf(group)),
    },
    reference,
    referenceInside: inside(s, s.teacher),
    referenceRadius: s.referenceRadius,
    ball,
    parameters: s.initial.reduce((sum, values) => sum + values.length, 0),
    draws: s.draws,
    n: s.n,
    nu: s.nu,
    nuPretraining: s.nuPretraining,
    pretrain(counts) {
      // The last of the best: which of them is the algorithm's own business.
      const found = trained.map(({losses}) => losses.hi.reduce((sum, x, j) => sum + x * counts[j]!, 0));
      return trained[found.lastIndexOf(Math.min(...found))]!;
    },
  });
}
