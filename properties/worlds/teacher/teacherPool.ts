/** The pool of a teacher world, before any training. */
import {
  type Backend,
  drawMasks,
  encoderOf,
  initialWeights,
  type PoolInputs,
  represent,
} from '../../../models/index.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import type {Pool} from '../../../theory/laws/pool.ts';
import {maskedMeans, type TokenRows} from '../../../theory/laws/tokens.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {decodedRows} from '../decodedRows.ts';
import {presetsOf} from '../encoders/index.ts';
import {mixtureInputs} from '../mixtureInputs.ts';
import {shiftedPool} from '../shiftedPool.ts';
import type {TeacherSetting} from './teacherSetting.ts';
import {onTokenGrid, tokenRows} from './tokenGrid.ts';

export interface TeacherPool {
  readonly pool: Pool;
  readonly inputs: PoolInputs;
  /** h°, multiples of 2^-12: the rounded table is the exact object. */
  readonly reference: Matrix;
  /** W°, multiples of 2^-4. */
  readonly decoder: Matrix;
  /** w_j = W° h°(v_j) without rounding, plus noise if any, M x q; of means over K where inputs are masked. */
  readonly target: Matrix;
  /** Where the setting has a law of masks: every token's row of h° and z_p = W° h°_p(z_K); `reference` holds their means. */
  readonly rows?: TokenRows & {readonly reference: Matrix; readonly target: Matrix};
}

const TABLE_PLACES = 12;
const TABLE_GRID = 2 ** TABLE_PLACES;
const DECODER_GRID = 2 ** 4;

function rounded(table: Float64Array, columns: number, grid: number): Matrix {
  return {rows: table.length / columns, columns, data: table.map((x) => Math.round(x * grid) / grid + 0)};
}

/** With noise in multiples of 2^-4, added exactly. */
function noisy(target: Matrix, {targetNoise}: TeacherSetting, random: Generator): Matrix {
  if (!targetNoise) return target;
  const level = () => Math.round(targetNoise * random.normal() * DECODER_GRID) / DECODER_GRID;
  return {...target, data: target.data.map((x) => x + level())};
}

/**
 * P(y = +1 | x_j) from the sign of cos(rotation) <a, h°> + sin(rotation) <b, other features>, both scaled, and centred
 * unless the setting says otherwise.
 */
function labels(random: Generator, setting: TeacherSetting, own: Matrix, other: Matrix): Float64Array {
  const score = (table: Matrix): Float64Array => {
    const head = Float64Array.from({length: table.columns}, () => random.normal());
    const raw = Float64Array.from({length: table.rows}, (_, j) =>
      head.reduce((sum, a, i) => sum + a * table.data[j * table.columns + i]!, 0),
    );
    const mean = raw.reduce((a, b) => a + b, 0) / raw.length;
    const spread = Math.hypot(...raw.map((x) => x - mean)) || 1;
    return raw.map((x) => (setting.uncentred ? x : x - mean) / spread);
  };
  const [first, second] = [score(own), score(other)];
  const {rotation, noise} = setting;
  return first.map((s, j) =>
    Math.cos(rotation) * s + Math.sin(rotation) * second[j]! >= 0 ? 1 - noise : noise,
  );
}

/** A set K is drawn for each point; without a law of masks one random token, K = {p}, p uniform. */
function maskedInputs(random: Generator, setting: TeacherSetting, data: Float64Array): PoolInputs {
  const {architecture: a, points} = setting;
  const {tokens} = encoderOf(a);
  if (tokens === undefined) return {inputs: data};
  const law = setting.masks ?? {kind: 'count', count: 1};
  return {inputs: data, masks: drawMasks(law, tokens, points, random)};
}

export function teacherPool(backend: Backend, setting: TeacherSetting): TeacherPool {
  const {architecture: a, points, components, seed} = setting;
  const random = generator(seed);
  const groups = Int32Array.from({length: points}, (_, j) => j % components);
  const {tokens, width, outputs: q} = encoderOf(a);
  const length = (tokens ?? 1) * a.inputs;
  const data = mixtureInputs(random.derive('inputs'), length, groups, components, setting.spread);
  const inputs = maskedInputs(random.derive('masks'), setting, data);
  const rows = setting.masks && inputs.masks ? tokenRows(inputs.masks, points) : undefined;
  const features = (name: string): {table: Matrix; each?: Matrix} => {
    const weights = initialWeights(a, random.derive(name).integer(2 ** 31), setting.teacherScale ?? 1.5);
    const {table, tokens: all} = represent(backend, a, [{...inputs, weights}])[0]!;
    if (!rows || !all) return {table: rounded(table, width, TABLE_GRID)};
    const each = onTokenGrid(rows, points, all, width, TABLE_PLACES);
    return {table: maskedMeans(rows, points, each)!, each};
  };
  const {table: reference, each} = features('teacher');
  const draw = random.derive('decoder');
  const scale = setting.decoderScale ?? presetsOf(a.kind).decoderScale;
  const read = width - (setting.unread ?? 0);
  const entries = Float64Array.from({length: q * width}, (_, at) => {
    const entry = (scale * draw.normal()) / Math.sqrt(width);
    return at % width < read ? entry : 0;
  });
  const decoder = rounded(entries, width, DECODER_GRID);
  const noise = random.derive('target noise');
  const target = noisy(decodedRows(decoder, reference), setting, noise);
  const eachTarget = each && noisy(decodedRows(decoder, each), setting, noise);
  if (rows && eachTarget) {
    // The masked tokens are what the teacher says of each; the teacher itself sees the mask token in their place.
    for (let r = 0; r < rows.owner.length; r++)
      if (rows.masked[r] === 1) data.set(eachTarget.data.subarray(r * q, (r + 1) * q), r * q);
  } else if (tokens !== undefined) {
    // The masked token is what the teacher says; the teacher itself sees the mask token in its place.
    for (let j = 0; j < points; j++) {
      const token = inputs.masks!.indexOf(1, j * tokens);
      data.set(target.data.subarray(j * q, (j + 1) * q), token * q);
    }
  }
  const eta = labels(random.derive('labels'), setting, reference, features('other').table);
  return {
    pool: shiftedPool(setting.shift, {eta, groups, data}),
    inputs,
    reference,
    decoder,
    target,
    ...(rows && each && eachTarget ? {rows: {...rows, reference: each, target: eachTarget}} : {}),
  };
}
