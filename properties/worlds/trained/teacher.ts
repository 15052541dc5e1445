import {type Backend, encoderOf, initialWeights, represent} from '../../../models/index.ts';
import {inputError} from '../../../theory/errors.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import {maskedMeans, type TokenRows} from '../../../theory/laws/tokens.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import type {Architecture} from '../../../theory/networks/architecture.ts';
import type {WorldInputs} from '../data/worldInputs.ts';
import {presetsOf} from '../encoders/index.ts';
import {decodedRows} from '../pretext/decodedRows.ts';
import {putTargets} from '../pretext/putTargets.ts';
import {onTokenGrid, tokenRows} from '../pretext/tokenGrid.ts';
import type {PoolSetting, TeacherReference} from './setting.ts';

export interface Teacher {
  /** h°, multiples of 2^-12: the rounded table is the exact object. */
  readonly reference: Matrix;
  /** W°, multiples of 2^-4. */
  readonly decoder: Matrix;
  /** w_j = W° h°(v_j) without rounding, plus noise if any, M x q; of means over K where inputs are masked. */
  readonly target: Matrix;
  /** Where the setting has a law of masks: every token's row of h° and z_p = W° h°_p(z_K); `reference` holds their means. */
  readonly rows?: TokenRows & {readonly reference: Matrix; readonly target: Matrix};
  /** The table of another network of the class, for tasks that are turned away from h°. */
  readonly other: Matrix;
}

const TABLE_PLACES = 12;
const TABLE_GRID = 2 ** TABLE_PLACES;
const DECODER_GRID = 2 ** 4;

function rounded(table: Float64Array, columns: number, grid: number): Matrix {
  return {rows: table.length / columns, columns, data: table.map((x) => Math.round(x * grid) / grid + 0)};
}

/** With noise in multiples of 2^-4, added exactly. */
function noisy(target: Matrix, size: number | undefined, random: Generator): Matrix {
  if (!size) return target;
  const level = () => Math.round(size * random.normal() * DECODER_GRID) / DECODER_GRID;
  return {...target, data: target.data.map((x) => x + level())};
}

function decoderOf(
  a: Architecture,
  {decoderScale: scale = presetsOf(a.kind).decoderScale, unread = 0}: TeacherReference,
  random: Generator,
): Matrix {
  const {width, outputs} = encoderOf(a);
  const entries = Float64Array.from({length: outputs * width}, (_, at) => {
    const entry = (scale * random.normal()) / Math.sqrt(width);
    return at % width < width - unread ? entry : 0;
  });
  return rounded(entries, width, DECODER_GRID);
}

/**
 * A random network of the trained class and what it says of the inputs. Masked tokens of `inputs` become its targets.
 *
 * @throws InputError where the data bring targets of their own
 */
export function makeTeacher(
  backend: Backend,
  {architecture: a, masks: law, seed}: PoolSetting,
  how: TeacherReference,
  {inputs, masks, groups, targets}: WorldInputs,
): Teacher {
  if (targets)
    throw inputError('makeTeacher', 'reference', 'none: the data bring targets of their own', how.kind);
  const points = groups.length;
  const random = generator(seed);
  const {width} = encoderOf(a, 'makeTeacher');
  const rows = law && masks ? tokenRows(masks, points) : undefined;
  const features = (name: string): {table: Matrix; each?: Matrix} => {
    const weights = initialWeights(a, random.derive(name).integer(2 ** 31), how.scale ?? 1.5);
    const {table, tokens} = represent(backend, a, [{inputs, ...(masks ? {masks} : {}), weights}])[0]!;
    if (!rows || !tokens) return {table: rounded(table, width, TABLE_GRID)};
    const each = onTokenGrid(rows, points, tokens, width, TABLE_PLACES);
    return {table: maskedMeans(rows, points, each)!, each};
  };
  const {table: reference, each} = features('teacher');
  const decoder = decoderOf(a, how, random.derive('decoder'));
  const noise = random.derive('target noise');
  const target = noisy(decodedRows(decoder, reference), how.noise, noise);
  const eachTarget = each && noisy(decodedRows(decoder, each), how.noise, noise);
  if (masks) putTargets(inputs, masks, eachTarget ?? target);
  return {
    reference,
    decoder,
    target,
    ...(rows && each && eachTarget ? {rows: {...rows, reference: each, target: eachTarget}} : {}),
    other: features('other').table,
  };
}
